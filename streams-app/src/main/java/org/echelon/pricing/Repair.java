package org.echelon.pricing;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Makes an integer plan that fits every capacity from the best levels at given prices. Row by row,
 * the last lots with the least margin per unit of the overfull row go until it fits; then rejected
 * lots and demand streams come back, least loss at the prices first, as long as they fit. Equal
 * keys go by the order of SKU and node. Heuristic; about n log n in the number of pairs.
 */
final class Repair {
  private static final Comparator<Move> LEAST_FIRST =
      Comparator.comparingDouble(Move::key)
          .thenComparingInt(Move::pair)
          .thenComparing(Move::addsStream);

  /** A change of one pair; stale once the pair has changed since. */
  private record Move(double key, int pair, boolean addsStream, int stamp) {}

  private final FrozenModel m;
  private final double[] prices;
  private final double[] free;
  private final int[] lots;
  private final int[] streams;
  private final int[] stamp;
  private final double[] usage;

  private Repair(FrozenModel model, double[] prices) {
    this.m = model;
    this.prices = prices;
    this.free = new double[prices.length];
    this.lots = new int[model.pairs];
    this.streams = new int[model.pairs];
    this.stamp = new int[model.pairs];
    this.usage = new double[prices.length];
  }

  static Plan plan(FrozenModel model, double[] prices) {
    Repair repair = new Repair(model, prices);
    model.bestLevels(prices, repair.lots, repair.streams);
    for (int p = 0; p < model.pairs; p++) {
      repair.use(repair.usage, p);
    }
    for (int r = 0; r < prices.length; r++) {
      repair.shrink(r);
    }
    repair.refill();
    return repair.finish();
  }

  private void shrink(int row) {
    if (usage[row] <= m.capacity[row]) {
      return;
    }
    PriorityQueue<Move> queue = new PriorityQueue<>(LEAST_FIRST);
    for (int p = 0; p < m.pairs; p++) {
      offerRemoval(queue, p, row);
    }
    while (usage[row] > m.capacity[row] && !queue.isEmpty()) {
      int p = queue.poll().pair();
      change(p, lots[p] - 1, streams[p]);
      offerRemoval(queue, p, row);
    }
  }

  private void offerRemoval(PriorityQueue<Move> queue, int p, int row) {
    if (lots[p] == 0) {
      return;
    }
    int x = lots[p] - 1;
    double tail = served(p, x + 1, streams[p]) - served(p, x, streams[p]);
    double used = 0;
    int b = m.block[p];
    if (row == m.blocks.storageRow(b)) {
      used = m.storage(p, 1, tail);
    } else if (row == m.blocks.ownFlowRow(b) || row == m.blocks.feederFlowRow(b)) {
      used = m.flow(p, tail);
    }
    if (used > 0) {
      double margin = worth(p, x + 1, streams[p], prices) - worth(p, x, streams[p], prices);
      queue.add(new Move(margin / used, p, false, 0));
    }
  }

  private void refill() {
    PriorityQueue<Move> queue = new PriorityQueue<>(LEAST_FIRST);
    for (int p = 0; p < m.pairs; p++) {
      offerAdditions(queue, p);
    }
    while (!queue.isEmpty()) {
      Move move = queue.poll();
      int p = move.pair();
      if (move.stamp() != stamp[p]) {
        continue;
      }
      int formerLots = lots[p];
      int formerStreams = streams[p];
      change(
          p,
          move.addsStream() ? formerLots : formerLots + 1,
          move.addsStream() ? formerStreams + 1 : formerStreams);
      if (fits(m.block[p])) {
        offerAdditions(queue, p);
      } else {
        change(p, formerLots, formerStreams);
        stamp[p] = move.stamp();
      }
    }
  }

  private void offerAdditions(PriorityQueue<Move> queue, int p) {
    int x = lots[p];
    int s = streams[p];
    if (s > 0 && x < m.levels[p] && worth(p, x + 1, s, free) > worth(p, x, s, free)) {
      double margin = worth(p, x + 1, s, prices) - worth(p, x, s, prices);
      queue.add(new Move(-margin, p, false, stamp[p]));
    }
    boolean another = s < m.streams(p) && (x > 0 || s == 0);
    if (another && (s == 0 || worth(p, x, s + 1, free) > worth(p, x, s, free))) {
      double margin = worth(p, x, s + 1, prices) - worth(p, x, s, prices);
      queue.add(new Move(-margin, p, true, stamp[p]));
    }
  }

  private boolean fits(int block) {
    return rowFits(m.blocks.storageRow(block))
        && rowFits(m.blocks.ownFlowRow(block))
        && rowFits(m.blocks.feederFlowRow(block));
  }

  private boolean rowFits(int row) {
    return row < 0 || usage[row] <= m.capacity[row];
  }

  private void change(int p, int newLots, int newStreams) {
    double heldBefore = lots[p];
    double servedBefore = served(p, lots[p], streams[p]);
    lots[p] = newLots;
    streams[p] = newStreams;
    stamp[p]++;
    double served = served(p, newLots, newStreams) - servedBefore;
    m.blocks.addUsage(
        usage, m.block[p], m.flow(p, served), m.storage(p, newLots - heldBefore, served));
  }

  private Plan finish() {
    double value = 0;
    double[] used = new double[prices.length];
    for (int p = 0; p < m.pairs; p++) {
      value += worth(p, lots[p], streams[p], free);
      use(used, p);
    }
    return new Plan(lots, streams, value, used);
  }

  private void use(double[] sums, int p) {
    double served = served(p, lots[p], streams[p]);
    m.blocks.addUsage(sums, m.block[p], m.flow(p, served), m.storage(p, lots[p], served));
  }

  private double served(int p, int count, int cut) {
    return cut == 0 ? 0 : m.tailSums[m.tailStart[p] + count * m.streams(p) + cut - 1];
  }

  /** Value of so many lots serving the first streams, currency a day at the given prices. */
  private double worth(int p, int count, int cut, double[] at) {
    double carry = m.carry(p, m.blocks.storagePrice(m.block[p], at));
    double flow = m.blocks.flowPrice(m.block[p], at);
    double sum = -count * carry;
    double before = 0;
    for (int j = 0; j < cut; j++) {
      double tails = m.tailSums[m.tailStart[p] + count * m.streams(p) + j];
      sum += m.weight(p, j, flow, carry) * (tails - before);
      before = tails;
    }
    return m.lot[p] * sum;
  }
}
