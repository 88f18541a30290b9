package org.echelon.fulfillment;

import java.util.Map;

/** How a rule for scarce units fares beside the optimum, over instances. */
final class RationingScore {
  private int states;
  private int equal;
  private int costs;
  private double sum;
  private double worst;

  /** One more state, in which all classes are treated as the optimum treats them or not. */
  void state(boolean asTheOptimum) {
    states++;
    equal += asTheOptimum ? 1 : 0;
  }

  /** One more cost of lost sales beside the least. */
  void cost(double cost, double least) {
    double more = cost / least - 1;
    costs++;
    sum += more;
    worst = Math.max(worst, more);
  }

  /** Share of the states with the optimum's decisions. */
  double agreement() {
    return (double) equal / states;
  }

  /** By how much the cost lies above the least in the mean, as a part of the least. */
  double mean() {
    return sum / costs;
  }

  /** The same at worst. */
  double worst() {
    return worst;
  }

  static void print(String title, Map<String, RationingScore> scores) {
    scores.forEach(
        (name, score) ->
            System.out.printf(
                "%s, %s: equal in %d of %d states, cost above the least %.2f%%, worst %.1f%%%n",
                title, name, score.equal, score.states, 100 * score.mean(), 100 * score.worst));
  }
}
