package org.echelon.pricing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The loop over pairs, block by block. A pair's level is looked for where the last question found
 * it, so that a question close to the last one costs O(streams) a pair, see {@link OpenPair}. Sums
 * run in the order the pairs were added. Exact to rounding. Source: model, section 6.
 */
final class PairOracle {
  private final PairTables tables;
  private final Blocks blocks;
  private final int[][] lastLevel;
  private final OpenPair pair = new OpenPair();

  PairOracle(PairTables tables, Blocks blocks) {
    this.tables = tables;
    this.blocks = blocks;
    lastLevel = new int[tables.blocks()][];
    Arrays.setAll(lastLevel, n -> tables.block(n).levels.clone());
  }

  BlockSums evaluate(double[][] at, double smoothing) {
    BlockSums answer = BlockSums.zero(blocks.size(), smoothing > 0);
    RoundedSums rounded =
        answer.soft() == null ? null : new RoundedSums(answer.soft(), smoothing, tables.widest());
    for (int n = 0; n < tables.blocks(); n++) {
      evaluate(tables.block(n), lastLevel[n], at, answer, rounded);
    }
    return answer;
  }

  private void evaluate(
      PairBlock block, int[] last, double[][] at, BlockSums answer, @Nullable RoundedSums rounded) {
    double[] value = answer.value();
    double[] flow = answer.flow();
    double[] storage = answer.storage();
    double[] held = answer.held();
    int pairs = block.pairs();
    for (int i = 0; i < pairs; i++) {
      int b = block.use[i];
      int level = pair.level(block, i, last[i], at[b]);
      last[i] = level;
      double served = pair.served(level);
      value[b] += block.lot[i] * pair.worth(level);
      flow[b] += block.flow(i, served);
      storage[b] += block.storage(i, level, served);
      held[b] += block.lot[i] * level;
      if (rounded != null) {
        rounded.add(block, i, at[b], level);
      }
    }
  }

  /** Opens a pair by its number and finds its best level. */
  OpenPair open(int number, double[][] at) {
    PairBlock block = tables.of(number);
    int i = PairTables.place(number);
    int[] last = lastLevel[number >>> PairBlock.SHIFT];
    last[i] = pair.level(block, i, last[i], at[block.use[i]]);
    return pair;
  }

  /** The level that was found last for a pair. */
  int level(int number) {
    return lastLevel[number >>> PairBlock.SHIFT][PairTables.place(number)];
  }
}
