package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DampedTrendTest {
  private static final int AHEAD = 12;

  private final double[] means = new double[AHEAD];
  private final double[] variances = new double[AHEAD];

  @Test
  void shouldLearnASteadyLevelAndBeSureOfIt() {
    DampedTrend trend = fed(new DampedTrend(8, 0, 0, 0), 200, 30);
    trend.project(means, variances);

    assertThat(means[0]).isCloseTo(30, within(0.1));
    assertThat(means[AHEAD - 1]).isCloseTo(30, within(0.2));
    assertThat(variances[0]).isCloseTo(30, within(1.0));
    assertThat(variances[AHEAD - 1]).isBetween(AHEAD * 30.0, AHEAD * 36.0);
  }

  @Test
  void shouldAddUpTheVariancesOfLevelAndSlope() {
    double level = 20;
    DampedTrend trend = new DampedTrend(level, 0, 0, 0);
    trend.project(means, variances);

    // the level is known as a mean of 20 give or take 20, the slope as 0 give or take 1
    double slopeShare = 0;
    double fade = 1;
    for (int k = 1; k < AHEAD; k++) {
      slopeShare += fade * (AHEAD - k);
      fade *= 0.9;
    }
    double ofLevel = Math.pow(AHEAD * level, 2);
    double ofSlope = slopeShare * slopeShare;
    double ofNoise = AHEAD * level;
    assertThat(variances[AHEAD - 1]).isCloseTo(ofLevel + ofSlope + ofNoise, within(1e-6));
  }

  @Test
  void shouldFollowAJumpTheFasterTheMoreItMayMove() {
    DampedTrend slow = fed(fed(new DampedTrend(20, 0.02, 0, 0), 20, 20), 3, 60);
    DampedTrend fast = fed(fed(new DampedTrend(20, 0.3, 0, 0), 20, 20), 3, 60);
    slow.project(means, variances);
    double slowMean = means[0];
    fast.project(means, variances);

    assertThat(means[0]).isBetween(50.0, 62.0);
    assertThat(slowMean).isLessThan(40);
  }

  @Test
  void shouldLowerTheLevelByItsLossWhenAPeriodEndsShort() {
    DampedTrend keeps = new DampedTrend(20, 0, 0, 0);
    DampedTrend loses = new DampedTrend(20, 0, 0, 0.1);
    keeps.learn(20, true);
    loses.learn(20, true);
    keeps.project(means, variances);
    double kept = means[0];
    loses.project(means, variances);

    assertThat(means[0]).isCloseTo(0.9 * kept, within(1e-9));
  }

  @Test
  void shouldExpectWhatItExpectsMoreThanAnythingElse() {
    DampedTrend trend = fed(new DampedTrend(20, 0.1, 0, 0), 50, 20);

    assertThat(trend.likelihood(20)).isGreaterThan(trend.likelihood(25));
    assertThat(trend.likelihood(25)).isGreaterThan(trend.likelihood(60));
  }

  private static DampedTrend fed(DampedTrend trend, int periods, double demand) {
    double[] course = new double[periods];
    Arrays.fill(course, demand);
    for (double each : course) {
      trend.learn(each, false);
    }
    return trend;
  }
}
