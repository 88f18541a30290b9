package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.valuation.NodeLadder;

/**
 * The best of all plans that hold the first lots of each pair and serve its first streams, by
 * depth-first search over raw ladders from the empty plan on. A branch is cut where its value, what
 * is left of each limit at any prices >= 0, and the best priced choices ahead cannot beat the best
 * plan found so far.
 */
final class WholePlans {

  private record Choice(double value, double[] used, double priced) {}

  private final RawColumns raw;
  private final double[] prices;
  private final List<List<Choice>> choices = new ArrayList<>();
  private final double[] ahead;
  double best;

  WholePlans(RawColumns raw, double[] prices) {
    this.raw = raw;
    this.prices = prices;
    for (NodeLadder pair : raw.pairs) {
      choices.add(choices(pair));
    }
    ahead = new double[choices.size() + 1];
    for (int p = choices.size() - 1; p >= 0; p--) {
      ahead[p] = ahead[p + 1] + choices.get(p).get(0).priced();
    }
    search(0, 0, new double[prices.length]);
  }

  private List<Choice> choices(NodeLadder pair) {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice(0, new double[prices.length], 0));
    for (int cut = 1; cut <= pair.savings().length; cut++) {
      double value = 0;
      double[] used = new double[prices.length];
      for (int x = 0; x < pair.tails()[0].length; x++) {
        value += RawColumns.value(pair, x, cut);
        double[] more = raw.usage(pair, x, cut);
        double priced = value;
        for (int r = 0; r < used.length; r++) {
          used[r] += more[r];
          priced -= prices[r] * used[r];
        }
        all.add(new Choice(value, used.clone(), priced));
      }
    }
    all.sort(Comparator.comparingDouble(Choice::priced).reversed());
    return all;
  }

  private void search(int p, double value, double[] used) {
    double bound = value + ahead[p];
    for (int r = 0; r < used.length; r++) {
      if (used[r] > raw.limits[r] + 1e-12) {
        return;
      }
      bound += prices[r] * (raw.limits[r] - used[r]);
    }
    if (bound <= best + 1e-10) {
      return;
    }
    if (p == choices.size()) {
      best = Math.max(best, value);
      return;
    }
    for (Choice choice : choices.get(p)) {
      double[] next = used.clone();
      for (int r = 0; r < next.length; r++) {
        next[r] += choice.used()[r];
      }
      search(p + 1, value + choice.value(), next);
    }
  }
}
