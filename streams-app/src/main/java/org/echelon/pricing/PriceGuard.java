package org.echelon.pricing;

/**
 * Limits how far a price may move from one published vector to the next: |new - old| <= ratio * old
 * + floor, with a floor per cube-day for storage and per unit for flow. The first vector and one
 * after a network change have no predecessor to be held against.
 *
 * <p>O(rows), exact. Source: model, section 6.
 */
public record PriceGuard(double ratio, double storageFloor, double flowFloor) {
  /** Twice the old price plus .05 per cube-day or 2.00 per unit. */
  public static final PriceGuard DEFAULT = new PriceGuard(2, 0.05, 2.00);

  public PriceGuard {
    if (!(ratio >= 0) || !(storageFloor >= 0) || !(flowFloor >= 0)) {
      throw new IllegalArgumentException(
          "ratio "
              + ratio
              + " and floors "
              + storageFloor
              + ", "
              + flowFloor
              + " must not be negative");
    }
  }

  /** A price of this kind that nobody would decide another way for, whatever the guard. */
  static double negligible(Resources.Kind kind) {
    return (kind == Resources.Kind.STORAGE ? DEFAULT.storageFloor : DEFAULT.flowFloor) / 1000;
  }

  /** A vector within the limits and how many of its rows had to be cut. */
  public record Clipped(double[] prices, int cut) {}

  /** The largest move allowed from an old price of this kind. */
  public double limit(Resources.Kind kind, double old) {
    return ratio * old + (kind == Resources.Kind.STORAGE ? storageFloor : flowFloor);
  }

  /**
   * The nearest vector within the limits.
   *
   * @throws PriceException PRICE_SHAPE when either vector does not fit the rows or has a price that
   *     is not a number, infinite or negative
   */
  public Clipped clip(PricedRows resources, double[] old, double[] next) {
    resources.check(old);
    resources.check(next);
    double[] prices = new double[next.length];
    int cut = 0;
    for (int r = 0; r < next.length; r++) {
      double limit = limit(resources.row(r).kind(), old[r]);
      prices[r] = Math.max(old[r] - limit, Math.min(old[r] + limit, next[r]));
      if (prices[r] != next[r]) {
        cut++;
      }
    }
    return new Clipped(prices, cut);
  }
}
