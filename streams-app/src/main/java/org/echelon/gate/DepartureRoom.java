package org.echelon.gate;

import org.echelon.network.Capacity;

/**
 * How much a node can still take with a departure.
 *
 * <p>Room is 1.04 times the storage capacity less stock on hand and less what of the pipeline will
 * not have flowed out again when this departure arrives; inbound is the day's capacity less what
 * other departures of the day were granted.
 *
 * <pre>
 * room = 1.04 capacity - on hand - max(0, pipeline - outflow (L + 0.8))
 * </pre>
 *
 * <p>O(1). A heuristic: stock is taken to flow out at its planned rate. Source: model, section 8.
 *
 * @param units units the dock can still receive that day
 * @param cube cube the node can still store
 */
public record DepartureRoom(double units, double cube) {
  private static final double STORAGE_SLACK = 1.04;
  private static final double TURN_ALLOWANCE_DAYS = 0.8;

  /** Cube that an empty node could take. */
  public static double mostCube(Capacity capacity) {
    return STORAGE_SLACK * capacity.storageCube();
  }

  /** The room of a node, given its load over all partitions. */
  public static DepartureRoom of(
      Capacity capacity, NodeLoad load, double leadTimeDays, double grantedTodayUnits) {
    double units = Math.max(0, capacity.inboundUnitsPerDay() - grantedTodayUnits);
    double outflow = load.outflowMicroCubePerDay() / 1e6 * (leadTimeDays + TURN_ALLOWANCE_DAYS);
    double pipeline = Math.max(0, load.inboundMilliCube() / 1e3 - outflow);
    double cube = Math.max(0, mostCube(capacity) - load.onHandMilliCube() / 1e3 - pipeline);
    return new DepartureRoom(units, cube);
  }
}
