package org.echelon.demand;

/**
 * The law of demand most likely behind sales that were partly cut short by stock, found by
 * expectation maximisation.
 *
 * <pre>
 * E  w(x) = open(x) + sum over s <= x of soldOut(s) P(D = x) / P(D >= s)     expected periods
 * M  mean = sum w(x) x / W,  W = sum w(x)
 *    negative binomial: r solves  sum_j W(x > j) / (r + j) = W ln(1 + mean / r);
 *    Poisson (r infinite) where the variance of w does not exceed its mean
 * </pre>
 *
 * <p>Each round maximises the expected likelihood exactly, so the likelihood never falls. Assumes
 * equal, independent periods. At least one period must have had stock left, or the likelihood grows
 * without end. Cost O(K) a round for demand up to K units, some tens of rounds for a third of the
 * periods censored; it ends when no parameter moves by more than 1e-9 of the mean. The error is the
 * sampling error; for Poisson demand the deviation of the mean is sqrt(mean / n) / sqrt(1 - the
 * information lost).
 *
 * <p>Source: A. P. Dempster, N. M. Laird, D. B. Rubin, Maximum likelihood from incomplete data via
 * the EM algorithm, J. Royal Statistical Society B 39 (1977).
 *
 * @param law the most likely law
 * @param logLikelihood ln of its likelihood
 * @param rounds rounds it took
 */
public record CensoredFit(DemandLaw law, double logLikelihood, int rounds) {
  private static final double STILL = 1e-9;
  private static final int MOST_ROUNDS = 20_000;

  /** Tail beyond which a period sold out is not thought to have gone. */
  private static final double NEGLIGIBLE = 1e-16;

  /** ln of the smallest and largest r that are told from their limits. */
  private static final double LEAST_LOG_SIZE = -30;

  private static final double MOST_LOG_SIZE = 20;

  /** A maximisation step. */
  private interface Step {
    DemandLaw next(CensoredSales sales, DemandLaw law);
  }

  /** The most likely Poisson law. */
  public static CensoredFit poisson(CensoredSales sales) {
    return climb(sales, CensoredFit::poissonStep);
  }

  /** The most likely negative binomial law, or Poisson law where that is more likely. */
  public static CensoredFit negativeBinomial(CensoredSales sales) {
    return climb(sales, CensoredFit::negativeBinomialStep);
  }

  private static CensoredFit climb(CensoredSales sales, Step step) {
    DemandLaw law = start(sales);
    int round = 0;
    boolean still = law.mean() == 0;
    while (!still && round < MOST_ROUNDS) {
      DemandLaw next = step.next(sales, law);
      round++;
      still =
          Math.abs(next.mean() - law.mean()) <= STILL * law.mean()
              && Math.abs(next.variance() - law.variance()) <= STILL * law.variance();
      law = next;
    }
    return new CensoredFit(law, sales.logLikelihood(law), round);
  }

  /** Poisson at the mean of what was sold, which is too low where anything was cut short. */
  static DemandLaw start(CensoredSales sales) {
    if (sales.openPeriods() == 0) {
      throw new IllegalArgumentException(
          "every period sold out; the likelihood has no highest point without one that did not");
    }
    double sold = 0;
    for (int k = 0; k <= sales.most(); k++) {
      sold += (double) k * (sales.open(k) + sales.soldOut(k));
    }
    return new PoissonDemand(sold / sales.telling());
  }

  static DemandLaw poissonStep(CensoredSales sales, DemandLaw law) {
    double asked = 0;
    for (int k = 0; k <= sales.most(); k++) {
      asked += (double) k * sales.open(k);
      if (k > 0 && sales.soldOut(k) > 0) {
        asked += sales.soldOut(k) * law.mean() * law.tail(k - 1) / law.tail(k);
      }
    }
    return new PoissonDemand(asked / sales.telling());
  }

  static DemandLaw negativeBinomialStep(CensoredSales sales, DemandLaw law) {
    double[] periods = expected(sales, law);
    double all = 0;
    double asked = 0;
    double squares = 0;
    for (int x = 0; x < periods.length; x++) {
      all += periods[x];
      asked += periods[x] * x;
      squares += periods[x] * x * x;
    }
    double mean = asked / all;
    double variance = squares / all - mean * mean;
    if (variance <= mean) {
      return new PoissonDemand(mean);
    }
    return DemandLaw.of(mean, mean + mean * mean / size(periods, mean, all));
  }

  /** w(x); nobody knows how often nothing was asked for in periods that began without stock. */
  private static double[] expected(CensoredSales sales, DemandLaw law) {
    int length = sales.most() + 1;
    while (law.tail(length) > NEGLIGIBLE * law.tail(sales.most())) {
      length += 1 + length / 4;
    }
    double[] periods = new double[length];
    double perChance = 0;
    for (int x = 0; x < length; x++) {
      boolean stated = x <= sales.most();
      if (stated && x > 0 && sales.soldOut(x) > 0) {
        perChance += sales.soldOut(x) / law.tail(x);
      }
      periods[x] = perChance * law.probability(x) + (stated ? sales.open(x) : 0);
    }
    return periods;
  }

  private static double size(double[] periods, double mean, double all) {
    double[] beyond = new double[periods.length];
    for (int x = periods.length - 2; x >= 0; x--) {
      beyond[x] = beyond[x + 1] + periods[x + 1];
    }
    double low = LEAST_LOG_SIZE;
    double high = MOST_LOG_SIZE;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (slope(beyond, mean, all, Math.exp(middle)) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double slope(double[] beyond, double mean, double all, double r) {
    double sum = 0;
    for (int j = 0; j < beyond.length; j++) {
      sum += beyond[j] / (r + j);
    }
    return sum - all * Math.log1p(mean / r);
  }
}
