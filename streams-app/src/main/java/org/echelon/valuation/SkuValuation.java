package org.echelon.valuation;

import java.util.Arrays;
import java.util.BitSet;
import org.echelon.demand.DemandProfile;

/**
 * Makes the plan of a SKU: where its demand goes at given prices, what a unit of stock is worth at
 * each node, and how much to hold. One instance keeps its tables from SKU to SKU and serves one
 * thread; the result depends on the arguments only.
 *
 * <p>A node that only fills others is sized for what its stock is worth to them, see {@link
 * UpstreamKernel}. A node that serves customers as well sees the flow of the nodes it fills as one
 * more stream, whose saving is what a unit missing there costs them by the same recursion, from the
 * ladders last made; before there are any, {@value #UPSTREAM_SHARE} of the lost-sale value.
 */
public final class SkuValuation {
  /** Share of the lost-sale value that a unit missing upstream costs, as a first guess. */
  private static final double UPSTREAM_SHARE = 0.3;

  /** What a node that already holds the SKU is favoured by, currency per unit. */
  private static final double INCUMBENT_BONUS = 0.30;

  /**
   * How far a warm sweep moves the availability. Levels are whole units, so full steps may swing
   * between two near-equal plans for ever: planning the same input again changed 2.7% of the
   * stocked levels of a thousand items with full steps, 1.6% with half steps; what remains is the
   * business of {@link SteadyPlan}.
   */
  private static final double WARM_STEP = 0.5;

  private static final int COLD_SWEEPS = 3;
  private static final int WARM_SWEEPS = 1;

  private final boolean measuresRooms;
  private final ClassCosts costs = new ClassCosts();
  private final PreferenceLists lists = new PreferenceLists();
  private final OverflowSweep overflow = new OverflowSweep();
  private final LadderKernel kernel = new LadderKernel(LadderKernel.MOST_LEVELS);
  private final UpstreamKernel upstream = new UpstreamKernel();
  private final EchelonLists echelons = new EchelonLists();
  private final SteadyPlan steady = new SteadyPlan();
  private int[] nodes = new int[0];
  private int listed;
  private double[] composite = new double[0];
  private boolean[] usable = new boolean[0];
  private boolean[] asked = new boolean[0];

  /** Units a day that a node's own customers buy. */
  private double[] flow = new double[0];

  /** What the lists of the SKU at hand were built with. */
  double[] affinity = new double[0];

  /** The availabilities that the last sweep began with. */
  double[] before = new double[0];

  private double[] low = new double[0];
  private double[] high = new double[0];
  private double[] above = new double[0];
  private double[] below = new double[0];
  private long[] onward = new long[0];
  private double[] firstLoss = new double[0];
  private double[] firstSlope = new double[0];

  // the SKU at hand
  private NetworkTerms terms;
  private ItemTerms item;
  private PriceView prices;
  private DemandSpread spread;
  private SkuPlan earlier;
  private NodeLadder[] ladders;
  private long seed;
  private boolean last;

  /**
   * Makes plans as their stored form knows them: every move of a flow price that a plan reads is
   * taken to matter to it. So a plan read back after a restart goes on as if there had been none.
   */
  public SkuValuation() {
    this(false);
  }

  private SkuValuation(boolean measuresRooms) {
    this.measuresRooms = measuresRooms;
  }

  /** Makes plans that also know how far flow prices may move; for plans that stay in memory. */
  public static SkuValuation withRooms() {
    return new SkuValuation(true);
  }

  /**
   * Plans a SKU. The same inputs once more give the plan it has, see {@link SteadyPlan}.
   *
   * @param former the plan it has, whose availability and levels are carried on, or null
   */
  public SkuPlan plan(
      NetworkTerms terms, ItemTerms item, DemandProfile demand, PriceView prices, SkuPlan former) {
    this.terms = terms;
    this.item = item;
    this.prices = prices;
    earlier = former;
    spread = DemandSpread.of(demand);
    ladders = new NodeLadder[terms.span];
    double[] availability = new double[terms.span];
    prepare(former, availability);
    fillLists(demand);
    settle(former, demand, availability);
    sizeUpstream(availability);
    SkuPlan made = result(demand, availability);
    return former != null && steady.stays(former, made, terms, item, demand, prices)
        ? former.advancedTo(prices.version())
        : made;
  }

  private void prepare(SkuPlan former, double[] availability) {
    int span = terms.span;
    if (nodes.length != span) {
      nodes = new int[span];
      composite = new double[span];
      usable = new boolean[span];
      asked = new boolean[span];
      affinity = new double[span];
      flow = new double[span];
      before = new double[span];
      low = new double[span];
      high = new double[span];
      above = new double[span];
      below = new double[span];
      onward = new long[span];
      firstLoss = new double[span];
      firstSlope = new double[span];
    }
    echelons.clear(span);
    seed = Affinity.seed(item.sku());
    for (int n = 0; n < span; n++) {
      boolean incumbent = former != null && former.stocks(n);
      availability[n] = former == null ? 0 : former.availability(n);
      flow[n] = former == null ? 0 : former.flowPerDay(n);
      affinity[n] = Affinity.of(seed, n) - (incumbent ? INCUMBENT_BONUS : 0);
      composite[n] = prices.composite(n, terms.feeder[n]);
      usable[n] = terms.planned[n] && item.mayStock(n);
      asked[n] = false;
    }
    for (int node : terms.upstream) {
      boolean serves = former != null && former.ladder(node) != null && usable[node];
      flow[node] = serves ? ownFlow(flow[node], availability[node], flowBelow(node)) : 0;
    }
  }

  /** A node dearer than the lost sale is left out: it would refuse the order. */
  private void fillLists(DemandProfile demand) {
    double[] rates = demand.classRatePerDay();
    int classes = terms.service.classes();
    costs.compile(terms, prices, item.unitCube());
    Arrays.fill(below, Double.POSITIVE_INFINITY);
    lists.clear(terms.span, classes);
    for (int c = 0; c < Math.min(rates.length, classes); c++) {
      if (rates[c] > 0) {
        lists.begin(rates[c]);
        fillList(costs.first[c], costs.first[c + 1]);
        lists.end();
      }
    }
  }

  /** Nodes come in about the order of the list, so that putting them in order takes few moves. */
  private void fillList(int from, int to) {
    double cube = item.unitCube();
    double lost = item.lostSaleValue();
    for (int e = from; e < to; e++) {
      int n = costs.node[e];
      if (!usable[n]) {
        continue;
      }
      asked[n] = true;
      double cost = costs.perUnit[e] + cube * costs.perCube[e] + affinity[n];
      if (cost < lost) {
        lists.add(n, cost);
      } else {
        below[n] = Math.min(below[n], cost - lost);
      }
    }
  }

  /** The nodes whose flow price the lists were built with. */
  private BitSet flowRead() {
    BitSet read = new BitSet(terms.span);
    for (int n = 0; n < terms.span; n++) {
      if (asked[n]) {
        read.set(n);
        if (terms.feeder[n] >= 0) {
          read.set(terms.feeder[n]);
        }
      }
    }
    return read;
  }

  /** A first plan ends as if it had been planned twice: with the nodes it chose as incumbents. */
  private void settle(SkuPlan former, DemandProfile demand, double[] availability) {
    if (former == null) {
      sweep(COLD_SWEEPS, 1, availability);
      for (int n = 0; n < terms.span; n++) {
        affinity[n] -= availability[n] > 0 ? INCUMBENT_BONUS : 0;
      }
      fillLists(demand);
      sweep(WARM_SWEEPS, WARM_STEP, availability);
    } else {
      boolean sameNetwork = former.versions().network() == terms.version;
      sweep(sameNetwork ? WARM_SWEEPS : COLD_SWEEPS, sameNetwork ? WARM_STEP : 1, availability);
    }
  }

  private void sweep(int sweeps, double step, double[] availability) {
    listed = listedNodes();
    int first = listed == 0 ? 0 : (int) Long.remainderUnsigned(seed, listed);
    for (int i = 1; i <= sweeps; i++) {
      last = i == sweeps;
      System.arraycopy(availability, 0, before, 0, terms.span);
      overflow.run(
          lists,
          nodes,
          listed,
          first,
          composite,
          item.lostSaleValue(),
          availability,
          (node, streams) -> {
            double former = availability[node];
            return former + step * (sizeServing(node, streams) - former);
          });
    }
  }

  private int listedNodes() {
    int count = 0;
    for (int n = 0; n < terms.span; n++) {
      if (isListed(n)) {
        nodes[count++] = n;
      } else {
        flow[n] = 0;
      }
    }
    return count;
  }

  private boolean isListed(int node) {
    for (int c = 0; c < lists.count; c++) {
      if (lists.place[node * lists.classes + c] >= 0) {
        return true;
      }
    }
    return false;
  }

  private double sizeServing(int node, DemandStreams streams) {
    double below = flowBelow(node);
    if (below > 0 && item.lostSaleValue() > 0) {
      streams.add(savingBelow(node, below), below);
    }
    double flowPrice = composite[node];
    double storage = prices.storage(node);
    streams.group(LadderKernel.STREAMS);
    kernel.size(terms, node, item, spread, streams, flowPrice, storage);
    flow[node] = ownFlow(kernel.flowPerDay(flowPrice, storage), kernel.availability(), below);
    if (last) {
      ladders[node] = kernel.freeze(terms.feeder[node], 1);
      firstLoss[node] = kernel.firstLoss(flowPrice, storage);
      firstSlope[node] = kernel.firstSlope();
    }
    return kernel.availability();
  }

  /**
   * The saving at which the ladder of a node that serves customers as well loses by a missing unit
   * what the nodes below it lose. They have paid its flow price already, so it is given back.
   */
  private double savingBelow(int node, double below) {
    if (!listBelow(node)) {
      return UPSTREAM_SHARE * item.lostSaleValue();
    }
    double storage = prices.storage(node);
    upstream.size(terms, node, item, spread, echelons, below, storage);
    Turn turn = terms.turn(node, item);
    double priced =
        item.holdingPerUnitDay() + (terms.storageCost[node] + storage) * item.unitCube();
    return prices.flow(node)
        + turn.turnDays() * (upstream.worthOfMissing() + (1 - turn.kappa()) * priced);
  }

  /** Lists the nodes below one by their last ladders, those without by the nodes below them. */
  private boolean listBelow(int node) {
    boolean known = false;
    for (int child : terms.children[node]) {
      NodeLadder ladder = ladders[child];
      if (ladder == null && earlier != null) {
        ladder = earlier.ladder(child);
      }
      echelons.begin(child, 1);
      if (ladder != null) {
        known = true;
        echelons.set(child, ladder, composite[child], prices.storage(child));
      } else if (listBelow(child)) {
        known = true;
        echelons.join(child, terms.children[child]);
      }
    }
    return known;
  }

  /**
   * Nodes that fill others, after the nodes below them. What passes through those that only fill
   * pays their flow price where it is sold, so their own stock does not pay it again.
   */
  private void sizeUpstream(double[] availability) {
    if (terms.upstream.length == 0) {
      return;
    }
    echelons.clear(terms.span);
    for (int n = 0; n < terms.span; n++) {
      if (ladders[n] != null && terms.feeder[n] >= 0) {
        echelons.set(n, ladders[n], composite[n], prices.storage(n));
      }
    }
    for (int node : terms.upstream) {
      boolean serves = Arrays.binarySearch(nodes, 0, listed, node) >= 0;
      if (serves) {
        echelons.join(node, terms.children[node]);
      } else {
        upstream.size(terms, node, item, spread, echelons, flowBelow(node), prices.storage(node));
        if (item.mayStock(node)) {
          availability[node] = upstream.availability();
          ladders[node] = upstream.freeze();
        } else {
          upstream.holdNothing();
        }
        if (terms.feeder[node] >= 0) {
          upstream.list(echelons, prices.storage(node));
        }
      }
    }
  }

  /** What customers buy below a node, through however many nodes; units a day. */
  private double flowBelow(int node) {
    double rate = 0;
    for (int child : terms.children[node]) {
      rate += flow[child] + flowBelow(child);
    }
    return rate;
  }

  /** What of a node's flow goes to its own customers, where all that ask find stock alike. */
  private static double ownFlow(double served, double availability, double below) {
    return Math.max(0, served - availability * below);
  }

  private SkuPlan result(DemandProfile demand, double[] availability) {
    double[] holding = new double[terms.span];
    double[] flowPrice = new double[terms.span];
    double[] storagePrice = new double[terms.span];
    for (int n = 0; n < terms.span; n++) {
      holding[n] = item.holdingPerUnitDay() + terms.storageCost[n] * item.unitCube();
      flowPrice[n] = prices.flow(n);
      storagePrice[n] = prices.storage(n);
    }
    return new SkuPlan(
        item.sku(),
        new PlanVersions(prices.version(), terms.version, demand.version(), item.revision()),
        new SkuPlan.Basis(
            item.unitCube(), availability, holding, flowPrice, storagePrice, flowRead()),
        ladders,
        measuresRooms ? rooms(availability) : null);
  }

  private boolean bounded(int node) {
    return Math.min(above[node], below[node]) < Double.POSITIVE_INFINITY;
  }

  private ListRooms rooms(double[] availability) {
    for (int n = 0; n < terms.span; n++) {
      low[n] = Math.min(before[n], availability[n]);
      high[n] = Math.max(before[n], availability[n]);
    }
    Arrays.fill(above, Double.POSITIVE_INFINITY);
    Arrays.fill(onward, 0);
    ListRooms.measure(lists, low, high, item.lostSaleValue(), above, below, onward);
    int count = 0;
    for (int n = 0; n < terms.span; n++) {
      count += bounded(n) ? 1 : 0;
    }
    ListRooms rooms = new ListRooms(count);
    for (int n = 0; n < terms.span; n++) {
      if (bounded(n)) {
        boolean bare = ladders[n] == null && isListed(n);
        rooms.add(
            n,
            terms.feeder[n],
            above[n],
            below[n],
            onward[n],
            bare ? firstLoss[n] : Double.POSITIVE_INFINITY,
            bare ? firstSlope[n] : 0);
      }
    }
    return rooms;
  }
}
