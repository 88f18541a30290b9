package org.echelon.telemetry;

/** How many values lie between each two of some bounds, and the sum of all. */
public final class Spread {
  private final double[] bounds;
  private final long[] counts;
  private double sum;

  /**
   * Nothing yet.
   *
   * @param bounds rising; a value that equals one lies below it
   */
  public Spread(double... bounds) {
    this.bounds = bounds.clone();
    this.counts = new long[bounds.length + 1];
  }

  private Spread(Spread other) {
    this.bounds = other.bounds;
    this.counts = other.counts.clone();
    this.sum = other.sum;
  }

  /** Adds a value. */
  public void add(double value) {
    int at = 0;
    while (at < bounds.length && value > bounds[at]) {
      at++;
    }
    counts[at]++;
    sum += value;
  }

  /** The same as it is now. */
  public Spread copy() {
    return new Spread(this);
  }

  /** Number of classes: one more than bounds. */
  int classes() {
    return counts.length;
  }

  /** Upper bound of a class; infinity for the last. */
  double bound(int at) {
    return at < bounds.length ? bounds[at] : Double.POSITIVE_INFINITY;
  }

  /** How many values lie in a class. */
  long count(int at) {
    return counts[at];
  }

  /** Sum of all values. */
  double sum() {
    return sum;
  }
}
