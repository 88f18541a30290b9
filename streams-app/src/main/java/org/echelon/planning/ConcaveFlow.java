package org.echelon.planning;

import java.util.Arrays;
import java.util.List;

/**
 * Moves and buys lots of one SKU for the greatest value: a flow with concave values at its ends.
 *
 * <pre>
 * max  sum_n V_n(k_n) - sum_a c_a x_a        V_n(k) - V_n(k - 1) = m_n(k) not rising in k
 * k_n = position_n + sum of x into n - sum of x out of n
 * sum of x out of n by transfers &lt;= free_n,   x whole lots
 * </pre>
 *
 * <p>Units on their way cannot be moved on, so free units stay or go by one arc. As a network: the
 * free stock of n feeds the levels it has arcs to and, at no cost, the level of n; a root feeds all
 * levels that vendors fill and takes each unit of a level for its margin. A flow without a cycle of
 * positive gain in the residual network is optimal (Ahuja, Magnanti, Orlin, Network Flows, theorem
 * 9.1, for arcs split into units). So cycles are found by Bellman and Ford's method and followed,
 * lot by lot, as long as they gain: buying, moving, moving to another child, buying again what was
 * moved on, and changing vendors are all such cycles.
 *
 * <p>Exact on whole lots where margins fall from lot to lot, up to 1e-11 of the largest margin or
 * cost for every lot of the difference. Each cycle followed raises the value by more than that and
 * the value is bounded by the sum of positive margins and costs, so it ends. A cycle costs O(nodes
 * x arcs) at most; two or three passes over the arcs are usual.
 *
 * <p>Source: the book named (1993); model, section 5.
 */
final class ConcaveFlow {
  private static final double ROUNDING = 1e-11;
  private static final int ROOT = 0;

  private final Margins margins;
  private final long lot;
  private final int span;
  private final int vertices;

  // Arcs: transfers, then free stock that stays, then plain purchases. Costs are per lot.
  private final int arcs;
  private final int[] tail;
  private final int[] head;
  private final double[] cost;
  private final long[] lots;

  /** Whether a node's level has arcs. */
  private final boolean[] present;

  private final long[] level;

  /** Value of one lot more on a level, and of its last lot. */
  private final double[] more;

  private final double[] last;
  private double tolerance;
  private double gained;

  // Of the search: edge e < 2 arcs is arc e / 2 (odd: back); then up and down edges of each level.
  private final double[] distance;
  private final int[] parent;
  private final int[] mark;

  /**
   * @param lot units of one lot
   * @param plain purchases of any number of lots at a fixed cost
   */
  ConcaveFlow(
      StockLevels stock,
      Margins margins,
      long lot,
      List<TransferArc> transfers,
      List<Plain> plain) {
    this.margins = margins;
    this.lot = lot;
    this.span = stock.position().length;
    this.vertices = 1 + 2 * span;
    this.arcs = transfers.size() + span + plain.size();
    this.tail = new int[arcs];
    this.head = new int[arcs];
    this.cost = new double[arcs];
    this.lots = new long[arcs];
    this.present = new boolean[span];
    this.level = stock.position().clone();
    this.more = new double[span];
    this.last = new double[span];
    this.distance = new double[vertices];
    this.parent = new int[vertices];
    this.mark = new int[vertices];
    int a = 0;
    for (TransferArc arc : transfers) {
      present[arc.from()] = true;
      arc(a++, 1 + span + arc.from(), arc.to(), arc.costPerUnit());
    }
    for (int n = 0; n < span; n++) {
      lots[a] = Math.max(0, stock.free()[n] / lot);
      boolean stays = present[n];
      arc(a++, 1 + span + n, n, 0);
      present[n] = stays;
    }
    for (Plain arc : plain) {
      arc(a++, ROOT, arc.to(), arc.costPerUnit());
    }
    for (int n = 0; n < span; n++) {
      revalue(n);
    }
  }

  /** A purchase at a fixed cost per unit. */
  record Plain(int to, double costPerUnit) {}

  private void arc(int a, int from, int to, double costPerUnit) {
    tail[a] = from;
    head[a] = 1 + to;
    cost[a] = costPerUnit * lot;
    present[to] = true;
  }

  /**
   * Prices of a unit at each level once no cycle gains: a shift of d units in all, whatever the
   * flow makes of it, is worth at most the sum of price times d where lots are units. By duality:
   * no path of the residual network from a level to the root gains more than its price, none from
   * the root to a level more than what is lost.
   */
  double[] prices() {
    double[] prices = new double[span];
    for (int n = 0; n < span; n++) {
      prices[n] = (distance[ROOT] - distance[1 + n]) / lot;
    }
    return prices;
  }

  /** Values the level of a node even if no arc touches it. */
  void include(int node) {
    present[node] = true;
    revalue(node);
  }

  /** Adds units to a level from outside the flow, or takes them off. */
  void shift(int node, long units) {
    for (long unit = Math.min(units, 0); unit < Math.max(units, 0); unit++) {
      gained += Long.signum(units) * margins.next(node, level[node] + unit);
    }
    level[node] += units;
    revalue(node);
  }

  /** Value of all levels against those of the start, less the costs of the flow. */
  double gained() {
    return gained;
  }

  /** Follows cycles of positive gain until there is none. */
  void optimise() {
    double largest = 0;
    for (double c : cost) {
      largest = Math.max(largest, Math.abs(c));
    }
    for (int n = 0; n < span; n++) {
      largest = Math.max(largest, Math.max(Math.abs(more[n]), Math.abs(last[n])));
    }
    tolerance = ROUNDING * largest;
    for (int[] cycle = cycle(); cycle.length > 0; cycle = cycle()) {
      do {
        follow(cycle);
      } while (gain(cycle) > tolerance);
    }
  }

  /** Units by arc, transfers first, then free stock that stays, then plain purchases. */
  long[] units() {
    return Arrays.stream(lots).map(x -> x * lot).toArray();
  }

  long level(int node) {
    return level[node];
  }

  /** A flow to come back to. */
  record Saved(long[] lots, double gained) {}

  Saved save() {
    return new Saved(lots.clone(), gained);
  }

  /** Comes back to a flow, all shifts being as they were then. */
  void restore(Saved saved) {
    for (int a = 0; a < arcs; a++) {
      long change = saved.lots[a] - lots[a];
      if (change != 0) {
        lots[a] = saved.lots[a];
        level[head[a] - 1] += change * lot;
        revalue(head[a] - 1);
      }
    }
    gained = saved.gained;
  }

  private void revalue(int node) {
    if (present[node]) {
      more[node] = value(node, level[node]);
      last[node] = value(node, level[node] - lot);
    }
  }

  private double value(int node, long from) {
    double sum = 0;
    for (long unit = 0; unit < lot; unit++) {
      sum += margins.next(node, from + unit);
    }
    return sum;
  }

  private int[] cycle() {
    Arrays.fill(distance, 0);
    Arrays.fill(parent, -1);
    for (int pass = 0; pass <= vertices && relax(); pass++) {
      int on = onCycle();
      if (on >= 0) {
        return cycleThrough(on);
      }
    }
    return new int[0];
  }

  /** One pass over the residual edges; whether a distance rose. */
  private boolean relax() {
    boolean rose = false;
    for (int a = 0; a < arcs; a++) {
      rose |= relax(2 * a, tail[a], head[a], -cost[a]);
      if (lots[a] > 0) {
        rose |= relax(2 * a + 1, head[a], tail[a], cost[a]);
      }
    }
    for (int n = 0; n < span; n++) {
      if (present[n]) {
        rose |= relax(2 * (arcs + n), 1 + n, ROOT, more[n]);
        rose |= relax(2 * (arcs + n) + 1, ROOT, 1 + n, -last[n]);
      }
    }
    return rose;
  }

  private boolean relax(int edge, int from, int to, double gain) {
    if (distance[from] + gain <= distance[to] + tolerance) {
      return false;
    }
    distance[to] = distance[from] + gain;
    parent[to] = edge;
    return true;
  }

  /** A vertex on a circle of parents, or -1. */
  private int onCycle() {
    Arrays.fill(mark, -1);
    for (int start = 0; start < vertices; start++) {
      int v = start;
      while (mark[v] < 0 && parent[v] >= 0) {
        mark[v] = start;
        v = from(parent[v]);
      }
      if (mark[v] == start && parent[v] >= 0) {
        return v;
      }
    }
    return -1;
  }

  private int[] cycleThrough(int on) {
    int[] edges = new int[vertices];
    int count = 0;
    int v = on;
    do {
      edges[count++] = parent[v];
      v = from(parent[v]);
    } while (v != on);
    return Arrays.copyOf(edges, count);
  }

  private int from(int edge) {
    int a = edge / 2;
    boolean back = (edge & 1) == 1;
    if (a >= arcs) {
      return back ? ROOT : 1 + a - arcs;
    }
    return back ? head[a] : tail[a];
  }

  /** What one more turn would gain; nothing where an arc has run out. */
  private double gain(int[] cycle) {
    double sum = 0;
    for (int edge : cycle) {
      int a = edge / 2;
      boolean back = (edge & 1) == 1;
      if (a >= arcs) {
        sum += back ? -last[a - arcs] : more[a - arcs];
      } else if (back && lots[a] == 0) {
        return 0;
      } else {
        sum += back ? cost[a] : -cost[a];
      }
    }
    return sum;
  }

  private void follow(int[] cycle) {
    gained += gain(cycle);
    for (int edge : cycle) {
      int a = edge / 2;
      boolean back = (edge & 1) == 1;
      if (a < arcs) {
        lots[a] += back ? -1 : 1;
      } else {
        level[a - arcs] += back ? -lot : lot;
        revalue(a - arcs);
      }
    }
  }
}
