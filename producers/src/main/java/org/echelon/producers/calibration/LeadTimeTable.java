package org.echelon.producers.calibration;

import java.util.Arrays;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.echelon.network.LeadTime;
import org.echelon.producers.forecast.week.Quantiles;

/**
 * The lead time of a lane as the plan has it, a gamma of its mean and deviation, in hours. What has
 * arrived by an instant is only what took no longer than that, so its distribution is cut there:
 *
 * <pre>F(x | x &lt;= h) = F(x) / F(h)</pre>
 */
final class LeadTimeTable {
  private static final int POINTS = 1_000;
  private static final double HOURS = 24;

  private final double[] hours = new double[POINTS];

  LeadTimeTable(LeadTime time) {
    if (time.sdDays() == 0) {
      Arrays.fill(hours, HOURS * time.meanDays());
      return;
    }
    double shape = Math.pow(time.meanDays() / time.sdDays(), 2);
    GammaDistribution gamma = new GammaDistribution(null, shape, HOURS * time.meanDays() / shape);
    for (int p = 0; p < POINTS; p++) {
      hours[p] = gamma.inverseCumulativeProbability((p + 0.5) / POINTS);
    }
  }

  /** The distribution of times that are over after some hours. */
  Quantiles within(double most) {
    double reached = share(most);
    double[] rising = new double[Quantiles.COUNT];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = at(reached * Quantiles.level(i));
    }
    return Quantiles.of(rising);
  }

  private double share(double most) {
    int found = Arrays.binarySearch(hours, most);
    int below = found >= 0 ? found + 1 : -found - 1;
    return Math.max(1, below) / (double) POINTS;
  }

  private double at(double level) {
    double place = Math.max(0, Math.min(POINTS - 1, level * POINTS - 0.5));
    int low = (int) place;
    int high = Math.min(POINTS - 1, low + 1);
    return hours[low] + (place - low) * (hours[high] - hours[low]);
  }
}
