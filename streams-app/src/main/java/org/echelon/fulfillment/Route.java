package org.echelon.fulfillment;

import org.echelon.network.ShipOption;

/**
 * A way to serve a unit: node, ship option, departure and arrival, and the cost per unit that chose
 * it. Instants are epoch milliseconds, costs currency per unit.
 *
 * @param cost shipping, replacement, affinity, prices, queue and a share of what the unit given up
 *     is worth
 * @param shipping the part that the carrier takes, lateness and region included
 * @param outOfRegion of it what is counted because the node lies outside a region that keeps to
 *     itself; nobody is paid it
 * @param queueing the part that the node's queue adds
 * @param kept by how much the unit is worth more than that to those who may still come, where they
 *     could be kept waiting for it
 * @param departureAt cut-off that the unit makes
 * @param inTime whether it keeps the promised speed, and the promised instant if there is one
 */
public record Route(
    int node,
    ShipOption option,
    double cost,
    double shipping,
    double outOfRegion,
    double queueing,
    double kept,
    long departureAt,
    long arrivalAt,
    boolean inTime) {

  /**
   * What is weighed against a lost sale: the cost without the out-of-region amount, with all that
   * the unit is worth.
   */
  public double spent() {
    return cost - outOfRegion + kept;
  }
}
