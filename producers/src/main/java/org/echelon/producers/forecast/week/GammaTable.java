package org.echelon.producers.forecast.week;

import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;

/** Quantiles of gamma distributions of scale one, made once for shapes a quarter apart. */
final class GammaTable {
  private static final double LEAST_SHAPE = 0.01;
  private static final double STEP = 1.25;
  private static final int SHAPES = 62;
  private static final Quantiles[] TABLE = new Quantiles[SHAPES];

  static {
    for (int s = 0; s < SHAPES; s++) {
      GammaDistribution gamma = new GammaDistribution(null, LEAST_SHAPE * Math.pow(STEP, s), 1);
      double[] units = new double[Quantiles.COUNT];
      for (int i = 0; i < units.length; i++) {
        units[i] = gamma.inverseCumulativeProbability(Quantiles.level(i));
      }
      TABLE[s] = Quantiles.of(units);
    }
  }

  private GammaTable() {}

  /** Quantiles at a shape, between those of the two nearest ones in the table. */
  static Quantiles quantiles(double shape) {
    double place = Math.log(shape / LEAST_SHAPE) / Math.log(STEP);
    int low = (int) Math.max(0, Math.min(SHAPES - 2, Math.floor(place)));
    double share = Math.max(0, Math.min(1, place - low));
    Quantiles between =
        Quantiles.average(List.of(TABLE[low], TABLE[low + 1]), new double[] {1 - share, share});
    // Above the table the shape is nearly normal and its mean grows with the shape.
    double mean = between.mean();
    return mean > 0 ? between.times(shape / mean) : between;
  }
}
