package org.echelon.simulation.policy;

import java.util.Arrays;
import java.util.BitSet;
import org.echelon.demand.DemandLaw;
import org.echelon.demand.DemandProfile;
import org.echelon.demand.WeeksAhead;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.DemandSpread;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PlanVersions;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Base stock by node: each orders up to a quantile of the demand that a fixed rule gives it.
 *
 * <pre>
 * S_n = min { k : P(D_n &lt;= k) >= target },  D_n negative binomial over L_n + R_n
 * E[D_n], Var[D_n] as the live planner has them, weeks ahead and error of the forecast included
 * </pre>
 *
 * <p>in whole packs at nodes that others fill; the node that a SKU sells most from keeps a unit at
 * least. Who serves what is chosen by {@link HubPlacement}, the level of a centre by {@link
 * CentreRule}, and who gets what is scarce by {@link RankOrder}. Prices change nothing. Plans are
 * made of {@link RankLadder}s, so wants, gates and routing run as they do live, with the live
 * planner's guards of stock and capacity.
 *
 * <p>With a gap, nodes that vendors fill reorder at the base stock s and up to S, the (s, S) rule:
 * between them a unit has rank 0, so that it is in the level but no reason to order. Transfers are
 * wanted unit by unit and never take units of rank 0, so nodes that others fill cannot wait like
 * that; they order up to their base stock.
 *
 * <p>Assumes that a node serves its own demand only, so it knows no pooling by overflow. One
 * instance serves one thread. O(placement) and O(log S) tails a node.
 *
 * <p>Source: the base stocks B1 and B2 of the model, section 8.
 */
public final class BaseStock implements SkuPlanner {
  /** A node of the program that expects to sell less than this in its L + R holds nothing. */
  private static final double PROGRAM_UNITS = 0.5;

  private final HubRule hubs;
  private final ServiceTargets targets;
  private final CentreRule centres;
  private final RankOrder order;
  private final double gapDays;
  private final boolean byProgram;
  private final DemandSpread spread = new DemandSpread();

  // the SKU at hand
  private double[] rate = new double[0];
  private long[] level = new long[0];
  private double[] availability = new double[0];
  private Turn[] cover = new Turn[0];
  private WeeksAhead ahead = WeeksAhead.STEADY;

  /** Without a reorder point. */
  public BaseStock(HubRule hubs, ServiceTargets targets, CentreRule centres, RankOrder order) {
    this(hubs, targets, centres, order, 0);
  }

  /**
   * @param hubs where a SKU is kept
   * @param targets how surely stock is to last
   * @param centres how nodes that fill others are sized
   * @param order who is served first where something is scarce
   * @param gapDays days of demand between the reorder point, which is the base stock, and the level
   *     that nodes which vendors fill order up to
   */
  public BaseStock(
      HubRule hubs, ServiceTargets targets, CentreRule centres, RankOrder order, double gapDays) {
    this(hubs, targets, centres, order, gapDays, false);
  }

  private BaseStock(
      HubRule hubs,
      ServiceTargets targets,
      CentreRule centres,
      RankOrder order,
      double gapDays,
      boolean byProgram) {
    this.byProgram = byProgram;
    this.hubs = hubs;
    this.targets = targets;
    this.centres = centres;
    this.order = order;
    this.gapDays = gapDays;
  }

  /**
   * A deterministic linear program of expected demand, solved anew with every forecast: where each
   * class is served follows from {@link HubPlacement#chooseByProgram}, what a node orders up to is
   * the expected demand of its L + R and a safety stock that meets the target.
   */
  public static BaseStock rollingProgram(ServiceTargets targets) {
    return new BaseStock(
        HubRule.USUAL, targets, CentreRule.ECHELON, RankOrder.FAIR_SHARES, 0, true);
  }

  /** How surely stock is to last. */
  ServiceTargets targets() {
    return targets;
  }

  /** The same rule with other targets. */
  BaseStock with(ServiceTargets others) {
    return new BaseStock(hubs, others, centres, order, gapDays, byProgram);
  }

  @Override
  public SkuPlan plan(
      NetworkTerms terms,
      ItemTerms item,
      DemandProfile demand,
      PriceView prices,
      @Nullable SkuPlan former) {
    int span = terms.span();
    rate = new double[span];
    level = new long[span];
    availability = new double[span];
    cover = new Turn[span];
    if (demand.totalRate() > 0) {
      size(terms, item, demand, former);
    }
    NodeLadder[] ladders = new NodeLadder[span];
    long draw = Affinity.seed(item.sku()) + 31 * demand.version();
    for (int n = 0; n < span; n++) {
      if (rate[n] > 0) {
        ladders[n] = ladder(terms, item, n, Affinity.of(draw, n) / Affinity.SPREAD);
      }
    }
    return new SkuPlan(
        item.sku(),
        new PlanVersions(prices.version(), terms.version(), demand.version(), item.revision()),
        basis(span, item),
        ladders);
  }

  private void size(
      NetworkTerms terms, ItemTerms item, DemandProfile demand, @Nullable SkuPlan former) {
    spread.read(demand);
    ahead = demand.ahead();
    Velocity velocity = hubs.of(demand.totalRate());
    HubPlacement placement = new HubPlacement(terms, item, demand, former);
    if (byProgram) {
      placement.chooseByProgram(PROGRAM_UNITS, item);
    } else {
      placement.choose(hubs, velocity, item);
    }
    double[] own = new double[rate.length];
    for (int n = 0; n < rate.length; n++) {
      own[n] = placement.served(n);
      cover[n] = terms.turn(n, item);
    }
    for (int n = 0; n < rate.length; n++) {
      rate[n] = own[n] + ratesBelow(n, own, terms);
    }
    if (centres == CentreRule.GUARANTEED) {
      new GuaranteedService(terms, item, spread, own, rate).replace(cover);
    }
    boolean[] done = new boolean[rate.length];
    for (int n = 0; n < rate.length; n++) {
      size(n, terms, item, velocity, placement.mainHub(), own, done);
    }
  }

  private static double ratesBelow(int node, double[] own, NetworkTerms terms) {
    double sum = 0;
    for (int child : terms.children(node)) {
      sum += own[child] + ratesBelow(child, own, terms);
    }
    return sum;
  }

  /** Sizes a node after those below it. */
  private void size(
      int node,
      NetworkTerms terms,
      ItemTerms item,
      Velocity velocity,
      int mainHub,
      double[] own,
      boolean[] done) {
    if (done[node]) {
      return;
    }
    done[node] = true;
    for (int child : terms.children(node)) {
      size(child, terms, item, velocity, mainHub, own, done);
    }
    if (rate[node] > 0 && terms.planned(node) && item.mayStock(node)) {
      boolean centre = rate[node] > own[node];
      double target = centre ? targets.centre() : targets.at(velocity);
      long units =
          centre && centres == CentreRule.ECHELON
              ? belowCommon(node, terms, item, target)
              : quantile(node, cover[node], target);
      hold(node, terms, item, node == mainHub ? Math.max(1, units) : units);
    }
  }

  private void hold(int node, NetworkTerms terms, ItemTerms item, long units) {
    int pack = terms.feeder(node) < 0 ? 1 : item.transferPackUnits();
    long packed = -Math.floorDiv(-units, (long) pack) * pack;
    int lot = RankLadder.lot(packed, item.transferPackUnits());
    level[node] = -Math.floorDiv(-packed, (long) lot) * lot;
    if (cover[node].protectionDays() > 0) {
      DemandLaw law = law(node, cover[node]);
      availability[node] = 1 - law.expectedShort(level[node]) / law.mean();
    }
  }

  private long quantile(int node, Turn turn, double target) {
    return turn.protectionDays() > 0 ? law(node, turn).quantile(target) : 0;
  }

  private DemandLaw law(int node, Turn turn) {
    double expected = rate[node] * ahead.mean(0, turn.protectionDays());
    return DemandLaw.of(expected * turn.protectionDays(), spread.variance(expected, turn));
  }

  /** What is missing below to the quantile of all demand until an order now can be sold. */
  private long belowCommon(int node, NetworkTerms terms, ItemTerms item, double target) {
    Turn turn = terms.turn(node, item);
    Turn through =
        new Turn(
            turn.leadDays() + daysBelow(node, terms, item),
            turn.leadSdDays(),
            turn.reviewDays(),
            turn.purchased());
    return Math.max(0, quantile(node, through, target) - levelsBelow(node, terms));
  }

  private double daysBelow(int node, NetworkTerms terms, ItemTerms item) {
    double days = 0;
    for (int child : terms.children(node)) {
      double each = terms.turn(child, item).protectionDays() + daysBelow(child, terms, item);
      days += rate[child] / rate[node] * each;
    }
    return days;
  }

  private long levelsBelow(int node, NetworkTerms terms) {
    long sum = 0;
    for (int child : terms.children(node)) {
      sum += level[child] + levelsBelow(child, terms);
    }
    return sum;
  }

  private NodeLadder ladder(NetworkTerms terms, ItemTerms item, int node, double draw) {
    double below = 0;
    for (int child : terms.children(node)) {
      below += rate[child];
    }
    boolean reorders = terms.feeder(node) < 0;
    return RankLadder.of(
        node,
        item,
        level[node],
        reorders ? Math.round(gapDays * rate[node]) : 0,
        order,
        terms.turn(node, item),
        below >= rate[node],
        rate[node],
        availability[node],
        draw);
  }

  private SkuPlan.Basis basis(int span, ItemTerms item) {
    double[] beyond = new double[span];
    Arrays.fill(beyond, RankLadder.LEAST * RankLadder.scale(item));
    return new SkuPlan.Basis(
        item.unitCube(), availability, beyond, new double[span], new double[span], new BitSet());
  }
}
