package org.echelon.textbook;

/**
 * Demand uniform on 0 .. b.
 *
 * <pre>
 * E[(D - S)^+] = (b - S)^2 / 2b   for S in 0 .. b
 * </pre>
 *
 * @param upper b, units
 */
public record UniformDemand(double upper) implements DemandLaw {

  public UniformDemand {
    Require.positive("upper", upper);
  }

  @Override
  public double mean() {
    return upper / 2;
  }

  @Override
  public double quantile(double probability) {
    return upper * probability;
  }

  @Override
  public double shortage(double level) {
    if (level <= 0) {
      return mean() - level;
    }
    double beyond = Math.max(0, upper - level);
    return beyond * beyond / (2 * upper);
  }
}
