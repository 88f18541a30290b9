package org.echelon.pricing.forward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.echelon.pricing.Blocks;
import org.echelon.pricing.PricedRows;
import org.echelon.pricing.Resources;
import org.echelon.valuation.NodeLadder;

/**
 * The rows of the time-expanded problem: storage s, inbound b and outbound o of each node and week
 * with a finite limit. With x the flow served and K the level in week w, a node n filled by d uses
 *
 * <pre>
 * s_nw: cube        o_nw: x_nw        b_nw, o_dw, b_dw: x_nw + (K_nw - K_n,w-1) / 7
 * </pre>
 *
 * so that with a_nw = b_nw + o_dw + b_dw a unit served costs o_nw + a_nw, and one held costs the
 * rental (a_nw - a_n,w+1) / 7 (model, section 11). Stock of a node that only fills others moves in
 * and out with theirs; its own level changes b_n alone.
 *
 * <p>After the last week either nothing follows (the last level is paid in full) or its price goes
 * on (it is credited at what it cost).
 *
 * <p>O(rows) to make, O(1) rows for a pair in a week. Exact.
 */
public final class WeekRows implements PricedRows {
  private static final double DAYS = 7;
  private static final double[] SERVED = {1, 0, 0};
  private static final double[] STORED = {0, 1, 0};

  private final WeekCapacities limits;
  private final boolean continues;
  private final IntFunction<String> names;
  private final List<Resources.Row> rows = new ArrayList<>();
  private final List<Integer> weekOf = new ArrayList<>();
  private final int[][] storage;
  private final int[][] inbound;
  private final int[][] outbound;

  private WeekRows(
      WeekCapacities limits, boolean continues, boolean onePrice, IntFunction<String> names) {
    this.names = names;
    this.limits = limits;
    this.continues = continues;
    storage = none();
    inbound = none();
    outbound = none();
    for (int w = 0; w < limits.weeks(); w++) {
      if (onePrice && w > 0) {
        storage[w] = storage[0];
        inbound[w] = inbound[0];
        outbound[w] = outbound[0];
      } else {
        addWeek(w, onePrice ? limits.summed() : limits);
      }
    }
  }

  private void addWeek(int w, WeekCapacities of) {
    for (int n = 0; n < of.nodes(); n++) {
      String name = names.apply(n) + " week " + w;
      storage[w][n] = add(w, n, name + " STORAGE", Resources.Kind.STORAGE, of.storageCube()[w][n]);
      inbound[w][n] =
          add(w, n, name + " INBOUND", Resources.Kind.FLOW, of.inboundUnitsPerDay()[w][n]);
      outbound[w][n] =
          add(w, n, name + " OUTBOUND", Resources.Kind.FLOW, of.outboundUnitsPerDay()[w][n]);
    }
  }

  /** Rows after which nothing follows. */
  static WeekRows ending(WeekCapacities limits) {
    return new WeekRows(limits, false, false, WeekRows::plainName);
  }

  /** Rows whose last price goes on. */
  static WeekRows continuing(WeekCapacities limits) {
    return continuing(limits, WeekRows::plainName);
  }

  /** Rows whose last price goes on, with what people call the nodes. */
  static WeekRows continuing(WeekCapacities limits, IntFunction<String> names) {
    return new WeekRows(limits, true, false, names);
  }

  private static String plainName(int node) {
    return "node " + node;
  }

  /** The same problem with one price for all weeks: its rows are the sums over the weeks. */
  WeekRows onePrice() {
    return new WeekRows(limits, continues, true, names);
  }

  private int[][] none() {
    int[][] all = new int[limits.weeks()][limits.nodes()];
    for (int[] week : all) {
      Arrays.fill(week, -1);
    }
    return all;
  }

  private int add(int week, int node, String name, Resources.Kind kind, double limit) {
    if (limit == Double.POSITIVE_INFINITY) {
      return -1;
    }
    rows.add(new Resources.Row(node, name, kind, limit));
    weekOf.add(week);
    return rows.size() - 1;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public Resources.Row row(int index) {
    return rows.get(index);
  }

  @Override
  public int week(int row) {
    return weekOf.get(row);
  }

  @Override
  public int weeks() {
    return weekOf.isEmpty() ? 1 : weekOf.get(weekOf.size() - 1) + 1;
  }

  /** A price that is about to rise pays for levels that no week alone would hold. */
  @Override
  public boolean rewardsHolding() {
    return limits.weeks() > 1;
  }

  WeekCapacities limits() {
    return limits;
  }

  int storageRow(int node, int week) {
    return storage[week][node];
  }

  int inboundRow(int node, int week) {
    return inbound[week][node];
  }

  int outboundRow(int node, int week) {
    return outbound[week][node];
  }

  /** The rows whose prices make up a_nw; -1 among them stands for none. */
  int[] replenishmentRows(int node, int feeder, int week) {
    return feeder < 0 || limits.fillsOnly()[node]
        ? new int[] {inbound[week][node]}
        : new int[] {inbound[week][node], outbound[week][feeder], inbound[week][feeder]};
  }

  @Override
  public int block(NodeLadder ladder, int week, Blocks blocks) {
    return block(ladder, week, 0, blocks);
  }

  @Override
  public int block(NodeLadder ladder, int week, double onward, Blocks blocks) {
    int node = ladder.node();
    boolean sells = !limits.fillsOnly()[node];
    boolean last = week == limits.weeks() - 1;
    Map<Integer, double[]> use = new TreeMap<>();
    add(use, storage[week][node], STORED);
    if (sells) {
      add(use, outbound[week][node], SERVED);
    }
    double held = last && continues ? 0 : 1 / DAYS;
    for (int row : replenishmentRows(node, ladder.feeder(), week)) {
      add(use, row, new double[] {sells ? 1 : 0, 0, held});
    }
    if (onward > 0) {
      add(use, inbound[week][node], new double[] {-onward, 0, 0});
    }
    if (!last) {
      for (int row : replenishmentRows(node, ladder.feeder(), week + 1)) {
        add(use, row, new double[] {0, 0, -1 / DAYS});
      }
    }
    int[] used = use.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] factors = use.values().stream().flatMapToDouble(Arrays::stream).toArray();
    return blocks.of(used, factors);
  }

  private static void add(Map<Integer, double[]> use, int row, double[] factors) {
    if (row >= 0) {
      double[] sum = use.computeIfAbsent(row, r -> new double[factors.length]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += factors[i];
      }
    }
  }
}
