package org.echelon.simulation.routing;

/** Decides orders one by one, as they come and for good. */
interface RoutingPolicy {
  /**
   * What it does before an order, apart from deciding: prices may be found anew.
   *
   * @param day since the start
   * @param stock by item and facility, not to be changed
   */
  default void prepare(double day, int[][] stock) {}

  /**
   * Chooses a facility with stock for each line.
   *
   * @param chosen set by line, {@link org.echelon.fulfillment.OrderSplit#NONE} if it is lost
   */
  void decide(CustomerOrder order, int[][] stock, int[] chosen);
}
