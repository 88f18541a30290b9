package org.echelon.simulation.gym;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns demand from what was asked for, and nothing else: several trends at once, each weighed by
 * how well it foretold what came.
 *
 * <pre>
 * weight_m  is multiplied by the likelihood of each observation, after being raised to 0.98
 * mean      = sum_m w_m mean_m
 * deviation = of the mixture, for the sum of demand from the period to come to another one
 * </pre>
 *
 * <p>The models differ in how fast level and slope may move in a period, as shares of the level (0,
 * 10%, 30%; 0, 2%, 6%), and in what a period that ended short costs of later demand (0, 5%, 10%,
 * 20%). So a jump or a turn moves weight to the models that follow it, and the range of what may
 * come widens. The first guess of the level is the shop's first stock over the longest lead time
 * plus 1, as the published blind policies have it, give or take the same again. Source: West and
 * Harrison, Bayesian Forecasting and Dynamic Models (1997), chapter 12, mixtures of the first kind
 * with forgetting.
 */
final class BlindForecast implements GymForecast {
  private static final double[] LEVEL_MOVES = {0, 0.1, 0.3};
  private static final double[] SLOPE_MOVES = {0, 0.02, 0.06};
  private static final double[] LOSSES = {0, 0.05, 0.1, 0.2};
  private static final double MEMORY = 0.98;
  private static final double LEAST_LIKELIHOOD = 1e-9;
  private static final double LEAST_MEAN = 0.1;

  private final List<DampedTrend> models = new ArrayList<>();
  private final double[] weights;
  private double[] means = new double[0];

  /** Variance of the demand of the first k + 1 periods to come. */
  private double[] variances = new double[0];

  private double lost;
  private int seen;

  BlindForecast(GymNetwork network) {
    double stock = network.nodes().get(network.retailer()).stock();
    double guess = stock / (network.longestLead() + 1);
    for (double levelMove : LEVEL_MOVES) {
      for (double slopeMove : SLOPE_MOVES) {
        for (double loss : LOSSES) {
          models.add(new DampedTrend(guess, levelMove, slopeMove, loss));
        }
      }
    }
    this.weights = new double[models.size()];
    Arrays.fill(weights, 1.0 / weights.length);
  }

  @Override
  public void observe(GymWorld world) {
    for (; seen < world.period(); seen++) {
      learn(world.demand(seen), world.unmet(seen) > 0);
    }
    mix(world.scenario().periods() - world.period());
  }

  private void learn(double demand, boolean endedShort) {
    double total = 0;
    for (int m = 0; m < weights.length; m++) {
      DampedTrend model = models.get(m);
      double likelihood = model.likelihood(demand) + LEAST_LIKELIHOOD;
      weights[m] = Math.pow(weights[m], MEMORY) * likelihood;
      total += weights[m];
      model.learn(demand, endedShort);
    }
    for (int m = 0; m < weights.length; m++) {
      weights[m] /= total;
    }
  }

  private void mix(int periods) {
    means = new double[periods];
    variances = new double[periods];
    double[] sums = new double[periods];
    double[] each = new double[periods];
    double[] eachVariance = new double[periods];
    lost = 0;
    for (int m = 0; m < weights.length; m++) {
      models.get(m).project(each, eachVariance);
      lost += weights[m] * models.get(m).loss();
      double sum = 0;
      for (int k = 0; k < periods; k++) {
        sum += each[k];
        means[k] += weights[m] * each[k];
        sums[k] += weights[m] * sum;
        variances[k] += weights[m] * (eachVariance[k] + sum * sum);
      }
    }
    for (int k = 0; k < periods; k++) {
      variances[k] -= sums[k] * sums[k];
    }
  }

  @Override
  public double[] means(double[] shortChance) {
    double[] expected = new double[means.length];
    double kept = 1;
    for (int k = 0; k < means.length; k++) {
      expected[k] = Math.max(LEAST_MEAN, kept * means[k]);
      kept *= 1 - lost * shortChance[k];
    }
    return expected;
  }

  /**
   * That of as many periods from the one to come on: how it grows with distance is not followed.
   */
  @Override
  public double deviation(int from, int to, double[] expected) {
    return Math.sqrt(variances[to - from]);
  }

  @Override
  public double lostByShortage() {
    return lost;
  }
}
