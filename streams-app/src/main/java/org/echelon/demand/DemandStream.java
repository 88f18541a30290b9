package org.echelon.demand;

/**
 * Demand over time with independent, stationary increments: order lines that come as a Poisson
 * process, each of a whole number of units. The mean and variance of a period are in proportion to
 * its days.
 *
 * <p>Seasons, promotions and other common swings of the rate are not in it: they make the variance
 * grow with the square of the mean.
 *
 * <p>A period's law costs O(K J) by {@link CompoundDemand}, the moments O(1); exact to about 1e-13.
 * Source: Panjer (1981).
 */
public sealed interface DemandStream {

  /** Mean units per day. */
  double ratePerDay();

  /** Variance over mean of the units of any period. */
  double varianceToMean();

  /** Order lines per day. */
  double linesPerDay();

  /** The law of the units of one line. */
  TabledDemand lineUnits();

  /** The law of the units of a period. */
  default TabledDemand over(double days) {
    return CompoundDemand.poisson(linesPerDay() * days, lineUnits());
  }

  /** Lines of one unit. */
  record Poisson(double ratePerDay) implements DemandStream {
    @Override
    public double varianceToMean() {
      return 1;
    }

    @Override
    public double linesPerDay() {
      return ratePerDay;
    }

    @Override
    public TabledDemand lineUnits() {
      return TabledDemand.ofWeights(0, 1);
    }
  }

  /**
   * Negative binomial over every period, which is the same as lines of logarithmic size: P(X = j) =
   * q^j / (j ln v) with v the variance over the mean, q = 1 - 1 / v, and rate ln(v) / (v - 1) lines
   * per day.
   */
  record NegativeBinomial(double ratePerDay, double varianceToMean) implements DemandStream {
    private static final double NEGLIGIBLE = 1e-18;

    public NegativeBinomial {
      if (!(varianceToMean > 1)) {
        throw new IllegalArgumentException(
            "variance to mean is " + varianceToMean + "; it must be above 1, or use Poisson");
      }
    }

    @Override
    public double linesPerDay() {
      return ratePerDay * Math.log(varianceToMean) / (varianceToMean - 1);
    }

    @Override
    public TabledDemand lineUnits() {
      double q = 1 - 1 / varianceToMean;
      int most = (int) Math.ceil(Math.log(NEGLIGIBLE) / Math.log(q)) + 1;
      double[] weights = new double[most + 1];
      double power = 1;
      for (int j = 1; j <= most; j++) {
        power *= q;
        weights[j] = power / j;
      }
      return TabledDemand.ofWeights(weights);
    }

    /** Directly, line by line being the longer way. */
    @Override
    public TabledDemand over(double days) {
      double mean = ratePerDay * days;
      return TabledDemand.of(mean, mean * varianceToMean);
    }
  }

  /** Lines of any whole size, drawn independently from one law. */
  record CompoundPoisson(double linesPerDay, TabledDemand lineUnits) implements DemandStream {
    @Override
    public double ratePerDay() {
      return linesPerDay * lineUnits.mean();
    }

    @Override
    public double varianceToMean() {
      return lineUnits.variance() / lineUnits.mean() + lineUnits.mean();
    }
  }
}
