package org.echelon.valuation;

import java.util.Arrays;
import org.echelon.demand.DemandProfile;
import org.jspecify.annotations.Nullable;

/**
 * Sizes the nodes of one SKU, each in tables of its own that are kept and refilled from SKU to SKU,
 * and freezes them into ladders where a plan is wanted.
 *
 * <p>A node that only fills others is sized for what its stock is worth to them, see {@link
 * UpstreamKernel}. A node that serves customers as well sees the flow of the nodes it fills as one
 * more stream, whose saving is what a unit missing there costs them by the same recursion, from the
 * ladders last made; before there are any, {@value #UPSTREAM_SHARE} of the lost-sale value.
 *
 * <p>O(nodes) sizings, each at the cost of its kernel, and for each node that fills others a look
 * at all below it. Exact at the streams and the ladders given, as far as the kernels are; the share
 * above is a guess that no bound comes with. Source: model, sections 2 and 4.
 */
final class SkuLadders {
  /** Share of the lost-sale value that a unit missing upstream costs, as a first guess. */
  private static final double UPSTREAM_SHARE = 0.3;

  /** Demand that stops altogether is planned for as a thousandth of what it was. */
  private static final double LEAST_AHEAD = 1e-3;

  /** What the tables of a node hold that a ladder may be made of. */
  private enum Kept {
    NONE,
    SERVING,
    FILLING
  }

  private final SkuLists lists;
  private final LadderKernel.Asked askedInTheEnd;
  private final DemandSpread spread = new DemandSpread();
  private final EchelonLists echelons = new EchelonLists();
  private final UpstreamKernel missing = new UpstreamKernel();
  private LadderKernel[] serving = new LadderKernel[0];
  private UpstreamKernel[] filling = new UpstreamKernel[0];
  private Kept[] kept = new Kept[0];

  /** By node, units per day of the present week that its own customers buy. */
  private double[] flow = new double[0];

  /** By node, the mean demand while stock that is ordered now protects, as a multiple of now's. */
  private double[] ahead = new double[0];

  // the SKU at hand
  @SuppressWarnings("NullAway.Init")
  private NetworkTerms terms;

  @SuppressWarnings("NullAway.Init")
  private ItemTerms item;

  @SuppressWarnings("NullAway.Init")
  private PriceView prices;

  private @Nullable SkuPlan earlier;

  /**
   * @param lists of the SKU at hand
   * @param askedInTheEnd which prices may be asked of nodes after the last sweep
   */
  SkuLadders(SkuLists lists, LadderKernel.Asked askedInTheEnd) {
    this.lists = lists;
    this.askedInTheEnd = askedInTheEnd;
  }

  /** Starts on a SKU, from the flow of the plan it has. */
  void begin(
      NetworkTerms network,
      ItemTerms itemTerms,
      DemandProfile demand,
      PriceView at,
      @Nullable SkuPlan former) {
    terms = network;
    item = itemTerms;
    prices = at;
    earlier = former;
    spread.read(demand);
    makeRoom(terms.span);
    echelons.clear(terms.span);
    Arrays.fill(kept, Kept.NONE);
    for (int n = 0; n < terms.span; n++) {
      double protection = terms.turn(n, item).protectionDays();
      ahead[n] = Math.max(demand.ahead().mean(0, protection), LEAST_AHEAD);
      flow[n] = former == null ? 0 : present(n, former.flowPerDay(n));
    }
    for (int n : terms.upstream) {
      flow[n] =
          former == null || former.ladder(n) == null || !lists.mayServe(n)
              ? 0
              : ownFlow(flow[n], former.availability(n), flowBelow(n));
    }
  }

  private void makeRoom(int span) {
    if (serving.length != span) {
      serving = new LadderKernel[span];
      filling = new UpstreamKernel[span];
      Arrays.setAll(serving, n -> new LadderKernel(LadderKernel.MOST_LEVELS));
      kept = new Kept[span];
      flow = new double[span];
      ahead = new double[span];
    }
    for (int n : terms.upstream) {
      if (filling[n] == null) {
        filling[n] = new UpstreamKernel();
      }
    }
  }

  /** Nodes that no list names serve nothing. */
  void forgetUnlisted() {
    int next = 0;
    for (int n = 0; n < terms.span; n++) {
      if (next < lists.listed && lists.nodes[next] == n) {
        next++;
      } else {
        flow[n] = 0;
      }
    }
  }

  /**
   * Sizes a node that serves customers and returns its availability.
   *
   * @param last whether the tables are to be kept
   */
  double sizeServing(int node, DemandStreams streams, boolean last) {
    double below = terms.children[node].length == 0 ? 0 : ahead[node] * flowBelow(node);
    if (ahead[node] != 1) {
      streams.times(ahead[node]);
    }
    if (below > 0 && item.lostSaleValue() > 0) {
      streams.append(savingBelow(node, below, streams.totalRate() + below), below);
    }
    double flowPrice = lists.composite[node];
    double storage = prices.storage(node);
    LadderKernel kernel = serving[node];
    LadderKernel.Asked asked = last ? askedInTheEnd : LadderKernel.Asked.PRICE;
    kernel.size(terms, node, item, spread, streams, flowPrice, storage, asked);
    flow[node] =
        present(node, ownFlow(kernel.flowPerDay(flowPrice, storage), kernel.availability(), below));
    if (last) {
      kept[node] = kernel.paysWithoutPrices() ? Kept.SERVING : Kept.NONE;
    }
    return kernel.availability();
  }

  /**
   * The saving at which the ladder of a node that serves customers as well loses by a missing unit
   * what the nodes below it lose. They have paid its flow price already, so it is given back.
   */
  private double savingBelow(int node, double below, double all) {
    if (!listBelow(node)) {
      return UPSTREAM_SHARE * item.lostSaleValue();
    }
    double storage = prices.storage(node);
    missing.size(terms, node, item, spread, echelons, below, storage);
    Turn turn = terms.turn(node, item);
    double turnDays = turn.turnDays(all * turn.protectionDays());
    double priced = terms.holdingPerUnitDay(node, item) + storage * item.unitCube();
    return prices.flow(node)
        + turnDays * (missing.worthOfMissing() + (1 - turn.kappaAt(turnDays)) * priced);
  }

  /** Lists the nodes below one, each with what it and the nodes below it hold. */
  private boolean listBelow(int node) {
    boolean known = false;
    for (int child : terms.children[node]) {
      echelons.begin(child, 1);
      known |= list(child, earlier == null ? null : earlier.ladder(child));
      if (listBelow(child)) {
        known = true;
        echelons.join(child, terms.children[child]);
      }
    }
    return known;
  }

  /** Lists a node by its tables, or else by the ladder that it had. */
  private boolean list(int node, @Nullable NodeLadder former) {
    double flowPrice = lists.composite[node];
    double storage = prices.storage(node);
    if (kept[node] == Kept.SERVING) {
      echelons.set(node, serving[node], flowPrice, storage);
    } else if (former != null) {
      echelons.set(node, former, flowPrice, storage);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Nodes that fill others, after the nodes below them. What passes through those that only fill
   * pays their flow price where it is sold, so their own stock does not pay it again.
   *
   * @param availability by node, replaced where a node only fills
   */
  void sizeFilling(double[] availability) {
    if (terms.upstream.length == 0) {
      return;
    }
    echelons.clear(terms.span);
    for (int n = 0; n < terms.span; n++) {
      if (terms.feeder[n] >= 0) {
        list(n, null);
      }
    }
    for (int node : terms.upstream) {
      if (lists.isListed(node)) {
        echelons.join(node, terms.children[node]);
      } else {
        UpstreamKernel kernel = filling[node];
        double storage = prices.storage(node);
        kernel.size(terms, node, item, spread, echelons, ahead[node] * flowBelow(node), storage);
        if (item.mayStock(node)) {
          availability[node] = kernel.availability();
          kept[node] = kernel.wanted() ? Kept.FILLING : Kept.NONE;
        } else {
          kernel.holdNothing();
        }
        if (terms.feeder[node] >= 0) {
          kernel.list(echelons, storage);
        }
      }
    }
  }

  /** A flow of the days that a node protects, as it is in the present week. */
  private double present(int node, double perDay) {
    return perDay / ahead[node];
  }

  /** What customers buy below a node, through however many nodes; units a day of this week. */
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

  /** The level to order up to, units. */
  int levelUnits(int node) {
    return switch (kept[node]) {
      case NONE -> 0;
      case SERVING -> serving[node].best() * serving[node].lot();
      case FILLING -> filling[node].best() * filling[node].lot();
    };
  }

  /** Units per day that a node serves or passes on. */
  double flowPerDay(int node) {
    return kept[node] == Kept.FILLING ? flowBelow(node) : flow[node];
  }

  /** Whether a ladder can be made for a node. */
  boolean hasLadder(int node) {
    return kept[node] != Kept.NONE;
  }

  /** The tables of a node that serves, as it was sized last. */
  LadderKernel serving(int node) {
    return serving[node];
  }

  /** The ladders by node, null where no stock is worth having at any price. */
  NodeLadder[] freeze() {
    NodeLadder[] ladders = new NodeLadder[terms.span];
    for (int n = 0; n < ladders.length; n++) {
      if (kept[n] == Kept.SERVING) {
        ladders[n] = serving[n].freeze(terms.feeder[n], 1);
      } else if (kept[n] == Kept.FILLING) {
        ladders[n] = filling[n].freeze();
      }
    }
    return ladders;
  }
}
