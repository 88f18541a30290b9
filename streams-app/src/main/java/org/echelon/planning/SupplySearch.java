package org.echelon.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for the totals to buy at nodes where not every number of packs has the same cost per unit;
 * everything else follows exactly from them. See {@link SkuFlow} for the problem.
 */
final class SupplySearch {
  /** A node with no more totals than this is looked through wholly, and so are two nodes. */
  private static final int WHOLLY = 64;

  private static final int WHOLLY_TWO = 4_096;

  private static final int[] NEAR = {-2, -1, 1, 2};

  private final SkuSupply supply;

  /** Buy arcs that the flow decides, and those that are searched, by position in the supply. */
  private final List<Integer> plain = new ArrayList<>();

  private final List<Integer> awkward = new ArrayList<>();
  private final List<Searched> nodes = new ArrayList<>();
  private final ConcaveFlow flow;

  /** The same in single units, which bounds what a change of totals can be worth. */
  private final ConcaveFlow units;

  /** What single units are worth beyond packs, currency, and their prices by node. */
  private double slack;

  private double[] prices = new double[0];
  private double cost;

  /** A node whose total is searched; {@code at} counts its possible totals. */
  private static final class Searched {
    private final int node;
    private final List<Integer> arcs;
    private final VendorSplit split;
    private final long[] totals;
    private int at;
    private int priced;

    Searched(int node, List<Integer> arcs, VendorSplit split) {
      this.node = node;
      this.arcs = arcs;
      this.split = split;
      this.totals = split.totals();
    }

    /** The most that another total could gain at a price of its units. */
    double promise(int then, double price) {
      return price * (totals[then] - totals[at])
          - split.cost(totals[then])
          + split.cost(totals[at]);
    }

    int nearest(long units) {
      int found = Arrays.binarySearch(totals, units);
      int above = Math.min(found >= 0 ? found : -1 - found, totals.length - 1);
      boolean below = above > 0 && units - totals[above - 1] < totals[above] - units;
      return below ? above - 1 : above;
    }
  }

  SupplySearch(SkuSupply supply) {
    this.supply = supply;
    int span = supply.stock().position().length;
    for (int n = 0; n < span; n++) {
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
      awkward.addAll(open);
      List<BuyArc> lines = open.stream().map(supply.buys()::get).toList();
      nodes.add(new Searched(node, open, new VendorSplit(lines, most(node, lines))));
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
    long units = 0;
    long limit = VendorSplit.MOST_STEPS * multiple;
    while (units < limit && supply.margins().next(node, low + units) > least) {
      units++;
    }
    return units + threshold;
  }

  /** The value of the best plan if all units could be had one by one at their least cost. */
  static double bound(SkuSupply supply) {
    ConcaveFlow relaxed = relaxed(supply);
    relaxed.optimise();
    return relaxed.gained();
  }

  private static ConcaveFlow relaxed(SkuSupply supply) {
    List<ConcaveFlow.Plain> arcs = new ArrayList<>();
    for (BuyArc arc : supply.buys()) {
      if (arc.takesOrders()) {
        arcs.add(new ConcaveFlow.Plain(arc.to(), arc.leastCostPerUnit()));
      }
    }
    return new ConcaveFlow(supply.stock(), supply.margins(), 1, supply.transfers(), arcs);
  }

  /** Units to move and to buy, by arc: transfers first. */
  long[] best() {
    flow.optimise();
    if (!nodes.isEmpty()) {
      climb();
      ConcaveFlow.Saved best = flow.save();
      int[] at = nodes.stream().mapToInt(n -> n.at).toArray();
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
    ConcaveFlow relaxed = relaxed(supply);
    relaxed.optimise();
    long[] units = relaxed.units();
    int first = supply.transfers().size() + supply.stock().position().length;
    long[] totals = new long[supply.stock().position().length];
    int a = first;
    for (BuyArc arc : supply.buys()) {
      if (arc.takesOrders()) {
        totals[arc.to()] += units[a++];
      }
    }
    nodes.forEach(n -> set(n, n.nearest(totals[n.node])));
    flow.optimise();
  }

  private void climb() {
    boolean climbed = true;
    while (climbed) {
      climbed = false;
      for (Searched n : nodes) {
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
      for (Searched n : nodes) {
        units.shift(n.node, n.totals[n.at] - n.totals[n.priced]);
        n.priced = n.at;
      }
      units.optimise();
    }
    slack = units.gained() - flow.gained();
    prices = units.prices();
  }

  /** The best total of one node, the others being as they are. */
  private boolean alone(Searched n) {
    int start = n.at;
    int best = start;
    double most = value() + tolerance();
    ConcaveFlow.Saved saved = flow.save();
    price();
    double promised = value() + slack;
    for (int at : candidates(n)) {
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

  private static int[] candidates(Searched n) {
    if (n.totals.length <= WHOLLY) {
      return all(n);
    }
    List<Integer> some = new ArrayList<>(List.of(0, 1));
    for (int jump = 1; jump < n.totals.length; jump *= 2) {
      some.add(Math.max(n.at - jump, 0));
      some.add(Math.min(n.at + jump, n.totals.length - 1));
    }
    return some.stream().mapToInt(i -> i).toArray();
  }

  private static int[] all(Searched n) {
    int[] all = new int[n.totals.length];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** The first change of two totals that gains. */
  private boolean together(Searched one, Searched other) {
    int a = one.at;
    int b = other.at;
    double now = value();
    ConcaveFlow.Saved saved = flow.save();
    boolean wholly = one.totals.length * other.totals.length <= WHOLLY_TWO;
    for (int x : wholly ? all(one) : around(one)) {
      double promise = slack + one.promise(x, prices[one.node]);
      for (int y : wholly ? all(other) : around(other)) {
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

  private static int[] around(Searched n) {
    return Arrays.stream(NEAR)
        .map(step -> n.at + step)
        .filter(at -> at >= 0 && at < n.totals.length)
        .toArray();
  }

  private void set(Searched n, int at) {
    if (at != n.at) {
      flow.shift(n.node, n.totals[at] - n.totals[n.at]);
      cost += n.split.cost(n.totals[at]) - n.split.cost(n.totals[n.at]);
      n.at = at;
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
    int span = supply.stock().position().length;
    long[] flows = flow.units();
    long[] units = Arrays.copyOf(flows, transfers + supply.buys().size());
    Arrays.fill(units, transfers, units.length, 0);
    for (int i = 0; i < plain.size(); i++) {
      units[transfers + plain.get(i)] = flows[transfers + span + i];
    }
    for (Searched n : nodes) {
      long[] lines = n.split.lines(n.totals[n.at]);
      for (int i = 0; i < lines.length; i++) {
        units[transfers + n.arcs.get(i)] = lines[i];
      }
    }
    return units;
  }
}
