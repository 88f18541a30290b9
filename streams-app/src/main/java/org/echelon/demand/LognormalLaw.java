package org.echelon.demand;

/**
 * The lognormal law: ln X is normal.
 *
 * <pre>
 * z = (ln x - m) / s,  E[X] = exp(m + s² / 2),  Var[X] = E[X]² (exp(s²) - 1)
 * E[(X - x)^+] = E[X] P(Z > z - s) - x P(Z > z),  E[(x - X)^+] = x P(Z <= z) - E[X] P(Z <= z - s)
 * </pre>
 *
 * <p>O(1). Tails to the relative error of {@link NormalLoss}, about 1e-13; the losses are
 * differences of two such terms and cancel far out. Source: Johnson, Kotz and Balakrishnan,
 * Continuous Univariate Distributions 1 (1994), chapter 14.
 *
 * @param logMean m, mean of ln X
 * @param logSd s, standard deviation of ln X, above 0
 */
public record LognormalLaw(double logMean, double logSd) implements ContinuousLaw {

  public LognormalLaw {
    Require.finite("logMean", logMean);
    Require.positive("logSd", logSd);
  }

  private double standard(double x) {
    return (Math.log(x) - logMean) / logSd;
  }

  @Override
  public double mean() {
    return Math.exp(logMean + logSd * logSd / 2);
  }

  @Override
  public double sd() {
    return mean() * Math.sqrt(Math.expm1(logSd * logSd));
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public double density(double x) {
    return x <= 0 ? 0 : NormalLoss.density(standard(x)) / (logSd * x);
  }

  @Override
  public double cumulative(double x) {
    return x <= 0 ? 0 : NormalLoss.tail(-standard(x));
  }

  @Override
  public double tail(double x) {
    return x <= 0 ? 1 : NormalLoss.tail(standard(x));
  }

  @Override
  public double expectedShort(double x) {
    return x <= 0
        ? mean() - x
        : Math.max(0, mean() * NormalLoss.tail(standard(x) - logSd) - x * tail(x));
  }

  @Override
  public double expectedOnHand(double x) {
    return x <= 0
        ? 0
        : Math.max(0, x * cumulative(x) - mean() * NormalLoss.tail(logSd - standard(x)));
  }

  @Override
  public double quantile(double share) {
    return Math.exp(logMean + logSd * NormalLoss.quantile(share));
  }
}
