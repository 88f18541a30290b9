package org.echelon.textbook;

/**
 * Lognormal demand: ln D is normal.
 *
 * <pre>
 * E[D] = exp(m + s^2 / 2),   E[(D - S)^+] = E[D] P(Z &gt; x - s) - S P(Z &gt; x),   x = (ln S - m) / s
 * </pre>
 *
 * @param logMean m, mean of ln D
 * @param logDeviation s, standard deviation of ln D, above 0
 */
public record LognormalDemand(double logMean, double logDeviation) implements DemandLaw {

  public LognormalDemand {
    Require.positive("logDeviation", logDeviation);
  }

  @Override
  public double mean() {
    return Math.exp(logMean + logDeviation * logDeviation / 2);
  }

  @Override
  public double quantile(double probability) {
    return Math.exp(logMean + logDeviation * NormalLoss.quantile(probability));
  }

  @Override
  public double shortage(double level) {
    if (level <= 0) {
      return mean() - level;
    }
    double x = (Math.log(level) - logMean) / logDeviation;
    return mean() * NormalLoss.tail(x - logDeviation) - level * NormalLoss.tail(x);
  }
}
