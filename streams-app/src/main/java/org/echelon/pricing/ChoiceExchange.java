package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Improves a whole plan that fits by exchanging choices among a few members at a time. At prices
 * whose bound is L, a plan misses it by what its choices lose at the prices and by the priced room
 * left:
 *
 * <pre>
 * L - value(plan) = sum_i loss_i(choice_i) + sum_r price_r (C_r - usage_r)
 * </pre>
 *
 * so the members to free together are those that share rows and lose least by another choice. For
 * each row, and each two rows that one member uses, these are freed some at a time, in windows that
 * overlap, and chosen anew by {@link ExchangeSearch}; the rest of the plan stays. Windows grow from
 * 8 to 12 members once none of a size improves. A plan never loses value, and all rows hold.
 *
 * <p>A heuristic between rounding and branch and bound (a large neighbourhood search, Shaw 1998):
 * exact within a window whose search was not cut short, without a bound over windows; the prices'
 * own bound tells what can be missing. Work is limited by the choices tried and the tables of the
 * windows, to as much as {@value #TRIES} tries, whatever the size of the plan.
 *
 * <p>A try costs O(rows that its member uses).
 */
final class ChoiceExchange {
  private static final long TRIES = 1_500_000;
  private static final int FIRST_WINDOW = 8;
  private static final int LAST_WINDOW = 12;
  private static final int STEP = 2;

  private final Choices all;
  private final int[][] usersOf;
  private final ExchangeSearch search;

  private ChoiceExchange(Choices all, int[] now, double[] prices, double[] capacity) {
    this.all = all;
    this.usersOf = users(prices.length);
    this.search = new ExchangeSearch(all, now, prices, capacity, TRIES);
  }

  /** Puts better choices in force, by member; a plan that does not fit stays as it is. */
  static void improve(Choices all, int[] now, double[] prices, double[] capacity) {
    ChoiceExchange exchange = new ChoiceExchange(all, now, prices, capacity);
    if (exchange.search.fits() && !exchange.search.best()) {
      exchange.run();
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
      better |=
          search.improve(Arrays.copyOfRange(group, from, Math.min(group.length, from + size)));
      from += size / 2;
    } while (from + size / 2 < group.length && !search.spent());
    return better;
  }

  /**
   * Members that share a row, or two rows that one uses, those first that lose least by a change.
   */
  private List<int[]> groups() {
    Set<List<Integer>> rowSets = new LinkedHashSet<>();
    for (int r = 0; r < usersOf.length; r++) {
      rowSets.add(List.of(r));
    }
    for (int[] rows : all.rows()) {
      for (int one : rows) {
        for (int other : rows) {
          if (one < other) {
            rowSets.add(List.of(one, other));
          }
        }
      }
    }
    Comparator<Integer> leastFirst = Comparator.comparingDouble(i -> all.of()[i][1].loss());
    Set<List<Integer>> groups = new LinkedHashSet<>();
    for (List<Integer> rows : rowSets) {
      Set<Integer> members = new TreeSet<>(leastFirst.thenComparing(i -> i));
      rows.forEach(r -> Arrays.stream(usersOf[r]).forEach(members::add));
      groups.add(List.copyOf(members));
    }
    return groups.stream().map(of -> of.stream().mapToInt(i -> i).toArray()).toList();
  }

  /** By row, the members that use it and have a choice. */
  private int[][] users(int rows) {
    List<List<Integer>> users = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      users.add(new ArrayList<>());
    }
    for (int i = 0; i < all.size(); i++) {
      for (int row : all.rows()[i]) {
        if (all.of()[i].length > 1) {
          users.get(row).add(i);
        }
      }
    }
    return users.stream().map(of -> of.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
  }
}
