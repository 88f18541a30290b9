package org.echelon.network;

/** A way goods move between two nodes (by ordinal), with its calendar, lead time and costs. */
public record Lane(
    String id,
    int from,
    int to,
    LaneKind kind,
    DepartureCalendar calendar,
    LeadTime leadTime,
    double costPerUnit,
    double costPerCube,
    Trucks trucks,
    double maxUnitsPerDeparture,
    LaneMode mode,
    int ackWithinMinutes,
    int expireAfterMinutes,
    boolean assumeAcks) {

  /** Currency to move one unit of the given cube. */
  public double cost(double unitCube) {
    return costPerUnit + costPerCube * unitCube;
  }

  /** Currency to move one unit of a cube and weight, with its share of a full truck. */
  public double costOnFullTruck(double unitCube, double unitKg) {
    return cost(unitCube) + trucks.cost() * trucks.filled(unitCube, unitKg);
  }
}
