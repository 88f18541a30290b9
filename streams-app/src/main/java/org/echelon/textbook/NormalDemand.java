package org.echelon.textbook;

/**
 * Normal demand.
 *
 * <pre>
 * E[(D - S)^+] = sd L(z),   z = (S - mean) / sd,   L of {@link NormalLoss}
 * </pre>
 *
 * @param mean units
 * @param deviation standard deviation, units, above 0
 */
public record NormalDemand(double mean, double deviation) implements DemandLaw {

  public NormalDemand {
    Require.notNegative("mean", mean);
    Require.positive("deviation", deviation);
  }

  /** Demand of {@code periods} independent periods like this one. */
  public NormalDemand over(double periods) {
    return new NormalDemand(mean * periods, deviation * Math.sqrt(periods));
  }

  @Override
  public double quantile(double probability) {
    return mean + deviation * NormalLoss.quantile(probability);
  }

  @Override
  public double shortage(double level) {
    return deviation * NormalLoss.loss((level - mean) / deviation);
  }
}
