package org.echelon.producers.calibration;

import java.util.Collection;
import org.echelon.producers.forecast.week.Score;

/**
 * How predicted distributions fit what came.
 *
 * @param count predictions
 * @param expected mean of what was predicted
 * @param came mean of what came
 * @param loss mean pinball loss as a share of what came
 * @param inside50 share that came inside the middle half of its prediction
 * @param inside90 inside the middle 90%
 * @param inside98 inside the middle 98%
 */
public record Fit(
    long count,
    double expected,
    double came,
    double loss,
    double inside50,
    double inside90,
    double inside98) {

  /**
   * @param unit of the scores, as a part of the unit told
   */
  static Fit of(Score score, double unit) {
    double count = Math.max(1, score.weeks());
    return new Fit(
        score.weeks(),
        unit * score.expected() / count,
        unit * score.units() / count,
        score.lossPerUnit(),
        score.coverage(0.5),
        score.coverage(0.9),
        score.coverage(0.98));
  }

  /** All predictions of several fits together. */
  static Fit together(Collection<Fit> fits) {
    long count = 0;
    double came = 0;
    double[] sums = new double[5];
    for (Fit fit : fits) {
      count += fit.count;
      came += fit.count * fit.came;
      sums[0] += fit.count * fit.expected;
      sums[1] += fit.count * fit.came * fit.loss;
      sums[2] += fit.count * fit.inside50;
      sums[3] += fit.count * fit.inside90;
      sums[4] += fit.count * fit.inside98;
    }
    double each = Math.max(1, count);
    return new Fit(
        count,
        sums[0] / each,
        came / each,
        came > 0 ? sums[1] / came : 0,
        sums[2] / each,
        sums[3] / each,
        sums[4] / each);
  }
}
