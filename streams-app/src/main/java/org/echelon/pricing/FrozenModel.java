package org.echelon.pricing;

import java.util.Arrays;

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
 * <p>How rows count flow: {@link FreeUsage}.
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
public final class FrozenModel implements PricedModel {
  final PairTables tables;
  final Blocks blocks;
  private final PricedRows rows;
  private final int skus;
  private final FreeUsage free;
  private final double[] credit;
  private final double[] capacity;
  private final double[] scale;
  private final PairOracle oracle;

  FrozenModel(
      PricedRows rows,
      int skus,
      PairTables tables,
      Blocks blocks,
      FreeUsage free,
      double[] credit) {
    this.rows = rows;
    this.skus = skus;
    this.tables = tables;
    this.blocks = blocks;
    this.free = free;
    this.credit = credit;
    scale = free.scale(rows);
    capacity = new double[rows.size()];
    Arrays.setAll(capacity, r -> (rows.row(r).capacity() + credit[r]) * scale[r]);
    blocks.scaleHolding(scale);
    oracle = new PairOracle(tables, blocks);
  }

  /** The same pairs, whose tables it shares, under other limits. */
  private FrozenModel(FrozenModel of, PricedRows rows, double[] capacity) {
    this(of, rows, of.skus, of.tables, of.free, capacity);
  }

  /** Some pairs in the scale of a model. */
  private FrozenModel(
      FrozenModel of,
      PricedRows rows,
      int skus,
      PairTables tables,
      FreeUsage free,
      double[] capacity) {
    this.rows = rows;
    this.skus = skus;
    this.tables = tables;
    this.free = free;
    this.capacity = capacity;
    blocks = of.blocks;
    credit = of.credit;
    scale = of.scale;
    oracle = new PairOracle(tables, blocks);
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
    double[] changed = new double[limits.size()];
    for (int r = 0; r < changed.length; r++) {
      Resources.Row old = rows.row(r);
      if (limits.row(r).node() != old.node() || limits.row(r).kind() != old.kind()) {
        throw new PriceException(
            "PRICE_SHAPE", limits.row(r).name() + " stands where " + old.name() + " was");
      }
      changed[r] = (limits.row(r).capacity() + credit[r]) * scale[r];
    }
    return new FrozenModel(this, limits, changed);
  }

  /** The same streams with capacities given in the model's scale. */
  FrozenModel withCapacity(double[] scaled) {
    return new FrozenModel(this, rows, scaled);
  }

  @Override
  public DualModel sample(int every) {
    FrozenModel some = every(every);
    double[] used = some.free.usage(scale);
    return some.withCapacity(FreeUsage.shared(capacity, free.usage(scale), used));
  }

  /** Every so many-th SKU, in the same scale. */
  FrozenModel every(int step) {
    PairTables some = tables.every(step);
    double[] nothing = new double[rows.size()];
    BlockSums sums = new PairOracle(some, blocks).evaluate(blockPrices(nothing), 0);
    FreeUsage used = FreeUsage.of(sums, blocks, scale);
    return new FrozenModel(this, rows, (skus + step - 1) / step, some, used, capacity);
  }

  int streams(int p) {
    return tables.of(p).streams(PairTables.place(p));
  }

  int levels(int p) {
    return tables.of(p).levels[PairTables.place(p)];
  }

  double lot(int p) {
    return tables.of(p).lot[PairTables.place(p)];
  }

  /** The number of a pair's SKU, in the order they were added. */
  int sku(int p) {
    return tables.of(p).sku[PairTables.place(p)];
  }

  /** Flow of a pair with this sum of tails served, in the scale of the rows. */
  double flow(int p, double served) {
    return tables.of(p).flow(PairTables.place(p), served);
  }

  /** Cube of a pair with so many levels held and this sum of tails served. */
  double storage(int p, double held, double served) {
    return tables.of(p).storage(PairTables.place(p), held, served);
  }

  @Override
  public Evaluation evaluate(double[] prices, double smoothing) {
    return sums(prices, smoothing).answer(blocks, prices.length);
  }

  /** The answer by block, to be added to those of other parts of a population. */
  BlockSums sums(double[] prices, double smoothing) {
    return oracle.evaluate(blockPrices(prices), smoothing);
  }

  /** The three prices of each block. */
  double[][] blockPrices(double[] prices) {
    return blocks.prices(prices);
  }

  /** Sum of the tails of so many lots of a pair that serve the first streams. */
  double served(int p, int count, int cut) {
    return tables.of(p).served(PairTables.place(p), count, cut);
  }

  /** Value of so many lots serving the first streams, currency a day at prices by block. */
  double worth(int p, int count, int cut, double[][] at) {
    PairBlock block = tables.of(p);
    int i = PairTables.place(p);
    return block.worth(i, count, cut, at[block.use[i]]);
  }

  /** Margins of a pair by level at prices by row, currency a day for a whole lot. */
  public double[] margins(int p, double[] prices) {
    OpenPair pair = oracle.open(p, blockPrices(prices));
    double[] margins = new double[levels(p)];
    Arrays.setAll(margins, x -> lot(p) * pair.margin(x));
    return margins;
  }

  /** Adds what a level of a pair uses; parts of lots use that part. */
  public void addUsage(double[] usage, int p, double level, int cut, double times) {
    int whole = (int) Math.min(level, levels(p));
    double part = level - whole;
    double served = served(p, whole, cut);
    if (part > 0 && whole < levels(p)) {
      served += part * (served(p, whole + 1, cut) - served);
    }
    blocks.addUsage(
        usage,
        block(p),
        times * flow(p, served),
        times * storage(p, level, served),
        times * lot(p) * level);
  }

  /** The number of a pair's block; pairs of a block use the same rows in the same way. */
  public int block(int p) {
    return tables.of(p).use[PairTables.place(p)];
  }

  /** Fills in how many lots of each pair are worth holding and how many streams they serve. */
  public void bestLevels(double[] prices, int[] lots, int[] streams) {
    double[][] at = blockPrices(prices);
    for (int p = 0; p < lots.length; p++) {
      streams[p] = oracle.open(p, at).activeStreams();
      lots[p] = oracle.level(p);
    }
  }

  @Override
  public double[] capacity() {
    return capacity;
  }

  @Override
  public double valueAtZero() {
    return free.value();
  }

  @Override
  public double[] inNaturalUnits(double[] usage) {
    double[] natural = new double[usage.length];
    for (int r = 0; r < usage.length; r++) {
      natural[r] = usage[r] / scale[r] - credit[r];
    }
    return natural;
  }

  @Override
  public PricedRows rows() {
    return rows;
  }

  @Override
  public int skus() {
    return skus;
  }

  /** (SKU, node) pairs with at least one level worth holding at zero prices. */
  public int pairs() {
    return tables.pairs();
  }

  @Override
  public long pairCount() {
    return pairs();
  }

  @Override
  public double[] scale() {
    return scale;
  }

  @Override
  public Plan repaired(double[] prices) {
    return Repair.plan(this, prices);
  }

  /** What the pairs use where nothing has a price. */
  FreeUsage free() {
    return free;
  }

  /** What the tables of the pairs take, bytes. */
  public long tableBytes() {
    return tables.bytes();
  }

  /** Starts a model; SKUs are added in their order. */
  public static FrozenModelBuilder over(PricedRows rows) {
    return new FrozenModelBuilder(rows);
  }
}
