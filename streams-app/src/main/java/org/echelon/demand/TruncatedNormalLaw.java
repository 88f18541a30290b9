package org.echelon.demand;

/**
 * The normal law given that it is above a floor, such as demand that cannot be negative.
 *
 * <pre>
 * a = (floor - centre) / s,  kept = P(Z > a),  r = phi(a) / kept
 * E[X] = centre + s r,  Var[X] = s² (1 + a r - r²)
 * P(X > x) = P(Z > z) / kept,  E[(X - x)^+] = s L(z) / kept,  z = (x - centre) / s,  x >= floor
 * </pre>
 *
 * <p>The variance cancels where the floor lies far above the centre: 9 digits are left at a = 6.
 *
 * <p>O(1). Tails and losses to the error of {@link NormalLoss}. Source: Johnson, Kotz and
 * Balakrishnan, Continuous Univariate Distributions 1 (1994), chapter 13.
 *
 * @param centre mean of the whole normal law
 * @param spread s, deviation of the whole normal law, above 0
 * @param floor the smallest X
 */
public record TruncatedNormalLaw(double centre, double spread, double floor)
    implements ContinuousLaw {
  /** Deviations from the centre to a floor above which the law still has digits. */
  private static final double FARTHEST = 30;

  public TruncatedNormalLaw {
    Require.finite("centre", centre);
    Require.positive("spread", spread);
    Require.finite("floor", floor);
    Require.that(
        floor < centre + FARTHEST * spread,
        "the floor " + floor + " leaves nothing of deviation " + spread + " about " + centre);
  }

  private double standard(double x) {
    return (x - centre) / spread;
  }

  private double kept() {
    return NormalLoss.tail(standard(floor));
  }

  /** r, what the floor adds to the mean, in deviations. */
  private double raised() {
    return NormalLoss.density(standard(floor)) / kept();
  }

  @Override
  public double mean() {
    return centre + spread * raised();
  }

  @Override
  public double sd() {
    return spread * Math.sqrt(1 + raised() * (standard(floor) - raised()));
  }

  @Override
  public double least() {
    return floor;
  }

  @Override
  public double density(double x) {
    return x < floor ? 0 : NormalLoss.density(standard(x)) / (spread * kept());
  }

  @Override
  public double cumulative(double x) {
    return x <= floor
        ? 0
        : (NormalLoss.tail(-standard(x)) - NormalLoss.tail(-standard(floor))) / kept();
  }

  @Override
  public double tail(double x) {
    return x <= floor ? 1 : NormalLoss.tail(standard(x)) / kept();
  }

  @Override
  public double expectedShort(double x) {
    return x <= floor ? mean() - x : Math.max(0, spread * NormalLoss.loss(standard(x)) / kept());
  }

  @Override
  public double expectedOnHand(double x) {
    return x <= floor ? 0 : Math.max(0, x - mean() + expectedShort(x));
  }
}
