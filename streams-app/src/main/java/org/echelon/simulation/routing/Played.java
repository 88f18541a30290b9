package org.echelon.simulation.routing;

/**
 * What a policy made of the orders of a world.
 *
 * @param cost of all orders, currency
 * @param shipped orders of which something was shipped
 * @param lines ordered
 * @param lost lines that nobody shipped
 * @param late lines that came after the promised day
 * @param nanos of each decision in rising order, preparation apart; of no use where no clock ran
 * @param preparationNanos of everything between the decisions
 */
public record Played(
    double cost,
    int orders,
    int shipped,
    int parcels,
    int lines,
    int lost,
    int late,
    long[] nanos,
    long preparationNanos) {

  /** Currency. */
  public double costPerOrder() {
    return cost / orders;
  }

  /** Parcels of an order of which something was shipped. */
  public double parcelsPerOrder() {
    return (double) parcels / shipped;
  }

  /** Share of the lines. */
  public double lostShare() {
    return (double) lost / lines;
  }

  /** Share of the lines shipped. */
  public double lateShare() {
    return (double) late / (lines - lost);
  }

  /** Microseconds that a decision took, for a percentile between 0 and 1. */
  public double micros(double percentile) {
    return nanos[(int) (percentile * (nanos.length - 1))] / 1e3;
  }
}
