package org.echelon.demand;

/**
 * The uniform law between two ends.
 *
 * <pre>E[(X - x)^+] = (high - x)² / 2 (high - low)   for x in low .. high</pre>
 *
 * <p>O(1), exact to rounding. Source: integration of the tail; Zipkin, Foundations of Inventory
 * Management (2000), appendix C.
 */
public record UniformLaw(double low, double high) implements ContinuousLaw {

  public UniformLaw {
    Require.finite("low", low);
    Require.positive("high - low", high - low);
  }

  @Override
  public double mean() {
    return (low + high) / 2;
  }

  @Override
  public double sd() {
    return (high - low) / Math.sqrt(12);
  }

  @Override
  public double least() {
    return low;
  }

  @Override
  public double density(double x) {
    return x < low || x > high ? 0 : 1 / (high - low);
  }

  @Override
  public double cumulative(double x) {
    return Math.min(1, Math.max(0, (x - low) / (high - low)));
  }

  @Override
  public double tail(double x) {
    return Math.min(1, Math.max(0, (high - x) / (high - low)));
  }

  @Override
  public double expectedShort(double x) {
    double beyond = Math.max(0, high - x);
    return x <= low ? mean() - x : beyond * beyond / (2 * (high - low));
  }

  @Override
  public double expectedOnHand(double x) {
    double below = Math.max(0, x - low);
    return x >= high ? x - mean() : below * below / (2 * (high - low));
  }

  @Override
  public double quantile(double share) {
    Require.share(share);
    return low + (high - low) * share;
  }
}
