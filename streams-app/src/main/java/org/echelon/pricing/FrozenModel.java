package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.valuation.NodeLadder;

/**
 * All (SKU, node) pairs with frozen demand streams, answering price vectors: the convex function
 *
 * <pre>V(prices) = sum over pairs and levels of lot * m(level; prices)^+</pre>
 *
 * whose slope by a row's price is minus the usage of that row. Only levels worth holding at zero
 * prices are kept, because margins fall in prices.
 *
 * <p>Rows count flow as the price enters the margin, rho * tail / tau. A real flow is tail / T, so
 * capacity is scaled by rho * T / tau: exact where all pairs of a row agree, as at one node; a row
 * shared by nodes with different lead times takes their mean, weighted by flow at zero prices.
 *
 * <p>Sums run in the order the pairs were added, so equal input gives equal bits. Evaluation
 * allocates nothing but its answer. Not safe for use by several threads at once: the search for a
 * level starts where the last one ended.
 */
public final class FrozenModel {
  final Resources resources;
  final int skus;
  final int pairs;
  final int[] sku;
  final Blocks blocks = new Blocks();
  final int[] block;
  final double[] cube;
  final double[] flowPerTail;
  final double[] turnDays;
  final double[] kappa;
  final double[] holding;
  final double[] lot;
  final double[] spread;

  /** Start of a pair's streams in savings; its streams are counted by the next start. */
  final int[] streamStart;

  final double[] savings;

  /** How many levels a pair has. */
  final int[] levels;

  /**
   * Sums of tails below a level, by pair, level 0..levels and stream:
   *
   * <pre>tailSums[tailStart[p] + x * streams + j] = G_j(0) + ... + G_j(x - 1)</pre>
   */
  final double[] tailSums;

  final int[] tailStart;
  final double[] capacity;
  final double[] scale;
  final double valueAtZero;
  private final PairOracle oracle;

  private FrozenModel(Resources resources, int skus, List<NodeLadder> ladders, int[] skuOf) {
    this.resources = resources;
    this.skus = skus;
    this.pairs = ladders.size();
    this.sku = skuOf;
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
      levels[p] = ladder.bestLevels(0, 0);
      streamStart[p + 1] = streamStart[p] + ladder.streams();
      tailStart[p + 1] = Math.addExact(tailStart[p], (levels[p] + 1) * ladder.streams());
    }
    savings = new double[streamStart[pairs]];
    tailSums = new double[tailStart[pairs]];
    for (int p = 0; p < pairs; p++) {
      fill(p, ladders.get(p));
    }
    oracle = new PairOracle(this);
    capacity = new double[resources.size()];
    scale = new double[resources.size()];
    Evaluation atZero = oracle.evaluate(new double[resources.size()], 0);
    valueAtZero = atZero.value();
    scaleRows(ladders, atZero.usage());
  }

  private void fill(int p, NodeLadder ladder) {
    block[p] =
        blocks.of(
            resources.storageRow(ladder.node()),
            resources.ownFlowRow(ladder.node()),
            resources.flowRow(ladder.feeder()));
    cube[p] = ladder.unitCube();
    flowPerTail[p] = ladder.rho() / ladder.turnDays();
    turnDays[p] = ladder.turnDays();
    kappa[p] = ladder.kappa();
    holding[p] = ladder.holdingPerUnitDay();
    lot[p] = ladder.lot();
    int streams = ladder.streams();
    System.arraycopy(ladder.savings(), 0, savings, streamStart[p], streams);
    for (int j = 0; j < streams; j++) {
      double sum = 0;
      for (int x = 0; x < levels[p]; x++) {
        sum += ladder.tails()[j][x];
        tailSums[tailStart[p] + (x + 1) * streams + j] = sum;
      }
    }
    if (levels[p] > 0) {
      // Half the mean distance of neighbouring margins: about one level lies in a band of this.
      spread[p] = Math.max(ladder.margin(0, 0, 0) / (2.0 * levels[p]), 1e-12);
    }
  }

  private void scaleRows(List<NodeLadder> ladders, double[] usageAtZero) {
    double[] unitsPerDay = new double[resources.size()];
    for (int p = 0; p < pairs; p++) {
      if (flowPerTail[p] == 0) {
        // Stock that only passes on pays no flow price, so it is not in the usage either.
        continue;
      }
      double served = oracle.served(oracle.exactLevel(p, 0, 0));
      blocks.addUsage(unitsPerDay, block[p], lot[p] * served / ladders.get(p).protectionDays(), 0);
    }
    for (int r = 0; r < scale.length; r++) {
      Resources.Row row = resources.row(r);
      boolean used = row.kind() == Resources.Kind.FLOW && unitsPerDay[r] > 0;
      scale[r] = used ? usageAtZero[r] / unitsPerDay[r] : 1;
      capacity[r] = row.capacity() * scale[r];
    }
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
    return savings[streamStart[p] + j] / turnDays[p]
        - flowPerTail[p] * flowPrice
        + kappa[p] * carry;
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
  Evaluation evaluate(double[] prices, double smoothing) {
    return oracle.evaluate(prices, smoothing);
  }

  /** Answers a price vector >= 0, with or without the second derivatives. */
  public Evaluation evaluate(double[] prices, boolean curvature) {
    return evaluate(prices, curvature ? 1 : 0);
  }

  /** Fills in how many lots of each pair are worth holding and how many streams they serve. */
  void bestLevels(double[] prices, int[] lots, int[] streams) {
    for (int p = 0; p < pairs; p++) {
      lots[p] =
          oracle.exactLevel(
              p, blocks.flowPrice(block[p], prices), blocks.storagePrice(block[p], prices));
      streams[p] = oracle.activeStreams();
    }
  }

  /** The Lagrangian bound of an answer: prices times capacities plus value, currency a day. */
  public double bound(double[] prices, double value) {
    double sum = value;
    for (int r = 0; r < prices.length; r++) {
      sum += prices[r] * capacity[r];
    }
    return sum;
  }

  /** Usage of the rows in cube and in units a day, from usage in the model's scale. */
  public double[] inNaturalUnits(double[] usage) {
    double[] natural = new double[usage.length];
    for (int r = 0; r < usage.length; r++) {
      natural[r] = usage[r] / scale[r];
    }
    return natural;
  }

  public Resources resources() {
    return resources;
  }

  public int skus() {
    return skus;
  }

  /** (SKU, node) pairs with at least one level worth holding at zero prices. */
  public int pairs() {
    return pairs;
  }

  /** Starts a model; SKUs are added in their order. */
  public static Builder over(Resources resources) {
    return new Builder(resources);
  }

  /** Collects the ladders of one SKU after the other. */
  public static final class Builder {
    private final Resources resources;
    private final List<NodeLadder> ladders = new ArrayList<>();
    private int[] skuOf = new int[64];
    private int skus;

    private Builder(Resources resources) {
      this.resources = resources;
    }

    /** Adds the next SKU with its ladders in order of node. */
    public Builder add(List<NodeLadder> ofSku) {
      for (NodeLadder ladder : ofSku) {
        if (ladder.bestLevels(0, 0) == 0) {
          continue;
        }
        if (ladders.size() == skuOf.length) {
          skuOf = Arrays.copyOf(skuOf, 2 * skuOf.length);
        }
        skuOf[ladders.size()] = skus;
        ladders.add(ladder);
      }
      skus++;
      return this;
    }

    public FrozenModel build() {
      return new FrozenModel(resources, skus, ladders, Arrays.copyOf(skuOf, ladders.size()));
    }
  }
}
