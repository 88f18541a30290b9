package org.echelon.producers.chance;

/**
 * A stream of random numbers that is a function of a seed and the names of what it decides, so that
 * two questions never share their luck and a new question changes no other answer. Arithmetic is
 * strict: every machine draws the same numbers.
 */
public final class Chance {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double POISSON_CHUNK = 30;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream of a seed for something named. */
  public static Chance of(long seed, String... names) {
    long hash = mix(seed + GAMMA);
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
      }
      hash = mix(hash + GAMMA);
    }
    return new Chance(hash);
  }

  /** A number from 0 to 1, one left out. */
  public double uniform() {
    state += GAMMA;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** A number from {@code low} to {@code high}. */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** True with the given probability. */
  public boolean happens(double probability) {
    return uniform() < probability;
  }

  /** An index drawn by weights that rise to their total in the last entry. */
  public int index(double[] cumulative) {
    double target = uniform() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Standard normal, by Box and Muller. */
  public double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Lognormal with the given median and standard deviation of the logarithm. */
  public double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** Gamma, by Marsaglia and Tsang's squeeze; a shape below one is raised and scaled back. */
  public double gamma(double shape, double scale) {
    if (shape < 1) {
      return gamma(shape + 1, scale) * StrictMath.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = StrictMath.pow(1 + c * x, 3);
      if (v > 0
          && StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v * scale;
      }
    }
  }

  /** Poisson; a large mean is drawn in chunks, since sums of Poisson numbers are Poisson. */
  public long poisson(double mean) {
    long total = 0;
    for (double rest = mean; rest > 0; rest -= POISSON_CHUNK) {
      double floor = StrictMath.exp(-Math.min(rest, POISSON_CHUNK));
      for (double product = 1 - uniform(); product > floor; product *= 1 - uniform()) {
        total++;
      }
    }
    return total;
  }

  /** Geometric from zero on with the given mean. */
  public long geometric(double mean) {
    if (mean <= 0) {
      return 0;
    }
    return (long) (StrictMath.log(1 - uniform()) / StrictMath.log(mean / (1 + mean)));
  }

  /** Negative binomial of a mean and a ratio of variance to mean; a ratio of one is Poisson. */
  public long negativeBinomial(double mean, double varianceToMean) {
    double excess = varianceToMean - 1;
    if (mean <= 0 || excess < 1e-9) {
      return poisson(mean);
    }
    return poisson(gamma(mean / excess, excess));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
