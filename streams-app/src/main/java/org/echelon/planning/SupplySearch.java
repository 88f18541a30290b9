package org.echelon.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the totals Q to buy at nodes where not every number of packs has the same cost per unit.
 *
 * <pre>
 * max_Q  W(Q) - sum_n C_n(Q_n)       W: value of the best moves and plain purchases after Q
 * </pre>
 *
 * <p>W is known exactly for each trial ({@link ConcaveFlow}, begun from the flow at hand), C_n is
 * the cheapest split over vendors ({@link VendorSplit}). The search changes one total, or two,
 * while that gains; it starts once from nothing and once near the relaxed totals. Two nodes of up
 * to {@value #WHOLLY_TWO} pairs of totals are looked through wholly.
 *
 * <p>Most trials are left away unseen, at no loss: in single units W is concave, so with its prices
 * p at hand no change d gains more than p d - dC, plus what single units are worth beyond packs.
 * Not exact: the best plan may need three totals to change at once.
 *
 * <p>A trial costs a few cycles of O(nodes arcs); a climb makes O(totals) trials a node and a
 * bounded number a pair. With 5 to 7 such nodes 1 plan of 1,200 missed its best, by 0.004%. Source:
 * model, section 5.
 */
final class SupplySearch {
  private static final int WHOLLY_TWO = 4_096;

  private final SkuSupply supply;

  /** Buy arcs that the flow decides, by place in the supply. */
  private final List<Integer> plain = new ArrayList<>();

  private final List<NodeTotals> nodes = new ArrayList<>();
  private final ConcaveFlow flow;

  /** The same in single units, which bounds what a change of totals can be worth. */
  private final ConcaveFlow units;

  /** Totals that the flow in single units was last told of. */
  private final long[] told;

  /** What single units are worth beyond packs, currency, and their prices by node. */
  private double slack;

  private double[] prices = new double[0];
  private double cost;

  SupplySearch(SkuSupply supply) {
    this.supply = supply;
    this.told = new long[supply.stock().position().length];
    for (int n = 0; n < told.length; n++) {
      sort(n);
    }
    List<ConcaveFlow.Plain> arcs = new ArrayList<>();
    for (int a : plain) {
      BuyArc arc = supply.buys().get(a);
      arcs.add(new ConcaveFlow.Plain(arc.to(), arc.leastCostPerUnit()));
    }
    flow = flow(supply.packUnits(), arcs);
    units = supply.packUnits() == 1 ? flow : flow(1, arcs);
  }

  private ConcaveFlow flow(long lot, List<ConcaveFlow.Plain> arcs) {
    ConcaveFlow made =
        new ConcaveFlow(supply.stock(), supply.margins(), lot, supply.transfers(), arcs);
    nodes.forEach(n -> made.include(n.node));
    return made;
  }

  private void sort(int node) {
    List<Integer> open = new ArrayList<>();
    boolean simple = true;
    for (int a = 0; a < supply.buys().size(); a++) {
      BuyArc arc = supply.buys().get(a);
      if (arc.to() == node && arc.takesOrders()) {
        open.add(a);
        simple &= arc.plain(supply.packUnits());
      }
    }
    if (simple) {
      plain.addAll(open);
    } else {
      List<BuyArc> lines = open.stream().map(supply.buys()::get).toList();
      nodes.add(new NodeTotals(node, open, new VendorSplit(lines, most(node, lines))));
    }
  }

  /**
   * No more is ever worth buying: of units beyond those that earn the least cost, either a multiple
   * or a whole line up to its last threshold could be left away.
   */
  private long most(int node, List<BuyArc> lines) {
    double least = Double.POSITIVE_INFINITY;
    long threshold = 0;
    long multiple = Long.MAX_VALUE;
    for (BuyArc line : lines) {
      least = Math.min(least, line.leastCostPerUnit());
      threshold = Math.max(threshold, line.lastThreshold());
      multiple = Math.min(multiple, line.terms().multipleUnits());
    }
    StockLevels stock = supply.stock();
    long low = stock.position()[node] - Math.max(0, stock.free()[node]);
    long limit = VendorSplit.MOST_STEPS * multiple;
    long most = 0;
    while (most < limit && supply.margins().next(node, low + most) > least) {
      most++;
    }
    return most + threshold;
  }

  /** Units to move and to buy, by arc: transfers first. */
  long[] best() {
    flow.optimise();
    if (!nodes.isEmpty()) {
      climb();
      ConcaveFlow.Saved best = flow.save();
      int[] at = nodes.stream().mapToInt(NodeTotals::at).toArray();
      double value = value();
      startRelaxed();
      climb();
      if (value() <= value + tolerance()) {
        for (int i = 0; i < at.length; i++) {
          set(nodes.get(i), at[i]);
        }
        flow.restore(best);
      }
    }
    return plan();
  }

  private void startRelaxed() {
    long[] totals = RelaxedSupply.totals(supply);
    nodes.forEach(n -> set(n, n.nearest(totals[n.node])));
    flow.optimise();
  }

  private void climb() {
    boolean climbed = true;
    while (climbed) {
      climbed = false;
      for (NodeTotals n : nodes) {
        climbed |= alone(n);
      }
      price();
      for (int i = 0; i < nodes.size() && !climbed; i++) {
        for (int j = i + 1; j < nodes.size() && !climbed; j++) {
          climbed = together(nodes.get(i), nodes.get(j));
        }
      }
    }
  }

  /** Prices the totals as they are. */
  private void price() {
    if (units != flow) {
      for (NodeTotals n : nodes) {
        units.shift(n.node, n.units() - told[n.node]);
        told[n.node] = n.units();
      }
      units.optimise();
    }
    slack = units.gained() - flow.gained();
    prices = units.prices();
  }

  /** The best total of one node, the others being as they are. */
  private boolean alone(NodeTotals n) {
    int start = n.at();
    int best = start;
    double most = value() + tolerance();
    ConcaveFlow.Saved saved = flow.save();
    price();
    double promised = value() + slack;
    for (int at : n.some()) {
      if (promised + n.promise(at, prices[n.node]) > most) {
        set(n, at);
        flow.optimise();
        if (value() > most) {
          most = value() + tolerance();
          best = at;
        }
        set(n, start);
        flow.restore(saved);
      }
    }
    set(n, best);
    flow.optimise();
    return best != start;
  }

  /** The first change of two totals that gains. */
  private boolean together(NodeTotals one, NodeTotals other) {
    int a = one.at();
    int b = other.at();
    double now = value();
    ConcaveFlow.Saved saved = flow.save();
    boolean wholly = one.size() <= WHOLLY_TWO / other.size();
    for (int x : wholly ? one.all() : one.near()) {
      double promise = slack + one.promise(x, prices[one.node]);
      for (int y : wholly ? other.all() : other.near()) {
        if (promise + other.promise(y, prices[other.node]) > tolerance()) {
          set(one, x);
          set(other, y);
          flow.optimise();
          if (value() > now + tolerance()) {
            return true;
          }
          set(one, a);
          set(other, b);
          flow.restore(saved);
        }
      }
    }
    return false;
  }

  private void set(NodeTotals n, int at) {
    if (at != n.at()) {
      long unitsBefore = n.units();
      double costBefore = n.cost();
      n.at(at);
      flow.shift(n.node, n.units() - unitsBefore);
      cost += n.cost() - costBefore;
    }
  }

  private double value() {
    return flow.gained() - cost;
  }

  private double tolerance() {
    return 1e-10 * Math.max(1e-3, Math.abs(cost) + Math.abs(flow.gained()));
  }

  private long[] plan() {
    int transfers = supply.transfers().size();
    long[] flows = flow.units();
    long[] all = Arrays.copyOf(flows, transfers + supply.buys().size());
    Arrays.fill(all, transfers, all.length, 0);
    for (int i = 0; i < plain.size(); i++) {
      all[transfers + plain.get(i)] = flows[transfers + told.length + i];
    }
    nodes.forEach(n -> n.put(all, transfers));
    return all;
  }
}
