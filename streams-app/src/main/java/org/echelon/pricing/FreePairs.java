package org.echelon.pricing;

/**
 * Sums up, while pairs are added, what they use where nothing has a price. O(streams log levels) a
 * pair. Exact to rounding. Source: model, section 6.
 */
final class FreePairs {
  private static final double[] NOTHING = new double[Blocks.KINDS];

  private final Blocks blocks;
  private final PairTables tables;
  private final FreeUsage sums;
  private final OpenPair pair = new OpenPair();
  private double value;

  FreePairs(PairTables tables, Blocks blocks, int rows) {
    this.tables = tables;
    this.blocks = blocks;
    this.sums = FreeUsage.none(rows);
  }

  /**
   * Adds the pair that was put last into the tables.
   *
   * @param protectionDays time that its stock covers
   */
  void addLast(double protectionDays) {
    PairBlock block = tables.block(tables.blocks() - 1);
    int i = block.pairs() - 1;
    int level = pair.level(block, i, block.levels[i], NOTHING);
    double served = pair.served(level);
    value += block.lot[i] * pair.worth(level);
    int use = block.use[i];
    blocks.addUsage(sums.storage(), use, 0, block.storage(i, level, served), 0);
    blocks.addUsage(sums.held(), use, 0, 0, block.lot[i] * level);
    if (block.flowPerTail[i] > 0) {
      // Stock that only passes on pays no flow price, so it is not in the usage either.
      blocks.addUsage(sums.flow(), use, block.flow(i, served), 0, 0);
      double units = block.lot[i] * served / protectionDays;
      blocks.addUsage(sums.unitsPerDay(), use, units, 0, 0);
    }
  }

  FreeUsage sums() {
    return new FreeUsage(value, sums.flow(), sums.storage(), sums.held(), sums.unitsPerDay());
  }
}
