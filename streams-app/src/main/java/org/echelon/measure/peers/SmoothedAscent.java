package org.echelon.measure.peers;

import java.util.Arrays;
import org.echelon.pricing.DualModel;
import org.echelon.pricing.Evaluation;

/**
 * Dual ascent as in DuaLip: accelerated projected gradient on the smoothed dual, whose smoothing,
 * and with it the step, falls in stages. In prices y by row, in a scale that makes rows alike,
 *
 * <pre>
 * y' = [ x - g(x) / M ]^+,   x = y' + (k - 1) / (k + 2) (y' - y)
 * </pre>
 *
 * <p>M is the largest change of the slope g for a change of x in the last {@value #REMEMBERED}
 * steps. Momentum starts anew when a step goes up hill (O'Donoghue and Candès 2015) and at each
 * stage.
 *
 * <p>A question a step, O(rows) beside. The error falls with the smoothing; bounds are exact.
 * Source: Basu, Ghoting, Mazumder and Pan (2020); Nesterov (2005).
 */
public final class SmoothedAscent {
  private static final int REMEMBERED = 15;
  private static final int STAGE = 20;
  private static final double STAGE_FALL = 0.6;
  private static final double SMOOTHING_START = 2;
  private static final double SMOOTHING_LEAST = 0.02;
  private static final double FIRST_STEP = 1e-3;

  private final DualModel model;
  private final PeerSearch search;
  private final double[] scale;
  private final double[] changes = new double[REMEMBERED];
  private int remembered;

  private SmoothedAscent(DualModel model, double enough, int mostCalls) {
    this.model = model;
    this.search = new PeerSearch(model, enough, mostCalls);
    this.scale = PeerSearch.highest(model);
  }

  /** Searches from zero prices for a bound that is low enough. */
  public static PeerResult search(DualModel model, double enough, int mostCalls) {
    SmoothedAscent ascent = new SmoothedAscent(model, enough, mostCalls);
    ascent.run();
    return ascent.search.result(Double.NEGATIVE_INFINITY);
  }

  private void run() {
    int n = scale.length;
    double smoothing = SMOOTHING_START;
    double[] held = new double[n];
    double[] ahead = new double[n];
    double[] before = new double[n];
    double[] slopeBefore = new double[n];
    int momentum = 1;
    for (int k = 0; search.goesOn(); k++) {
      if (k > 0 && k % STAGE == 0) {
        smoothing = Math.max(SMOOTHING_LEAST, smoothing * STAGE_FALL);
        momentum = 1;
      }
      double[] slope = slope(ahead, smoothing);
      if (k > 0) {
        remember(distance(slope, slopeBefore), distance(ahead, before));
      }
      double step = k == 0 ? FIRST_STEP / norm(slope) : 1 / Arrays.stream(changes).max().orElse(1);
      double[] next = new double[n];
      double uphill = 0;
      for (int r = 0; r < n; r++) {
        next[r] = Math.max(0, ahead[r] - step * slope[r]);
        uphill += slope[r] * (next[r] - held[r]);
      }
      momentum = uphill > 0 ? 1 : momentum + 1;
      before = ahead.clone();
      slopeBefore = slope;
      double along = (momentum - 1.0) / (momentum + 2.0);
      for (int r = 0; r < n; r++) {
        ahead[r] = Math.max(0, next[r] + along * (next[r] - held[r]));
      }
      held = next;
    }
  }

  private double[] slope(double[] at, double smoothing) {
    double[] prices = new double[at.length];
    Arrays.setAll(prices, r -> at[r] * scale[r]);
    Evaluation.Smoothed answer = PeerSearch.rounded(search.ask(prices, smoothing));
    double[] slope = new double[at.length];
    Arrays.setAll(slope, r -> scale[r] * (model.capacity()[r] - answer.usage()[r]));
    return slope;
  }

  private void remember(double slope, double move) {
    if (move > 0) {
      changes[remembered++ % REMEMBERED] = slope / move;
    }
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int r = 0; r < one.length; r++) {
      sum += (one[r] - other[r]) * (one[r] - other[r]);
    }
    return Math.sqrt(sum);
  }

  private static double norm(double[] of) {
    return distance(of, new double[of.length]);
  }
}
