package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** A ring whose FCs share unevenly what their items need without prices. */
record ScarceRing(Resources rows, List<AnsweringSku> skus, double[] capacity) {
  private static final NetworkTerms TERMS = RingWorld.terms();

  static ScarceRing of(int count, long seed) {
    double[] open = new double[RingWorld.VENDOR];
    Arrays.fill(open, 1e12);
    boolean[] fills = new boolean[RingWorld.VENDOR];
    fills[0] = true;
    fills[1] = true;
    ScarceRing free = build(open, open, fills, count, seed);
    double[] used = new double[free.rows.size()];
    for (var plan : free.start()) {
      Arrays.setAll(used, r -> used[r] + plan.usage()[r]);
    }
    Random random = new Random(seed);
    double[] cube = open.clone();
    double[] flow = open.clone();
    for (int n = 2; n < RingWorld.VENDOR; n++) {
      int sibling = n % 2 == 0 ? n + 1 : n - 1;
      double share = 0.35 + 0.2 * random.nextDouble();
      cube[n] = share * (used[free.rows.storageRow(n)] + used[free.rows.storageRow(sibling)]);
      share = 0.4 + 0.2 * random.nextDouble();
      flow[n] = share * (used[free.rows.flowRow(n)] + used[free.rows.flowRow(sibling)]);
    }
    return build(cube, flow, fills, count, seed);
  }

  private static ScarceRing build(
      double[] cube, double[] flow, boolean[] fills, int count, long seed) {
    Resources rows = Resources.of(cube, flow, fills);
    SkuValuation valuation = new SkuValuation();
    OverflowCost evaluation = new OverflowCost();
    List<AnsweringSku> skus = new ArrayList<>();
    for (RingWorld.Item item : RingWorld.items(count, seed)) {
      skus.add(new AnsweringSku(TERMS, rows, item, valuation, evaluation));
    }
    double[] capacity = new double[rows.size()];
    Arrays.setAll(capacity, r -> rows.row(r).capacity());
    return new ScarceRing(rows, skus, capacity);
  }

  /** Plans without prices. */
  List<SequentialAcceptance.Proposal<SkuPlan>> start() {
    double[] zero = new double[rows.size()];
    return skus.stream().map(sku -> sku.plan(zero, null)).toList();
  }

  SequentialAcceptance<SkuPlan> acceptance() {
    double[] rho = new double[rows.size()];
    Arrays.setAll(
        rho,
        r ->
            rows.row(r).kind() == Resources.Kind.STORAGE
                ? SequentialAcceptance.STORAGE_PENALTY
                : SequentialAcceptance.FLOW_PENALTY);
    return new SequentialAcceptance<>(
        capacity, rho, new double[rho.length], List.copyOf(skus), start());
  }
}
