package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Improves a whole plan that fits by exchanging lots among a few pairs at a time. At prices whose
 * bound is L, a plan misses it by what its choices lose at the prices and by the priced room left:
 *
 * <pre>
 * L - value(plan) = sum_p loss_p(choice_p) + sum_r price_r (C_r - usage_r)
 * </pre>
 *
 * so the pairs to free together are those that share rows and lose least by another choice. For
 * each row, and each two rows that one block uses, these are freed some at a time, in windows that
 * overlap, and chosen anew by {@link ExchangeSearch}; the rest of the plan stays. Windows grow from
 * 8 to 12 pairs once none of a size improves. Every choice keeps a level's lots in order, a plan
 * never loses value, and all rows hold.
 *
 * <p>A heuristic between rounding and branch and bound: exact within a window whose search was not
 * cut short and whose pairs have all their choices, without a bound over windows (the prices' own
 * bound tells what can be missing). Work is limited by the choices tried, {@value #CHOICES}, about
 * a quarter of a second, whatever the size of the model; models of more than {@value #MOST_PAIRS}
 * pairs are left as they are, because their lots are too small to matter. Neighbourhoods searched
 * to the end are those of Shaw (1998, large neighbourhood search).
 */
final class LotExchange {
  private static final int MOST_PAIRS = 4000;
  private static final long CHOICES = 1_500_000;
  private static final int OPTIONS = 12;
  private static final int FIRST_WINDOW = 8;
  private static final int LAST_WINDOW = 12;
  private static final int STEP = 2;

  private final FrozenModel m;
  private final LotOption[][] options;
  private final int[] now;
  private final int[][] usersOf;
  private final ExchangeSearch search;

  private LotExchange(FrozenModel model, double[] prices, int[] lots, int[] streams) {
    this.m = model;
    this.options = new LotOption[model.pairs][];
    this.now = new int[model.pairs];
    double[][] priced = model.blockPrices(prices);
    for (int p = 0; p < model.pairs; p++) {
      List<LotOption> kept = LotOption.of(model, p, priced, OPTIONS, lots[p], streams[p]);
      options[p] = kept.toArray(LotOption[]::new);
      while (!options[p][now[p]].is(lots[p], streams[p])) {
        now[p]++;
      }
    }
    this.usersOf = users(prices.length);
    this.search = new ExchangeSearch(model, prices, options, now, CHOICES);
  }

  /** Puts better choices in the place of a plan's; a plan that does not fit stays as it is. */
  static void improve(FrozenModel model, double[] prices, int[] lots, int[] streams) {
    if (model.pairs > MOST_PAIRS) {
      return;
    }
    LotExchange exchange = new LotExchange(model, prices, lots, streams);
    if (exchange.search.fits()) {
      exchange.run();
      for (int p = 0; p < lots.length; p++) {
        lots[p] = exchange.options[p][exchange.now[p]].lots();
        streams[p] = exchange.options[p][exchange.now[p]].streams();
      }
    }
  }

  private void run() {
    List<int[]> groups = groups();
    int longest = groups.stream().mapToInt(group -> group.length).max().orElse(0);
    int size = FIRST_WINDOW;
    // No window wider than the longest group holds more than that.
    int widest = Math.min(LAST_WINDOW, Math.max(longest + STEP - 1, FIRST_WINDOW));
    while (size <= widest && !search.spent()) {
      boolean better = false;
      for (int[] group : groups) {
        better |= windows(group, size);
      }
      size += better ? 0 : STEP;
    }
  }

  private boolean windows(int[] group, int size) {
    boolean better = false;
    int from = 0;
    do {
      better |= search.improve(Arrays.copyOfRange(group, from, Math.min(group.length, from + size)));
      from += size / 2;
    } while (from + size / 2 < group.length && !search.spent());
    return better;
  }

  /** Pairs that share a row, or two rows of a block, those first that lose least by a change. */
  private List<int[]> groups() {
    Set<List<Integer>> rowSets = new LinkedHashSet<>();
    for (int r = 0; r < usersOf.length; r++) {
      rowSets.add(List.of(r));
    }
    for (int b = 0; b < m.blocks.size(); b++) {
      for (int one : m.blocks.rows(b)) {
        for (int other : m.blocks.rows(b)) {
          if (one < other) {
            rowSets.add(List.of(one, other));
          }
        }
      }
    }
    Comparator<Integer> leastFirst = Comparator.comparingDouble(p -> options[p][1].loss());
    Set<List<Integer>> groups = new LinkedHashSet<>();
    for (List<Integer> rows : rowSets) {
      Set<Integer> pairs = new TreeSet<>(leastFirst.thenComparing(p -> p));
      rows.forEach(r -> Arrays.stream(usersOf[r]).forEach(pairs::add));
      groups.add(List.copyOf(pairs));
    }
    return groups.stream().map(of -> of.stream().mapToInt(p -> p).toArray()).toList();
  }

  /** By row, the pairs that use it and have a choice. */
  private int[][] users(int rows) {
    List<List<Integer>> users = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      users.add(new ArrayList<>());
    }
    for (int p = 0; p < m.pairs; p++) {
      for (int row : m.blocks.rows(m.block[p])) {
        if (options[p].length > 1) {
          users.get(row).add(p);
        }
      }
    }
    return users.stream()
        .map(of -> of.stream().mapToInt(p -> p).toArray())
        .toArray(int[][]::new);
  }
}
