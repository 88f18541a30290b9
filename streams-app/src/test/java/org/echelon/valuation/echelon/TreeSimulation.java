package org.echelon.valuation.echelon;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.echelon.demand.TabledDemand;

/**
 * Plays a centre and its retailers period by period, to see what it costs that stock sent to one
 * retailer does not come back.
 *
 * <p>In a period the centre orders up to its echelon level, which arrives a lead time later, and
 * shares out what it has; then demand comes. A retailer's position is worth its branch cost, which
 * is exact; so the cost above the bound is the mean of
 *
 * <pre>sum_n C_n(position_n) - R(positions together and stock of the centre)</pre>
 *
 * <p>after sharing out, R being the cost of the branches merged: no other chance is left in it.
 */
final class TreeSimulation {

  /** A retailer: Poisson demand a period, periods its cost looks ahead, costs. */
  record Retailer(double rate, int leadPeriods, double holding, double penalty) {}

  /** Who gets the next unit of the centre. */
  enum Sharing {
    LARGEST_MARGIN,
    RANDOM
  }

  private final List<EchelonBranch> branches = new ArrayList<>();
  private final List<double[]> cumulative = new ArrayList<>();
  private final List<Retailer> retailers;
  private final EchelonTree tree;
  private final int leadPeriods;
  private final double holding;
  private double meanStock;

  TreeSimulation(List<Retailer> retailers, int leadPeriods, double holding) {
    this.retailers = retailers;
    this.leadPeriods = leadPeriods;
    this.holding = holding;
    double rate = 0;
    for (Retailer retailer : retailers) {
      rate += retailer.rate();
      branches.add(
          EchelonBranch.retailer(
              retailer.penalty(),
              holding,
              retailer.holding(),
              TabledDemand.poisson(retailer.rate() * retailer.leadPeriods())));
      cumulative.add(cumulative(retailer.rate()));
    }
    tree = new EchelonTree(branches, holding, TabledDemand.poisson(rate * leadPeriods));
  }

  /** The same tree with real stock. */
  PlayedTree played() {
    return new PlayedTree(retailers, leadPeriods, holding);
  }

  EchelonTree tree() {
    return tree;
  }

  /** Mean cost a period above the bound, at the level of the recursion. */
  double excess(Sharing sharing, int periods, long seed) {
    return cost(tree.level(), sharing, periods, seed) - tree.bound();
  }

  /** Mean cost a period of an echelon level of the centre. */
  double cost(int level, Sharing sharing, int periods, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] position = new int[retailers.size()];
    int[] ordered = new int[leadPeriods + 1];
    int centre = 0;
    ordered[0] = level;
    double sum = 0;
    meanStock = 0;
    int warm = 10 * leadPeriods;
    for (int t = 0; t < periods + warm; t++) {
      centre += ordered[t % ordered.length];
      centre = share(position, centre, sharing, random);
      if (t >= warm) {
        sum += above(position, centre);
        meanStock += (double) (centre + IntStream.of(position).sum()) / periods;
      }
      int sold = 0;
      for (int n = 0; n < position.length; n++) {
        int demand = draw(cumulative.get(n), random.nextDouble());
        position[n] -= demand;
        sold += demand;
      }
      // Ordered as the next period begins, there a lead time later.
      ordered[t % ordered.length] = sold;
    }
    return tree.cost(level) + sum / periods;
  }

  /** Mean of the echelon stock of the centre at the last run, as it was before demand. */
  double meanStock() {
    return meanStock;
  }

  private double above(int[] position, int centre) {
    int together = centre;
    double cost = 0;
    for (int n = 0; n < position.length; n++) {
      together += position[n];
      cost += branches.get(n).cost(position[n]);
    }
    return cost - tree.below().cost(together);
  }

  private int share(int[] position, int available, Sharing sharing, SplittableRandom random) {
    int left = available;
    while (left > 0) {
      int to = sharing == Sharing.RANDOM ? any(position, random) : dearest(position);
      if (to < 0) {
        return left;
      }
      position[to]++;
      left--;
    }
    return left;
  }

  private int dearest(int[] position) {
    int best = -1;
    double most = 0;
    for (int n = 0; n < position.length; n++) {
      double next = branches.get(n).next(position[n]);
      if (next > most || (next > 0 && next == most && position[n] < position[best])) {
        best = n;
        most = next;
      }
    }
    return best;
  }

  private int any(int[] position, SplittableRandom random) {
    int open = 0;
    int chosen = -1;
    for (int n = 0; n < position.length; n++) {
      if (branches.get(n).next(position[n]) > 0 && random.nextInt(++open) == 0) {
        chosen = n;
      }
    }
    return chosen;
  }

  private static int draw(double[] cumulative, double uniform) {
    int d = 0;
    while (d < cumulative.length && uniform > cumulative[d]) {
      d++;
    }
    return d;
  }

  private static double[] cumulative(double rate) {
    TabledDemand law = TabledDemand.poisson(rate);
    double[] below = new double[law.most()];
    for (int d = 0; d < below.length; d++) {
      below[d] = 1 - law.tail(d + 1);
    }
    return below;
  }
}
