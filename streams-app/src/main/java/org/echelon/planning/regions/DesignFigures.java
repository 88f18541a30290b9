package org.echelon.planning.regions;

/**
 * What a design of regions comes to, by the analytic evaluation. Money is currency a day.
 *
 * @param costPerDay all of the parts below
 * @param shipping what ship options take
 * @param late for what comes later than asked for
 * @param lost for what is not sold
 * @param stock for filling nodes, handling and holding
 * @param lanesCost for trucks, carriers and touches between sites, see {@link LaneTerms}
 * @param overload for units beyond what nodes can send, see {@link DesignEvaluation}
 * @param unitsPerDay units served
 * @param inRegion share of them that come from the customer's region
 * @param sameDay share of demand that finds stock within its region at a node that reaches it the
 *     same day
 * @param nextDay the same by the next day
 * @param selection share of items that a region carries, mean over regions by demand
 * @param selectionOfDemand share of demand for items that its region carries
 * @param cubeInStock dm³ that stock of nodes which serve customers fills on average
 * @param lanes lanes of parcels were all of them direct: each node to each zone of its region, and
 *     one for each two regions, each way
 * @param directLanes lanes that carry enough for trucks of their own
 * @param trucks trucks a day on them
 * @param truckFill share of their room that is used
 * @param fedAcross lanes of replenishment that cross a border
 */
public record DesignFigures(
    int regions,
    double costPerDay,
    double shipping,
    double late,
    double lost,
    double stock,
    double lanesCost,
    double overload,
    double unitsPerDay,
    double inRegion,
    double sameDay,
    double nextDay,
    double selection,
    double selectionOfDemand,
    double cubeInStock,
    int lanes,
    int directLanes,
    long trucks,
    double truckFill,
    int fedAcross) {

  /** Shipping of a unit served, currency. */
  public double shippingPerUnit() {
    return unitsPerDay == 0 ? 0 : shipping / unitsPerDay;
  }
}
