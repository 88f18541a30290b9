package org.echelon.pricing;

import java.util.List;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * Fills the tables of a {@link FrozenModel}, one SKU after the other; what was added need not be
 * kept.
 */
public final class FrozenModelBuilder {
  private final PricedRows rows;
  private final PairTables tables = new PairTables();
  private final Blocks blocks = new Blocks();
  private final FreePairs free;
  private final double[] credit;
  private int skus;

  FrozenModelBuilder(PricedRows rows) {
    this.rows = rows;
    this.credit = new double[rows.size()];
    this.free = new FreePairs(tables, blocks, rows.size());
  }

  /** Adds the next SKU with what its plan passes on counted once. */
  public FrozenModelBuilder add(SkuPlan plan) {
    for (OnwardFlow flow : OnwardFlow.of(plan)) {
      if (flow.ladder().bestLevels(0, 0) > 0) {
        keep(flow.ladder(), 0, flow.onward());
      }
    }
    skus++;
    return this;
  }

  /** Adds the next SKU with its ladders in order of node, none of which passes on a part. */
  public FrozenModelBuilder add(List<NodeLadder> ofSku) {
    return add(List.of(ofSku), 0);
  }

  /** Adds the next SKU with all its ladders by week, worth holding for themselves or not. */
  public FrozenModelBuilder addWhole(List<List<NodeLadder>> byWeek) {
    for (int w = 0; w < byWeek.size(); w++) {
      for (NodeLadder ladder : byWeek.get(w)) {
        keep(ladder, w, 0);
      }
    }
    skus++;
    return this;
  }

  /** Adds the next SKU with its ladders by week, in order of node, from a first week on. */
  public FrozenModelBuilder add(List<List<NodeLadder>> byWeek, int firstWeek) {
    return add(byWeek, firstWeek, new double[0]);
  }

  /**
   * Adds the next SKU with its ladders by week, in order of node, from a first week on.
   *
   * @param onward by node, the share of its flow that nodes it fills pay for; 0 beyond the array
   */
  public FrozenModelBuilder add(List<List<NodeLadder>> byWeek, int firstWeek, double[] onward) {
    for (int w = 0; w < byWeek.size(); w++) {
      for (NodeLadder ladder : byWeek.get(w)) {
        if (ladder.bestLevels(0, 0) > 0) {
          int node = ladder.node();
          keep(ladder, firstWeek + w, node < onward.length ? onward[node] : 0);
        }
      }
    }
    skus++;
    return this;
  }

  private void keep(NodeLadder ladder, int week, double onward) {
    int levels = rows.rewardsHolding() ? ladder.levels() : ladder.bestLevels(0, 0);
    tables.add(ladder, skus, rows.block(ladder, week, onward, blocks), levels);
    free.addLast(ladder.protectionDays());
  }

  /** Adds to what a row can take, in its natural units, without adding to its capacity. */
  public FrozenModelBuilder credit(int row, double amount) {
    credit[row] += amount;
    return this;
  }

  /** The model of all that was added; nothing can be added after. */
  public FrozenModel build() {
    tables.end();
    return new FrozenModel(rows, skus, tables, blocks, free.sums(), credit.clone());
  }
}
