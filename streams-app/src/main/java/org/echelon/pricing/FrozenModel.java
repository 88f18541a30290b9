package org.echelon.pricing;

import java.util.Arrays;
import java.util.List;
import org.echelon.valuation.NodeLadder;

/**
 * All (SKU, node) pairs with frozen demand streams, answering price vectors: the convex function
 *
 * <pre>V(prices) = sum over pairs and levels of lot * m(level; prices)^+</pre>
 *
 * whose slope by a row's price is minus the usage of that row. Only levels worth holding at zero
 * prices are kept, because margins fall in prices; where rows reward holding, all levels given.
 *
 * <p>Pairs may be added week by week. Which rows a pair uses, and how, is up to the rows: prices
 * reach a pair as a flow price, a storage price and a rental of what it holds.
 *
 * <p>Rows count flow as the price enters the margin, rho * tail / tau. A real flow is tail / T, so
 * capacity is scaled by rho * T / tau: exact where all pairs of a row agree. As tau depends on
 * times and demand, most rows have pairs that differ; a row takes the mean of T / tau, weighted by
 * usage at zero prices, so that its units are right in sum there, not pair by pair.
 *
 * <p>Sums run in the order the pairs were added, so equal input gives equal bits. Evaluation
 * allocates nothing but its answer. Not safe for use by several threads at once: the search for a
 * level starts where the last one ended.
 *
 * <p>A question costs O(streams of all pairs), times the logarithm of the levels for a pair whose
 * level has moved, and O(rows²) more for curvature; the tables take O(streams levels) numbers a
 * pair. Exact for the streams frozen, up to rounding and to the mean T / tau of shared rows.
 * Source: model, section 6.
 */
public final class FrozenModel implements DualModel {
  final PricedRows rows;
  final int skus;
  final int pairs;
  final int[] sku;
  final Blocks blocks;
  final int[] block;
  final double[] cube;
  final double[] flowPerTail;
  final double[] turnDays;
  final double[] kappa;
  final double[] holding;
  final double[] lot;
  final double[] spread;

  /** Start of a pair's streams in earnings; its streams are counted by the next start. */
  final int[] streamStart;

  /** r_j / tau, currency per unit and day. */
  final double[] earnings;

  /** How many levels a pair has. */
  final int[] levels;

  /**
   * Sums of tails below a level, by pair, level 0..levels and stream:
   *
   * <pre>tailSums[tailStart[p] + x * streams + j] = G_j(0) + ... + G_j(x - 1)</pre>
   */
  final double[] tailSums;

  final int[] tailStart;
  private final double[] capacity;
  final double[] scale;
  private final double[] credit;
  final double valueAtZero;
  private final PairOracle oracle;

  FrozenModel(
      PricedRows rows,
      int skus,
      List<NodeLadder> ladders,
      int[] skuOf,
      int[] week,
      double[] onward,
      double[] credit) {
    this.rows = rows;
    this.skus = skus;
    this.pairs = ladders.size();
    this.sku = skuOf;
    this.credit = credit;
    blocks = new Blocks();
    block = new int[pairs];
    cube = new double[pairs];
    flowPerTail = new double[pairs];
    turnDays = new double[pairs];
    kappa = new double[pairs];
    holding = new double[pairs];
    lot = new double[pairs];
    spread = new double[pairs];
    streamStart = new int[pairs + 1];
    levels = new int[pairs];
    tailStart = new int[pairs + 1];
    for (int p = 0; p < pairs; p++) {
      NodeLadder ladder = ladders.get(p);
      levels[p] = rows.rewardsHolding() ? ladder.levels() : ladder.bestLevels(0, 0);
      streamStart[p + 1] = streamStart[p] + ladder.streams();
      tailStart[p + 1] = Math.addExact(tailStart[p], (levels[p] + 1) * ladder.streams());
    }
    earnings = new double[streamStart[pairs]];
    tailSums = new double[tailStart[pairs]];
    for (int p = 0; p < pairs; p++) {
      block[p] = rows.block(ladders.get(p), week[p], onward[p], blocks);
      fill(p, ladders.get(p));
    }
    oracle = new PairOracle(this);
    capacity = new double[rows.size()];
    scale = new double[rows.size()];
    valueAtZero = scaleRows(ladders);
    blocks.scaleHolding(scale);
  }

  /** The same pairs, whose tables it shares, under other limits. */
  private FrozenModel(FrozenModel of, PricedRows rows) {
    this.rows = rows;
    skus = of.skus;
    pairs = of.pairs;
    sku = of.sku;
    credit = of.credit;
    blocks = of.blocks;
    block = of.block;
    cube = of.cube;
    flowPerTail = of.flowPerTail;
    turnDays = of.turnDays;
    kappa = of.kappa;
    holding = of.holding;
    lot = of.lot;
    spread = of.spread;
    streamStart = of.streamStart;
    levels = of.levels;
    tailStart = of.tailStart;
    earnings = of.earnings;
    tailSums = of.tailSums;
    scale = of.scale;
    valueAtZero = of.valueAtZero;
    oracle = new PairOracle(this);
    capacity = new double[rows.size()];
    Arrays.setAll(capacity, r -> (rows.row(r).capacity() + credit[r]) * scale[r]);
  }

  /**
   * The same streams under other capacities, without freezing them again.
   *
   * @param limits rows of the same nodes and kinds in the same order
   */
  public FrozenModel withLimits(Resources limits) {
    if (limits.size() != rows.size()) {
      throw new PriceException(
          "PRICE_SHAPE", limits.size() + " limits given for " + rows.size() + " rows");
    }
    for (int r = 0; r < limits.size(); r++) {
      Resources.Row old = rows.row(r);
      if (limits.row(r).node() != old.node() || limits.row(r).kind() != old.kind()) {
        throw new PriceException(
            "PRICE_SHAPE", limits.row(r).name() + " stands where " + old.name() + " was");
      }
    }
    return new FrozenModel(this, limits);
  }

  private void fill(int p, NodeLadder ladder) {
    cube[p] = ladder.unitCube();
    flowPerTail[p] = ladder.rho() / ladder.turnDays();
    turnDays[p] = ladder.turnDays();
    kappa[p] = ladder.kappa();
    holding[p] = ladder.holdingPerUnitDay();
    lot[p] = ladder.lot();
    int streams = ladder.streams();
    for (int j = 0; j < streams; j++) {
      earnings[streamStart[p] + j] = ladder.savings()[j] / turnDays[p];
      double sum = 0;
      for (int x = 0; x < levels[p]; x++) {
        sum += ladder.tails()[j][x];
        tailSums[tailStart[p] + (x + 1) * streams + j] = sum;
      }
    }
    if (levels[p] > 0) {
      // Half the mean distance of neighbouring margins: about one level lies in a band of this.
      int worth = Math.max(1, ladder.bestLevels(0, 0));
      spread[p] = Math.max(ladder.margin(0, 0, 0) / (2.0 * worth), 1e-12);
    }
  }

  /** Returns the value at zero prices. */
  private double scaleRows(List<NodeLadder> ladders) {
    double[] inModel = new double[rows.size()];
    double[] unitsPerDay = new double[rows.size()];
    double value = 0;
    for (int p = 0; p < pairs; p++) {
      int level = oracle.exactLevel(p, 0, 0, 0);
      double served = oracle.served(level);
      value += lot[p] * oracle.worth(level);
      if (flowPerTail[p] > 0) {
        // Stock that only passes on pays no flow price, so it is not in the usage either.
        blocks.addUsage(inModel, block[p], flow(p, served), 0, 0);
        double units = lot[p] * served / ladders.get(p).protectionDays();
        blocks.addUsage(unitsPerDay, block[p], units, 0, 0);
      }
    }
    for (int r = 0; r < scale.length; r++) {
      Resources.Row row = rows.row(r);
      boolean used = row.kind() == Resources.Kind.FLOW && unitsPerDay[r] > 0;
      scale[r] = used ? inModel[r] / unitsPerDay[r] : 1;
      capacity[r] = (row.capacity() + credit[r]) * scale[r];
    }
    return value;
  }

  int streams(int p) {
    return streamStart[p + 1] - streamStart[p];
  }

  /** H of a pair: what holding a unit costs, currency a day. */
  double carry(int p, double storagePrice) {
    return holding[p] + storagePrice * cube[p];
  }

  /** w_j of a pair. */
  double weight(int p, int j, double flowPrice, double carry) {
    return earnings[streamStart[p] + j] - flowPerTail[p] * flowPrice + kappa[p] * carry;
  }

  /** Flow of a pair with this sum of tails served, in the scale of the rows. */
  double flow(int p, double served) {
    return lot[p] * served * flowPerTail[p];
  }

  /** Cube of a pair with so many levels held and this sum of tails served. */
  double storage(int p, double held, double served) {
    return lot[p] * cube[p] * (held - kappa[p] * served);
  }

  /** Answers a price vector by row; smoothing 0 gives the exact part only. */
  @Override
  public Evaluation evaluate(double[] prices, double smoothing) {
    return oracle.evaluate(prices, smoothing);
  }

  /** Answers a price vector >= 0, with or without the second derivatives. */
  public Evaluation evaluate(double[] prices, boolean curvature) {
    return evaluate(prices, curvature ? 1 : 0);
  }

  /** The bound that prices >= 0 by row prove; the lowest one belongs to the best prices. */
  public double bound(double[] prices) {
    return bound(prices, evaluate(prices, false).value());
  }

  /** The three prices of each block. */
  double[][] blockPrices(double[] prices) {
    double[][] all = new double[blocks.size()][Blocks.KINDS];
    for (int b = 0; b < all.length; b++) {
      for (int kind = 0; kind < Blocks.KINDS; kind++) {
        all[b][kind] = blocks.price(b, kind, prices);
      }
    }
    return all;
  }

  /** Sum of the tails of so many lots of a pair that serve the first streams. */
  double served(int p, int count, int cut) {
    return cut == 0 ? 0 : tailSums[tailStart[p] + count * streams(p) + cut - 1];
  }

  /** Value of so many lots serving the first streams, currency a day at prices by block. */
  double worth(int p, int count, int cut, double[][] at) {
    double[] price = at[block[p]];
    double carry = carry(p, price[Blocks.STORAGE]);
    double sum = -count * (carry + price[Blocks.RENTAL]);
    double before = 0;
    for (int j = 0; j < cut; j++) {
      double tails = tailSums[tailStart[p] + count * streams(p) + j];
      sum += weight(p, j, price[Blocks.FLOW], carry) * (tails - before);
      before = tails;
    }
    return lot[p] * sum;
  }

  /** Margins of a pair by level at prices by row, currency a day for a whole lot. */
  public double[] margins(int p, double[] prices) {
    oracle.exactLevel(
        p,
        blocks.price(block[p], Blocks.FLOW, prices),
        blocks.price(block[p], Blocks.STORAGE, prices),
        blocks.price(block[p], Blocks.RENTAL, prices));
    double[] margins = new double[levels[p]];
    Arrays.setAll(margins, x -> lot[p] * oracle.margin(x));
    return margins;
  }

  /** Adds what a level of a pair uses; parts of lots use that part. */
  public void addUsage(double[] usage, int p, double level, int cut, double times) {
    int whole = (int) Math.min(level, levels[p]);
    double part = level - whole;
    double served = served(p, whole, cut);
    if (part > 0 && whole < levels[p]) {
      served += part * (served(p, whole + 1, cut) - served);
    }
    blocks.addUsage(
        usage,
        block[p],
        times * flow(p, served),
        times * storage(p, level, served),
        times * lot[p] * level);
  }

  /** The number of a pair's block; pairs of a block use the same rows in the same way. */
  public int block(int p) {
    return block[p];
  }

  /** Fills in how many lots of each pair are worth holding and how many streams they serve. */
  public void bestLevels(double[] prices, int[] lots, int[] streams) {
    for (int p = 0; p < pairs; p++) {
      lots[p] =
          oracle.exactLevel(
              p,
              blocks.price(block[p], Blocks.FLOW, prices),
              blocks.price(block[p], Blocks.STORAGE, prices),
              blocks.price(block[p], Blocks.RENTAL, prices));
      streams[p] = oracle.activeStreams();
    }
  }

  @Override
  public double[] capacity() {
    return capacity;
  }

  @Override
  public double valueAtZero() {
    return valueAtZero;
  }

  /** Usage of the rows in cube and in units a day, from usage in the model's scale. */
  public double[] inNaturalUnits(double[] usage) {
    double[] natural = new double[usage.length];
    for (int r = 0; r < usage.length; r++) {
      natural[r] = usage[r] / scale[r] - credit[r];
    }
    return natural;
  }

  public PricedRows rows() {
    return rows;
  }

  public int skus() {
    return skus;
  }

  /** (SKU, node) pairs with at least one level worth holding at zero prices. */
  public int pairs() {
    return pairs;
  }

  /** What the tables of the pairs take, bytes. */
  public long tableBytes() {
    long numbers = earnings.length + (long) tailSums.length + 7L * pairs;
    return Double.BYTES * numbers + Integer.BYTES * 5L * pairs;
  }

  /** Starts a model; SKUs are added in their order. */
  public static FrozenModelBuilder over(PricedRows rows) {
    return new FrozenModelBuilder(rows);
  }
}
