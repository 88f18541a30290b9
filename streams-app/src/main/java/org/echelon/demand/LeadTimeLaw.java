package org.echelon.demand;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/**
 * The law of the days from an order to stock that can be sold.
 *
 * <pre>
 * I = integral of F(t) (1 - F(t)) dt = E|L - L'| / 2
 * fixed  I = 0      gamma of shape a  I = mean G(a + 1/2) / (sqrt(pi) G(a + 1))
 * observed, sorted  I = sum_i (i / n) (1 - i / n) (t_{i+1} - t_i)
 * </pre>
 *
 * <p>Moments are exact: O(1), O(n) where observed. Points keep the mean exactly; those of a gamma
 * law, a quantile for each, are the means of equal parts and miss the variance within the parts, an
 * error that falls with their number. Source: I is half the mean difference of Gini (1912), for
 * gamma laws in McDonald and Jensen (1979).
 */
public sealed interface LeadTimeLaw {

  double meanDays();

  double sdDays();

  /** E|L - L'| / 2 of two independent lead times, the integral of F (1 - F), days. */
  double halfDifferenceDays();

  /** Weighted days that stand for the law; their mean is the law's. */
  Points points(int count);

  /** Days with weights that sum to 1. */
  record Points(double[] days, double[] weights) {}

  /** Always the same days. */
  record Fixed(double meanDays) implements LeadTimeLaw {
    public Fixed {
      if (!(meanDays >= 0)) {
        throw new IllegalArgumentException("a lead time is " + meanDays + "; it must be 0 or more");
      }
    }

    @Override
    public double sdDays() {
      return 0;
    }

    @Override
    public double halfDifferenceDays() {
      return 0;
    }

    @Override
    public Points points(int count) {
      return new Points(new double[] {meanDays}, new double[] {1});
    }
  }

  /** Gamma days; its points are the mean days of parts of equal probability. */
  record GammaDays(double meanDays, double sdDays) implements LeadTimeLaw {
    public GammaDays {
      if (!(meanDays > 0) || !(sdDays > 0)) {
        throw new IllegalArgumentException(
            "a lead time of mean " + meanDays + ", deviation " + sdDays + "; both must be above 0");
      }
    }

    /** mean G(a + 1/2) / (sqrt(pi) G(a + 1)) with shape a. */
    @Override
    public double halfDifferenceDays() {
      double shape = new GammaLaw(meanDays, sdDays).shape();
      return meanDays
          / Math.sqrt(Math.PI)
          * Math.exp(Gamma.logGamma(shape + 0.5) - Gamma.logGamma(shape + 1));
    }

    @Override
    public Points points(int count) {
      GammaLaw law = new GammaLaw(meanDays, sdDays);
      double[] days = new double[count];
      double[] weights = new double[count];
      double before = 0;
      for (int i = 0; i < count; i++) {
        double upTo = i + 1 == count ? meanDays : law.meanUpTo(law.quantile((i + 1.0) / count));
        days[i] = (upTo - before) * count;
        weights[i] = 1.0 / count;
        before = upTo;
      }
      return new Points(days, weights);
    }
  }

  /** Days as they were observed, each weighing the same. */
  final class Observed implements LeadTimeLaw {
    private final double[] days;

    public Observed(double... days) {
      this.days = days.clone();
      Arrays.sort(this.days);
      if (days.length == 0 || !(this.days[0] >= 0)) {
        throw new IllegalArgumentException("observed lead times must be there, each 0 or more");
      }
    }

    @Override
    public double meanDays() {
      return Arrays.stream(days).sum() / days.length;
    }

    @Override
    public double sdDays() {
      double mean = meanDays();
      return Math.sqrt(Arrays.stream(days).map(d -> (d - mean) * (d - mean)).sum() / days.length);
    }

    @Override
    public double halfDifferenceDays() {
      double sum = 0;
      for (int i = 1; i < days.length; i++) {
        double before = (double) i / days.length;
        sum += before * (1 - before) * (days[i] - days[i - 1]);
      }
      return sum;
    }

    /** Equal days are joined; the count is not used, what was observed is not thinned. */
    @Override
    public Points points(int count) {
      double[] distinct = Arrays.stream(days).distinct().toArray();
      double[] weights = new double[distinct.length];
      for (int i = 0, j = 0; i < days.length; i++) {
        j += days[i] == distinct[j] ? 0 : 1;
        weights[j] += 1.0 / days.length;
      }
      return new Points(distinct, weights);
    }
  }
}
