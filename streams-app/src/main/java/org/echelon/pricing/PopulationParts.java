package org.echelon.pricing;

import java.util.List;

/**
 * The parts of a population, each with the items of one partition, asked all at once. Answers come
 * in the order of the parts, whatever the order in which they arrived, and always from the items
 * that the parts held when they were opened.
 */
public interface PopulationParts {

  /**
   * What a part holds.
   *
   * @param free what its items use where nothing has a price
   * @param blocks the blocks of rows that its sums are by
   */
  record Opening(int skus, long pairs, FreeUsage free, List<BlockUse> blocks) {}

  /**
   * A block of rows.
   *
   * @param factors by row: of the flow, of the storage, of the units held
   */
  record BlockUse(int[] rows, double[] factors) {}

  /**
   * What a plan of a part is worth.
   *
   * @param usage by row in the model's scale
   */
  record PartPlan(double value, double[] usage) {}

  /** Freezes the parts, or those of every so many-th SKU. */
  List<Opening> open(int every);

  /** Answers prices >= 0; smoothing 0 gives the exact part only. */
  List<BlockSums> ask(double[] prices, double smoothing, int every);

  /**
   * Whole-lot plans that keep to a share of what the best levels use at these prices.
   *
   * @param share by row
   */
  List<PartPlan> plan(double[] prices, double[] share);
}
