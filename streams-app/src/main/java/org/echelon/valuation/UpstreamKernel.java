package org.echelon.valuation;

import java.util.Arrays;
import org.echelon.demand.DemandTail;
import org.jspecify.annotations.Nullable;

/**
 * Sizes the stock of a node that fills others by the recursion over their merged margins.
 *
 * <p>With a_0 <= a_1 <= ... the margins of all units below at the prices at hand, least first (the
 * last one for ever), each less what of its capital is charged here, see {@link NetworkTerms}, D
 * the flow that the nodes below are planned to serve over the protection time T = L + R of the
 * node, G(k) = P(D >= k) and H what holding a unit here costs a day, the k-th unit on top of a full
 * stock below is worth
 *
 * <pre>
 * m(k) = E[ a_{D-k}; D >= k ] - H P(D < k) = A(k) + H G(k) - H
 * A(k) = a_0 G(k) + sum_{i >= 1} (a_i - a_{i-1}) G(k + i)
 * </pre>
 *
 * <p>which is E[M(S - D)] - H of the tree with S = units below + k and M(z) = margin + H for the
 * z-th best unit below, 0 beyond the last (model, section 4). D is negative binomial with mean T mu
 * and the variance of {@link DemandSpread}. The worth of a unit, A(k), is written as two demand
 * streams, one that loses the dearest and one that loses the cheapest unit below,
 *
 * <pre>A = r_1 / tau G_1 + r_2 / tau (G - G_1),   r_1 / tau = max a,   r_2 / tau = a_0</pre>
 *
 * <p>so it is an ordinary ladder with kappa = 1: it falls in k and in the storage price and is
 * convex in that price, the stock below being as it is.
 *
 * <p>Assumes that units below can be shared anew whenever some arrive (balance) and that a sale
 * lost below is lost: an approximation, exact under backordering for one node below. Lots of more
 * than one unit are averages. Tails too small to matter are left out, which moves a margin by less
 * than 1% of H. O(levels²) multiplications and a merge of the margins below; at most {@value
 * LadderKernel#MOST_LEVELS} levels.
 */
final class UpstreamKernel {
  /** Tails that weigh less than this share of the last one that can pay are left out. */
  private static final double SMALLEST_SHARE = 0.01;

  private static final double SMALLEST_TAIL = 1e-9;

  /** The least worth of a unit below, as a share of the most; keeps streams in order. */
  private static final double SMALLEST_WORTH = 1e-12;

  private final double[] tails = new double[LadderKernel.MOST_LEVELS];
  private final double[] below = new double[LadderKernel.MOST_LEVELS];
  private final double[] worth = new double[LadderKernel.MOST_LEVELS];
  private int filled;
  private int lots;
  private int lot;
  private int best;
  private double mean;
  private double dearest;
  private double least;

  // what the node was sized for
  private Turn turn = new Turn(0, 0, 0);
  private int node;
  private double unitCube;
  private double holding;
  private double rate;

  /** What a unit goes on costing here once it has gone down, currency a day. */
  private double passing;

  /**
   * Finds the best level at a storage price.
   *
   * @param flowPerDay units a day that the nodes below are planned to serve
   */
  void size(
      NetworkTerms network,
      int ordinal,
      ItemTerms item,
      DemandSpread spread,
      EchelonLists lists,
      double flowPerDay,
      double storagePrice) {
    turn = network.turn(ordinal, item);
    node = ordinal;
    unitCube = item.unitCube();
    holding = network.holdingPerUnitDay(ordinal, item);
    int[] children = network.children[ordinal];
    passing =
        children.length == 0
            ? 0
            : network.chargedAbove(children[0], item) - network.chargedAbove(ordinal, item);
    rate = flowPerDay;
    dearest = Math.max(0, lists.dearest(children) - passing);
    best = 0;
    filled = 0;
    lots = 0;
    if (flowPerDay > 0 && dearest > 0) {
      fill(spread, item.transferPackUnits());
      lots = lists.merge(children, lot, below, filled);
      for (int i = 0; i < lots; i++) {
        below[i] = Math.max(0, below[i] - passing);
      }
      least = Math.max(below[0], SMALLEST_WORTH * dearest);
      value();
      best = bestLevels(holding + storagePrice * unitCube);
    }
  }

  /** The best level, lots. */
  int best() {
    return best;
  }

  /** Units of a lot. */
  int lot() {
    return lot;
  }

  /** E[min(level, D)] / E[D] at the best level. */
  double availability() {
    return best == 0 ? 0 : Math.min(1, sum(tails, best) * lot / mean);
  }

  /** Whether anything is wanted below, so that there is a ladder. */
  boolean wanted() {
    return filled > 0;
  }

  /** Has the node hold no stock: all that nodes below wait for passes through it. */
  void holdNothing() {
    best = 0;
  }

  /**
   * What a unit missing here costs the nodes below a day, on average over the shortages that the
   * best level leaves.
   */
  double worthOfMissing() {
    int x = Math.max(best - 1, 0);
    return filled == 0 || tails[x] == 0 ? 0 : worth[x] / tails[x];
  }

  /**
   * The tables on their own, or null if nothing is wanted below. Where no stock is worth holding
   * one level remains: units that nodes below wait for still pass through.
   */
  @Nullable NodeLadder freeze() {
    if (filled == 0) {
      return null;
    }
    int stored = Math.min(filled, bestLevels(holding) + 1);
    double[] all = Arrays.copyOf(tails, stored);
    if (dearest <= least) {
      return ladder(new double[] {dearest}, new double[] {rate}, new double[][] {all});
    }
    double[] first = new double[stored];
    for (int x = 0; x < stored; x++) {
      double above = (worth[x] - least * tails[x]) / (dearest - least);
      first[x] = Math.max(0, Math.min(all[x], above));
    }
    double share = sum(first, stored) / sum(all, stored);
    return ladder(
        new double[] {dearest, least},
        new double[] {share * rate, rate - share * rate},
        new double[][] {first, all});
  }

  /** Lists what the echelon is worth to the node that fills this one. */
  void list(EchelonLists lists, double storagePrice) {
    lists.begin(node, lot);
    double priced = holding + storagePrice * unitCube;
    for (int x = best - 1; x >= 0; x--) {
      lists.add(node, margin(x, priced));
    }
    for (int missing = 1; missing <= lots; missing++) {
      lists.add(node, worthBelow(missing));
    }
  }

  private NodeLadder ladder(double[] margins, double[] rates, double[][] streamTails) {
    double[] savings = new double[margins.length];
    for (int j = 0; j < savings.length; j++) {
      savings[j] = margins[j] * turn.turnDays();
    }
    return new NodeLadder(
        node,
        -1,
        unitCube,
        turn.turnDays(),
        turn.protectionDays(),
        1,
        0,
        holding,
        lot,
        savings,
        rates,
        streamTails);
  }

  private void fill(DemandSpread spread, int pack) {
    mean = rate * turn.protectionDays();
    double variance = spread.variance(rate, turn);
    double floor = SMALLEST_SHARE * holding / (dearest + holding);
    floor = Math.max(floor, SMALLEST_TAIL);
    double reach = mean + 4 * Math.sqrt(variance) + 1;
    lot = LadderKernel.lotFor(reach / tails.length, pack);
    filled = DemandTail.fill(mean, variance, lot, floor, tails.length, tails);
    while (tails[filled - 1] >= floor) {
      lot = LadderKernel.lotFor(1.5 * lot, pack);
      filled = DemandTail.fill(mean, variance, lot, floor, tails.length, tails);
    }
  }

  /** A at every level. */
  private void value() {
    for (int x = 0; x < filled; x++) {
      worth[x] = least * tails[x];
    }
    double before = least;
    for (int i = 1; i < lots; i++) {
      double step = below[i] - before;
      before = below[i];
      for (int x = 0; x + i < filled; x++) {
        worth[x] += step * tails[x + i];
      }
    }
    if (lots < filled) {
      // Beyond the last unit below, more are missing at the worth of the dearest.
      double step = dearest - before;
      for (int x = 0; x + lots < filled; x++) {
        worth[x] += step * tails[x + lots];
      }
    }
  }

  /** A where so many lots are missing from a full stock below. */
  private double worthBelow(int missing) {
    double sum = least;
    double before = least;
    for (int i = 1; i <= lots; i++) {
      double here = i < lots ? below[i] : dearest;
      int x = i - missing;
      sum += (here - before) * (x < 0 ? 1 : x < filled ? tails[x] : 0);
      before = here;
    }
    return sum;
  }

  private double margin(int x, double priced) {
    return worth[x] + priced * tails[x] - priced;
  }

  private int bestLevels(double priced) {
    int low = 0;
    int high = filled;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (margin(middle, priced) >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double sum(double[] values, int count) {
    double sum = 0;
    for (int x = 0; x < count; x++) {
      sum += values[x];
    }
    return sum;
  }
}
