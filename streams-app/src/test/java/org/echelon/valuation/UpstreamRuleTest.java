package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What the recursion brings in the closed loop, against a local rule: one stream with a saving of
 * 0.3 of the lost-sale value, ordered by the centre's own position.
 */
class UpstreamRuleTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final int DAYS = 800;
  private static final int SKUS = 40;

  @Test
  void shouldCostLessThanALocalRule() {
    for (long seed : new long[] {42, 43, 44}) {
      ClosedLoop.Outcome local = ClosedLoop.Outcome.none();
      ClosedLoop.Outcome tree = ClosedLoop.Outcome.none();
      ClosedLoop.Outcome own = ClosedLoop.Outcome.none();
      for (National.Sku sku : National.skus(SKUS, seed)) {
        if (sku.demand().totalRate() > 60) {
          continue;
        }
        SkuPlan plan =
            new SkuValuation()
                .plan(TERMS, sku.item(), sku.demand(), PriceView.none(National.SPAN), null);
        int[] levels = new int[4];
        Arrays.setAll(levels, plan::levelUnits);
        ClosedLoop loop = new ClosedLoop(TERMS, sku, plan);
        local = local.plus(loop.run(local(sku, plan), false, DAYS, seed));
        tree = tree.plus(loop.run(levels, true, DAYS, seed));
        own = own.plus(loop.run(levels, false, DAYS, seed));
      }
      System.out.printf(
          "seed %d: local rule %.1f a day, tree %+.2f%% (by own position %+.2f%%); stock of centres"
              + " %.0f and %.0f; holding %.1f and %.1f, lost %.1f and %.1f%n",
          seed,
          local.total(),
          100 * (tree.total() / local.total() - 1),
          100 * (own.total() / local.total() - 1),
          local.centreUnits(),
          tree.centreUnits(),
          local.held(),
          tree.held(),
          local.lost(),
          tree.lost());
      assertThat(tree.total()).isLessThan(local.total());
      assertThat(tree.total()).isLessThan(own.total());
      assertThat(tree.centreUnits()).isLessThan(0.8 * local.centreUnits());
    }
  }

  private static int[] local(National.Sku sku, SkuPlan plan) {
    LadderKernel kernel = new LadderKernel(LadderKernel.MOST_LEVELS);
    DemandSpread spread =
        DemandSpread.ofUnits(sku.demand().totalRate(), sku.demand().varianceToMean(), 0);
    int[] levels = new int[4];
    for (int centre = 0; centre < levels.length; centre++) {
      DemandStreams streams = new DemandStreams();
      double below = 0;
      for (int child : TERMS.children(centre)) {
        below += plan.flowPerDay(child);
      }
      if (below > 0) {
        streams.add(0.3 * sku.item().lostSaleValue(), below);
      }
      LadderKernel.Asked asked = LadderKernel.Asked.PRICES;
      kernel.size(TERMS, centre, sku.item(), spread, streams, 0, 0, asked);
      NodeLadder ladder = kernel.freeze(-1, 0);
      levels[centre] = ladder == null ? 0 : ladder.bestLevels(0, 0) * ladder.lot();
    }
    return levels;
  }
}
