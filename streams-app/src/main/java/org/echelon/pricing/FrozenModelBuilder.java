package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/** Collects the ladders of a {@link FrozenModel}, one SKU after the other. */
public final class FrozenModelBuilder {
  private final PricedRows rows;
  private final List<NodeLadder> ladders = new ArrayList<>();
  private final double[] credit;
  private int[] skuOf = new int[64];
  private int[] weekOf = new int[64];
  private double[] onwardOf = new double[64];
  private int skus;

  FrozenModelBuilder(PricedRows rows) {
    this.rows = rows;
    this.credit = new double[rows.size()];
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
    int at = ladders.size();
    if (at == skuOf.length) {
      skuOf = Arrays.copyOf(skuOf, 2 * at);
      weekOf = Arrays.copyOf(weekOf, 2 * at);
      onwardOf = Arrays.copyOf(onwardOf, 2 * at);
    }
    skuOf[at] = skus;
    weekOf[at] = week;
    onwardOf[at] = onward;
    ladders.add(ladder);
  }

  /** Adds to what a row can take, in its natural units, without adding to its capacity. */
  public FrozenModelBuilder credit(int row, double amount) {
    credit[row] += amount;
    return this;
  }

  /** The model of all that was added. */
  public FrozenModel build() {
    int[] sku = Arrays.copyOf(skuOf, ladders.size());
    int[] week = Arrays.copyOf(weekOf, ladders.size());
    double[] onward = Arrays.copyOf(onwardOf, ladders.size());
    return new FrozenModel(rows, skus, ladders, sku, week, onward, credit.clone());
  }
}
