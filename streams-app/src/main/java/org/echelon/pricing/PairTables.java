package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;
import org.echelon.valuation.NodeLadder;

/**
 * The pairs of a model in blocks of {@value PairBlock#SIZE}, in the order they were added. Nothing
 * that was filled is moved when more comes, and no array grows with the model, so a model may take
 * nearly all of a heap. O(1) to find a pair. Exact. Source: model, section 6.
 */
final class PairTables {
  private static final int MASK = PairBlock.SIZE - 1;

  private final List<PairBlock> blocks = new ArrayList<>();
  private int widest;

  void add(NodeLadder ladder, int sku, int use, int levels) {
    open().add(ladder, sku, use, levels);
    widest = Math.max(widest, ladder.streams());
  }

  private PairBlock open() {
    if (blocks.isEmpty() || last().full()) {
      if (!blocks.isEmpty()) {
        last().trim();
      }
      blocks.add(new PairBlock());
    }
    return last();
  }

  private PairBlock last() {
    return blocks.get(blocks.size() - 1);
  }

  /** No more pairs follow. */
  void end() {
    if (!blocks.isEmpty()) {
      last().trim();
    }
  }

  /** The pairs of every so many-th SKU, numbered anew. */
  PairTables every(int step) {
    PairTables some = new PairTables();
    some.widest = widest;
    for (PairBlock block : blocks) {
      for (int i = 0; i < block.pairs(); i++) {
        if (block.sku[i] % step == 0) {
          some.open().copy(block, i, block.sku[i] / step);
        }
      }
    }
    some.end();
    return some;
  }

  int pairs() {
    return blocks.isEmpty() ? 0 : ((blocks.size() - 1) << PairBlock.SHIFT) + last().pairs();
  }

  /** Most streams that a pair has. */
  int widest() {
    return widest;
  }

  int blocks() {
    return blocks.size();
  }

  PairBlock block(int number) {
    return blocks.get(number);
  }

  /** The block of a pair. */
  PairBlock of(int pair) {
    return blocks.get(pair >>> PairBlock.SHIFT);
  }

  /** The place of a pair in its block. */
  static int place(int pair) {
    return pair & MASK;
  }

  long bytes() {
    long sum = 0;
    for (PairBlock block : blocks) {
      sum += block.bytes();
    }
    return sum;
  }
}
