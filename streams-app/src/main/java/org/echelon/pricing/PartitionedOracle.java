package org.echelon.pricing;

import java.util.Arrays;
import java.util.List;

/**
 * A population whose items are spread over parts: asks all parts and adds up their answers in the
 * order of the parts, block by block, so that equal parts make equal bits wherever they are and
 * whenever they answer.
 *
 * <p>No part can repair a plan for the others. Each keeps to its share of every row, in proportion
 * to what its best levels use at the prices, so that together they fit:
 *
 * <pre>
 * room of part k in row r = capacity_r * usage_kr / sum over parts of usage_r
 * </pre>
 *
 * <p>A repaired plan so loses a few lots a row in every part rather than in all, which is little
 * where parts are large. Rows of one period only: where stock is kept from week to week the scale
 * of the rows, known only when all parts have opened, would change what a part counts.
 *
 * <p>A question costs one of each part and O(parts blocks). Exact to rounding. Source: model,
 * section 6.
 */
public final class PartitionedOracle implements PricedModel {
  private final PricedRows rows;
  private final PopulationParts parts;
  private final int every;
  private final Blocks blocks = new Blocks();
  private final int[][] number;
  private final int skus;
  private final long pairs;
  private final FreeUsage free;
  private final double[] scale;
  private final double[] capacity;

  /** Opens the parts. */
  public PartitionedOracle(PricedRows rows, PopulationParts parts) {
    this(rows, parts, 1, parts.open(1));
    Arrays.setAll(capacity, r -> rows.row(r).capacity() * scale[r]);
  }

  private PartitionedOracle(
      PricedRows rows, PopulationParts parts, int every, List<PopulationParts.Opening> opened) {
    if (rows.weeks() > 1 || rows.rewardsHolding()) {
      throw new PriceException("PRICE_SHAPE", "prices by week are made where all items are");
    }
    this.rows = rows;
    this.parts = parts;
    this.every = every;
    number = new int[opened.size()][];
    FreeUsage sum = FreeUsage.none(rows.size());
    int items = 0;
    long stocked = 0;
    for (int k = 0; k < number.length; k++) {
      PopulationParts.Opening part = opened.get(k);
      number[k] = part.blocks().stream().mapToInt(blocks::of).toArray();
      sum = sum.plus(part.free());
      items += part.skus();
      stocked += part.pairs();
    }
    skus = items;
    pairs = stocked;
    free = sum;
    scale = free.scale(rows);
    capacity = new double[rows.size()];
  }

  @Override
  public Evaluation evaluate(double[] prices, double smoothing) {
    BlockSums sum = BlockSums.zero(blocks.size(), smoothing > 0);
    List<BlockSums> answers = parts.ask(prices, smoothing, every);
    for (int k = 0; k < number.length; k++) {
      sum.add(answers.get(k), number[k]);
    }
    return sum.answer(blocks, prices.length);
  }

  @Override
  public Plan repaired(double[] prices) {
    double[] share = evaluate(prices, false).usage();
    Arrays.setAll(share, r -> share[r] > 0 ? capacity[r] / share[r] : 1);
    double value = 0;
    double[] usage = new double[prices.length];
    for (PopulationParts.PartPlan plan : parts.plan(prices, share)) {
      value += plan.value();
      Arrays.setAll(usage, r -> usage[r] + plan.usage()[r]);
    }
    return new Plan(new int[0], new int[0], value, usage);
  }

  @Override
  public DualModel sample(int step) {
    PartitionedOracle some = new PartitionedOracle(rows, parts, step, parts.open(step));
    double[] shared = FreeUsage.shared(capacity, free.usage(scale), some.free.usage(some.scale));
    System.arraycopy(shared, 0, some.capacity, 0, shared.length);
    return some;
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
    Arrays.setAll(natural, r -> usage[r] / scale[r]);
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

  @Override
  public long pairCount() {
    return pairs;
  }

  @Override
  public double[] scale() {
    return scale;
  }
}
