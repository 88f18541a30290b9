package org.echelon.producers.bound;

/**
 * What no policy can undercut in the counted days of a world, currency a day; docs, bound.
 *
 * @param seed of the world
 * @param serving every order at its least cost: true of every single run
 * @param stock keeping what cannot have been sold yet: true of every single run
 * @param placement what it costs at least that stock is placed before orders are known: true of the
 *     mean over all arrivals at the rates of this world
 * @param earlyChance most that a chance of a delivery within the window it was sent in is
 * @param draws arrivals drawn anew
 */
public record CostBound(
    long seed, double serving, double stock, double placement, double earlyChance, int draws) {

  /** The whole bound. */
  public double perDay() {
    return serving + stock + placement;
  }

  /** The part that is true of every single run. */
  public double surePerDay() {
    return serving + stock;
  }
}
