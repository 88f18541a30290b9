package org.echelon.valuation;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one SKU: at every node the ladder of marginal values, the level to order up to, and
 * the availability that the next plan starts from. Arrays are by node ordinal and are not to be
 * changed; levels, served flow and price radii follow from the ladders and are not stored.
 *
 * <p>The availability is part of the model: a plan made from another start may settle on other,
 * nearly equal nodes. A plan keeps the prices it was evaluated at until it is made anew, so small
 * price moves add up against them.
 */
public final class SkuPlan {
  private final String sku;
  private final PlanVersions versions;
  final Basis basis;
  final NodeLadder[] ladders;
  final int[] levels;
  private final double[] flow;

  /** A of {@link SkipTest}, by node. */
  final double[] loses;

  /** B of it. */
  final double[] gains;

  /** Null where they were not measured: then every flow move counts. */
  final @Nullable ListRooms rooms;

  /**
   * What a plan was evaluated from, by node ordinal.
   *
   * @param unitCube cube of a unit, dm³
   * @param availability f, share of the demand reaching a node that its level meets
   * @param holdingPerUnitDay H0, what the node is charged for capital and storage without shadow
   *     prices, currency
   * @param flowPerUnit flow price of the node alone, currency per unit
   * @param storagePerCubeDay storage price, currency
   * @param flowRead nodes whose flow price the preference lists or ladders depend on
   */
  public record Basis(
      double unitCube,
      double[] availability,
      double[] holdingPerUnitDay,
      double[] flowPerUnit,
      double[] storagePerCubeDay,
      BitSet flowRead) {}

  /**
   * @param ladders by node ordinal, null where no stock is worth having at any price
   */
  public SkuPlan(String sku, PlanVersions versions, Basis basis, NodeLadder[] ladders) {
    this(sku, versions, basis, ladders, null);
  }

  /**
   * @param ladders by node ordinal, null where no stock is worth having at any price
   * @param rooms how far flow prices may move, or null where that is not known
   */
  public SkuPlan(
      String sku,
      PlanVersions versions,
      Basis basis,
      NodeLadder[] ladders,
      @Nullable ListRooms rooms) {
    this.sku = sku;
    this.rooms = rooms;
    this.versions = versions;
    this.basis = basis;
    this.ladders = ladders;
    levels = new int[ladders.length];
    flow = new double[ladders.length];
    loses = new double[ladders.length];
    gains = new double[ladders.length];
    for (int n = 0; n < ladders.length; n++) {
      if (ladders[n] != null) {
        evaluate(n, ladders[n]);
      }
    }
  }

  private SkuPlan(SkuPlan former, PlanVersions versions) {
    this.sku = former.sku;
    this.rooms = former.rooms;
    this.versions = versions;
    this.basis = former.basis;
    this.ladders = former.ladders;
    this.levels = former.levels;
    this.flow = former.flow;
    this.loses = former.loses;
    this.gains = former.gains;
  }

  private void evaluate(int node, NodeLadder ladder) {
    double price = flowPrice(node);
    double storage = storagePrice(node);
    int best = ladder.bestLevels(price, storage);
    levels[node] = best;
    flow[node] = ladder.flowPerDay(best, price, storage);
    loses[node] = best == 0 ? Double.POSITIVE_INFINITY : ladder.margin(best - 1, price, storage);
    gains[node] = best == ladder.levels() ? 0 : -ladder.margin(best, price, storage);
  }

  public String sku() {
    return sku;
  }

  public PlanVersions versions() {
    return versions;
  }

  /** What the plan was evaluated from. */
  public Basis basis() {
    return basis;
  }

  /** How far flow prices may move before its streams change, or null where that is not known. */
  public @Nullable ListRooms rooms() {
    return rooms;
  }

  /** One more than the highest node ordinal known to the plan. */
  public int span() {
    return ladders.length;
  }

  /**
   * The ladder of a node, or null where no stock is worth having at any price; one without a level
   * worth holding belongs to a node that only passes on.
   */
  public @Nullable NodeLadder ladder(int node) {
    return node < ladders.length ? ladders[node] : null;
  }

  /** f, the share of the demand reaching a node that its level meets. */
  public double availability(int node) {
    return node < ladders.length ? basis.availability[node] : 0;
  }

  /**
   * The chance that more than a position is asked for at a node within its protection time, G(k +
   * 1); 0 beyond the units that are worth having at some price, and without a ladder.
   */
  public double stockoutChance(int node, long positionUnits) {
    NodeLadder ladder = ladder(node);
    return ladder == null ? 0 : ladder.stockoutChance(positionUnits);
  }

  /** The level to order up to, units. */
  public int levelUnits(int node) {
    return ladder(node) == null ? 0 : levels[node] * ladders[node].lot();
  }

  /** Whether any level is worth holding; unlike {@link #levelUnits} it reads no ladder. */
  boolean stocks(int node) {
    return node < levels.length && levels[node] > 0;
  }

  /** The composite flow price the ladder of a node was evaluated at, currency per unit. */
  public double flowPrice(int node) {
    int feeder = ladders[node] == null ? -1 : ladders[node].feeder();
    return basis.flowPerUnit[node] + (feeder < 0 ? 0 : basis.flowPerUnit[feeder]);
  }

  /** The storage price a node was evaluated at, currency per cube-day. */
  public double storagePrice(int node) {
    return basis.storagePerCubeDay[node];
  }

  /**
   * Marginal value of one more unit on top of a position, currency per unit and day. A position
   * below zero is one that nodes below wait for; what only serves customers knows no such thing.
   */
  public double marginNext(int node, long positionUnits) {
    NodeLadder ladder = ladder(node);
    return ladder == null
        ? idle(node)
        : ladder.marginNext(positionUnits, flowPrice(node), storagePrice(node), idle(node));
  }

  /**
   * Marginal value of the last unit of a position, currency per unit and day; without a unit, that
   * of the first.
   */
  public double marginAt(int node, long positionUnits) {
    NodeLadder ladder = ladder(node);
    return ladder == null
        ? idle(node)
        : ladder.marginAt(positionUnits, flowPrice(node), storagePrice(node), idle(node));
  }

  /** What the last of some units on hand saves if it is sold there, v(k), currency per unit. */
  public double stockValue(int node, long units) {
    NodeLadder ladder = ladder(node);
    return ladder == null ? 0 : ladder.stockValue(units);
  }

  /** Units per day that the level of a node is expected to serve. */
  public double flowPerDay(int node) {
    return node < flow.length ? flow[node] : 0;
  }

  /** Units per day of demand that reaches a node. */
  public double demandRatePerDay(int node) {
    double total = 0;
    if (ladder(node) != null) {
      for (double rate : ladders[node].rates()) {
        total += rate;
      }
    }
    return total;
  }

  /** Whether two plans want the same units everywhere. */
  public boolean sameLevels(SkuPlan other) {
    for (int n = 0; n < Math.max(span(), other.span()); n++) {
      if (levelUnits(n) != other.levelUnits(n)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it is proven that no level changes at other prices: with the availabilities the plan
   * settled on and stock further down worth what it was, lists built anew at the new prices give
   * every node streams of the same rates, and savings and prices that leave its level where it is.
   * See {@link PlanSkip} for the proof and for what is not promised.
   */
  public boolean unaffectedBy(PriceView next) {
    return new PlanSkip(this, next).levelsStay();
  }

  /**
   * By how much the priced cost of the room and flow that the plan uses moves at other prices, node
   * by node without signs, currency per day. O(nodes).
   */
  public double costMove(PriceView next) {
    double sum = 0;
    for (int n = 0; n < ladders.length; n++) {
      if (levels[n] > 0) {
        double cube = basis.unitCube * levels[n] * ladders[n].lot();
        sum += Math.abs(next.storage(n) - storagePrice(n)) * cube;
        sum += Math.abs(next.composite(n, ladders[n].feeder()) - flowPrice(n)) * flow[n];
      }
    }
    return sum;
  }

  /** The same plan, found unaffected by a later price version. */
  public SkuPlan advancedTo(long priceVersion) {
    return new SkuPlan(this, versions.atPrice(priceVersion));
  }

  /** The same plan as one of a network before: what is planned after it may end far from it. */
  public SkuPlan ofFormerNetwork() {
    return new SkuPlan(
        this, new PlanVersions(versions.price(), -1, versions.forecast(), versions.item()));
  }

  /** What a unit that nothing needs is worth, below zero. */
  private double idle(int node) {
    return node >= ladders.length
        ? 0
        : -(basis.holdingPerUnitDay[node] + basis.storagePerCubeDay[node] * basis.unitCube);
  }
}
