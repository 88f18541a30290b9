package org.echelon.measure.peers;

import java.util.Objects;
import org.echelon.pricing.DualModel;
import org.echelon.pricing.Evaluation;

/**
 * The questions of a peer to a model, with the best bound so far. It ends as soon as that bound is
 * low enough, which no peer has to find out by itself.
 *
 * <p>O(1) beside the question. Exact.
 */
final class PeerSearch {
  private final DualModel model;
  private final double enough;
  private final int mostCalls;
  private double[] best;
  private double bound = Double.POSITIVE_INFINITY;
  private int calls;

  /**
   * A search with nothing asked.
   *
   * @param enough the bound at which it ends
   * @param mostCalls questions at most
   */
  PeerSearch(DualModel model, double enough, int mostCalls) {
    this.model = model;
    this.enough = enough;
    this.mostCalls = mostCalls;
    this.best = new double[model.capacity().length];
  }

  Evaluation ask(double[] prices, double smoothing) {
    calls++;
    Evaluation answer = model.evaluate(prices, smoothing);
    double at = model.bound(prices, answer.value());
    if (at < bound) {
      bound = at;
      best = prices.clone();
    }
    return answer;
  }

  static Evaluation.Smoothed rounded(Evaluation answer) {
    return Objects.requireNonNull(answer.smoothed(), "asked without smoothing");
  }

  boolean goesOn() {
    return bound > enough && calls < mostCalls;
  }

  double bound() {
    return bound;
  }

  double[] best() {
    return best;
  }

  PeerResult result(double floor) {
    return new PeerResult(best, bound, floor, calls, bound <= enough);
  }

  /**
   * By row the price at which its capacity costs what everything is worth: no best price is higher,
   * as blocks are never worth less than nothing.
   */
  static double[] highest(DualModel model) {
    double[] high = new double[model.capacity().length];
    for (int r = 0; r < high.length; r++) {
      high[r] = model.valueAtZero() / Math.max(model.capacity()[r], 1e-9);
    }
    return high;
  }
}
