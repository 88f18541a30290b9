package org.echelon.pricing;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses anew for some members of a plan, the rest as it is: a depth-first search for choices that
 * fit and bring down
 *
 * <pre>cost = sum_i loss_i(choice_i) + sum_r price_r (C_r - usage_r)</pre>
 *
 * <p>Choices are tried by loss. A branch is left when its losses, with the room that the members to
 * come cannot fill, cost no less than the best plan known, or when even the smallest choices to
 * come do not fit. Members go with those near them, so that rows are decided soon after one
 * another. Exact unless the choices allowed for one search are used up; time grows exponentially in
 * the members freed otherwise. A choice costs as many operations as its member uses rows.
 *
 * <p>O(choices^members) tries at worst. Source: branch and bound of Land and Doig (1960); model,
 * section 6.
 */
final class ExchangeSearch {
  private static final int TRIES_A_SEARCH = 20_000;

  /** What sums of many lots may be off by. */
  private static final double ROUNDING = 1e-12;

  private static final double BETTER = 1e-9;

  private final Choices all;
  private final double[] prices;
  private final double[] capacity;
  private final int[] now;
  private final double[] usage;
  private double cost;
  private long left;

  // The search at hand.
  private int[] members = {};
  private int[] chosen = {};
  private int[] best = {};
  private double bestCost;
  private int tries;

  /** By row, the least and the most used in the end, given the choices made so far. */
  private double[] least = {};

  private double[] most = {};

  /** By member freed and row that it uses, the least and the most that any choice uses. */
  private double[][] smallest = {};

  private double[][] largest = {};

  /** The choices in force are the caller's and are changed in place. */
  ExchangeSearch(Choices all, int[] now, double[] prices, double[] capacity, long tries) {
    this.all = all;
    this.prices = prices;
    this.capacity = capacity;
    this.now = now;
    this.left = tries;
    usage = new double[prices.length];
    for (int p = 0; p < all.size(); p++) {
      add(usage, p, inForce(p).use(), 1);
      cost += inForce(p).loss();
    }
    for (int r = 0; r < usage.length; r++) {
      cost += prices[r] * (capacity[r] - usage[r]);
    }
  }

  boolean fits() {
    for (int r = 0; r < usage.length; r++) {
      if (usage[r] > capacity[r] + ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** Whether the plan reaches the bound of the prices, so that none is better. */
  boolean best() {
    return cost <= BETTER;
  }

  /** Whether all choices allowed are used up. */
  boolean spent() {
    return left <= 0;
  }

  /** Frees some members; true where a better plan is in force now. */
  boolean improve(int[] freed) {
    members =
        IntStream.of(freed)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(p -> all.near()[p]).thenComparing(p -> p))
            .mapToInt(p -> p)
            .toArray();
    chosen = new int[members.length];
    best = new int[0];
    bestCost = cost;
    tries = (int) Math.min(TRIES_A_SEARCH, left);
    int allowed = tries;
    descend(0, free());
    // A window costs its tables even where nothing is tried.
    left -= allowed - tries + (long) members.length * usage.length / 8;
    for (int k = 0; k < best.length; k++) {
      int p = members[k];
      add(usage, p, inForce(p).use(), -1);
      now[p] = best[k];
      add(usage, p, inForce(p).use(), 1);
      cost = bestCost;
    }
    return best.length > 0;
  }

  /** Takes the members out of the plan; returns what the rest costs whatever they choose. */
  private double free() {
    double rest = cost;
    least = usage.clone();
    for (int p : members) {
      rest -= inForce(p).loss();
      add(least, p, inForce(p).use(), -1);
    }
    most = least.clone();
    // What the losses of the members may add up to is what the plan costs but for theirs and room.
    double room = 0;
    for (int r = 0; r < usage.length; r++) {
      room += prices[r] * (capacity[r] - usage[r]);
    }
    smallest = new double[members.length][];
    largest = new double[members.length][];
    for (int k = 0; k < members.length; k++) {
      extremes(k, cost - (rest - room));
      add(least, members[k], smallest[k], 1);
      add(most, members[k], largest[k], 1);
    }
    double lower = rest - room;
    for (int r = 0; r < usage.length; r++) {
      lower += prices[r] * Math.max(0, capacity[r] - most[r]);
    }
    return lower;
  }

  private void extremes(int k, double mostLoss) {
    Choice[] of = all.of()[members[k]];
    smallest[k] = of[0].use().clone();
    largest[k] = of[0].use().clone();
    for (Choice option : of) {
      if (option.loss() >= mostLoss) {
        break;
      }
      for (int i = 0; i < option.use().length; i++) {
        smallest[k][i] = Math.min(smallest[k][i], option.use()[i]);
        largest[k][i] = Math.max(largest[k][i], option.use()[i]);
      }
    }
  }

  private void add(double[] sums, int member, double[] use, int sign) {
    int[] rows = all.rows()[member];
    for (int i = 0; i < rows.length; i++) {
      sums[rows[i]] += sign * use[i];
    }
  }

  private Choice inForce(int p) {
    return all.of()[p][now[p]];
  }

  private void descend(int k, double lower) {
    if (k == members.length) {
      bestCost = lower;
      best = chosen.clone();
      return;
    }
    int[] rows = all.rows()[members[k]];
    double[] leastBefore = new double[rows.length];
    double[] mostBefore = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      leastBefore[i] = least[rows[i]];
      mostBefore[i] = most[rows[i]];
    }
    Choice[] of = all.of()[members[k]];
    for (int o = 0; o < of.length && tries > 0 && lower + of[o].loss() < bestCost - BETTER; o++) {
      tries--;
      chosen[k] = o;
      double next = lower + of[o].loss();
      boolean fits = true;
      for (int i = 0; i < rows.length; i++) {
        int r = rows[i];
        least[r] = leastBefore[i] + of[o].use()[i] - smallest[k][i];
        most[r] = mostBefore[i] + of[o].use()[i] - largest[k][i];
        fits &= least[r] <= capacity[r] + ROUNDING;
        next += prices[r] * (unfilled(r, most[r]) - unfilled(r, mostBefore[i]));
      }
      if (fits && next < bestCost - BETTER) {
        descend(k + 1, next);
      }
      for (int i = 0; i < rows.length; i++) {
        least[rows[i]] = leastBefore[i];
        most[rows[i]] = mostBefore[i];
      }
    }
  }

  private double unfilled(int row, double used) {
    return Math.max(0, capacity[row] - used);
  }
}
