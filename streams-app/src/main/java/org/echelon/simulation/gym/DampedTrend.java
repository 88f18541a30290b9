package org.echelon.simulation.gym;

/**
 * A level and a slope that fades, followed by the Kalman filter; demand has a Poisson's variance.
 *
 * <pre>
 * demand  = level + noise,                       var = level
 * level'  = (level + slope) (1 - loss if short) + move,   sd = levelMove level
 * slope'  = 0.9 slope + move,                    sd = slopeMove level
 * </pre>
 *
 * <p>Source: Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985),
 * in the state-space form of West and Harrison (1997), chapter 7.
 */
final class DampedTrend {
  private static final double FADE = 0.9;
  private static final double FIRST_SLOPE = 0.05;
  private static final double LEAST_LEVEL = 0.2;
  private static final double LEAST_NOISE = 0.5;

  private final double levelMove;
  private final double slopeMove;
  private final double loss;

  private double level;
  private double slope;

  // Covariances of what is known of them.
  private double levelVariance;
  private double covariance;
  private double slopeVariance;

  DampedTrend(double guess, double levelMove, double slopeMove, double loss) {
    this.levelMove = levelMove;
    this.slopeMove = slopeMove;
    this.loss = loss;
    this.level = guess;
    this.levelVariance = guess * guess;
    this.slopeVariance = FIRST_SLOPE * FIRST_SLOPE * guess * guess;
  }

  double loss() {
    return loss;
  }

  /** Density of a demand in the period to come, up to a constant. */
  double likelihood(double demand) {
    double variance = levelVariance + Math.max(LEAST_NOISE, level);
    double error = demand - level;
    return Math.exp(-error * error / (2 * variance)) / Math.sqrt(variance);
  }

  /** Takes in a period's demand and moves on to the next period. */
  void learn(double demand, boolean endedShort) {
    double variance = levelVariance + Math.max(LEAST_NOISE, level);
    double levelGain = levelVariance / variance;
    double slopeGain = covariance / variance;
    double error = demand - level;
    level += levelGain * error;
    slope += slopeGain * error;
    slopeVariance -= slopeGain * covariance;
    covariance -= levelGain * covariance;
    levelVariance -= levelGain * levelVariance;
    advance();
    if (endedShort) {
      level *= 1 - loss;
    }
  }

  private void advance() {
    double scale = Math.max(1, level);
    double levelStep = levelMove * scale;
    double slopeStep = slopeMove * scale;
    level = Math.max(LEAST_LEVEL, level + slope);
    slope *= FADE;
    levelVariance += 2 * covariance + slopeVariance + levelStep * levelStep;
    covariance = FADE * (covariance + slopeVariance);
    slopeVariance = FADE * FADE * slopeVariance + slopeStep * slopeStep;
  }

  /** Fills in means by period, and variances of the demand up to each. */
  void project(double[] means, double[] variances) {
    double scale = Math.max(1, level);
    double levelStep = levelMove * levelMove * scale * scale;
    double slopeStep = slopeMove * slopeMove * scale * scale;
    double l = level;
    double s = slope;
    double ll = levelVariance;
    double ls = covariance;
    double ss = slopeVariance;
    double withLevel = 0;
    double withSlope = 0;
    double sum = 0;
    for (int k = 0; k < means.length; k++) {
      means[k] = Math.max(0, l);
      sum += 2 * withLevel + ll + means[k];
      variances[k] = sum;
      double level1 = withLevel + ll;
      double slope1 = withSlope + ls;
      withLevel = level1 + slope1;
      withSlope = FADE * slope1;
      l += s;
      s *= FADE;
      ll += 2 * ls + ss + levelStep;
      ls = FADE * (ls + ss);
      ss = FADE * FADE * ss + slopeStep;
    }
  }
}
