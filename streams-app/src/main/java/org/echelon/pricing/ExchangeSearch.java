package org.echelon.pricing;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses anew for some pairs of a plan, the rest as it is: a depth-first search for choices that
 * fit and bring down
 *
 * <pre>cost = sum_p loss_p(choice_p) + sum_r price_r (C_r - usage_r)</pre>
 *
 * <p>Choices are tried by loss. A branch is left when its losses, with the room that the pairs to
 * come cannot fill, cost no less than the best plan known, or when even the smallest choices to
 * come do not fit. Pairs go by block, so that rows are decided soon after one another. Exact unless
 * the choices allowed for one search are used up; time grows exponentially in the pairs freed
 * otherwise. A choice costs as many operations as its pair uses rows.
 */
final class ExchangeSearch {
  private static final int CHOICES_A_SEARCH = 20_000;

  /** What sums of many lots may be off by. */
  private static final double ROUNDING = 1e-12;

  private static final double BETTER = 1e-9;

  private final FrozenModel m;
  private final double[] prices;
  private final double[] capacity;
  private final LotOption[][] options;
  private final int[] now;
  private final double[] usage;
  private double cost;
  private long left;

  // The search at hand.
  private int[] pairs = {};
  private int[] chosen = {};
  private int[] best = {};
  private double bestCost;
  private int tries;

  /** By row, the least and the most used in the end, given the choices made so far. */
  private double[] least = {};

  private double[] most = {};

  /** By pair freed and row of its block, the least and the most that any choice uses. */
  private double[][] smallest = {};

  private double[][] largest = {};

  /** The arrays stay the caller's; choices in force are changed in place. */
  ExchangeSearch(
      FrozenModel model, double[] prices, LotOption[][] options, int[] now, long choices) {
    this.m = model;
    this.prices = prices;
    this.capacity = model.capacity();
    this.options = options;
    this.now = now;
    this.left = choices;
    usage = new double[prices.length];
    for (int p = 0; p < options.length; p++) {
      add(usage, p, options[p][now[p]].use(), 1);
      cost += options[p][now[p]].loss();
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

  /** Whether all choices allowed are used up. */
  boolean spent() {
    return left <= 0;
  }

  /** Frees some pairs; true where a better plan is in force now. */
  boolean improve(int[] freed) {
    pairs =
        IntStream.of(freed)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(p -> m.block[p]).thenComparing(p -> p))
            .mapToInt(p -> p)
            .toArray();
    chosen = new int[pairs.length];
    best = new int[0];
    bestCost = cost;
    tries = (int) Math.min(CHOICES_A_SEARCH, left);
    int allowed = tries;
    descend(0, free());
    left -= allowed - tries;
    for (int k = 0; k < best.length; k++) {
      int p = pairs[k];
      add(usage, p, options[p][now[p]].use(), -1);
      now[p] = best[k];
      add(usage, p, options[p][now[p]].use(), 1);
      cost = bestCost;
    }
    return best.length > 0;
  }

  /** Takes the pairs out of the plan; returns what the rest costs whatever they choose. */
  private double free() {
    double rest = cost;
    least = usage.clone();
    for (int p : pairs) {
      rest -= options[p][now[p]].loss();
      add(least, p, options[p][now[p]].use(), -1);
    }
    most = least.clone();
    // Without the room left over: all that the losses of the pairs may add up to.
    double room = 0;
    for (int r = 0; r < usage.length; r++) {
      room += prices[r] * (capacity[r] - usage[r]);
    }
    smallest = new double[pairs.length][];
    largest = new double[pairs.length][];
    for (int k = 0; k < pairs.length; k++) {
      extremes(k, cost - (rest - room));
      add(least, pairs[k], smallest[k], 1);
      add(most, pairs[k], largest[k], 1);
    }
    double lower = rest - room;
    for (int r = 0; r < usage.length; r++) {
      lower += prices[r] * Math.max(0, capacity[r] - most[r]);
    }
    return lower;
  }

  private void extremes(int k, double mostLoss) {
    LotOption[] of = options[pairs[k]];
    smallest[k] = of[0].use().clone();
    largest[k] = of[0].use().clone();
    for (LotOption option : of) {
      if (option.loss() >= mostLoss) {
        break;
      }
      for (int i = 0; i < option.use().length; i++) {
        smallest[k][i] = Math.min(smallest[k][i], option.use()[i]);
        largest[k][i] = Math.max(largest[k][i], option.use()[i]);
      }
    }
  }

  private void add(double[] sums, int pair, double[] use, int sign) {
    int[] rows = m.blocks.rows(m.block[pair]);
    for (int i = 0; i < rows.length; i++) {
      sums[rows[i]] += sign * use[i];
    }
  }

  private void descend(int k, double lower) {
    if (k == pairs.length) {
      bestCost = lower;
      best = chosen.clone();
      return;
    }
    int[] rows = m.blocks.rows(m.block[pairs[k]]);
    double[] leastBefore = new double[rows.length];
    double[] mostBefore = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      leastBefore[i] = least[rows[i]];
      mostBefore[i] = most[rows[i]];
    }
    LotOption[] of = options[pairs[k]];
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
