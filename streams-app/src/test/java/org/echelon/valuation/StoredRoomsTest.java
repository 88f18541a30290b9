package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.echelon.codec.PlanCodec;
import org.junit.jupiter.api.Test;

/** A plan that was read back from its bytes skips what it would have skipped, and nothing else. */
class StoredRoomsTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final long SEED = 20265;
  private static final double[] SIZES = {0.002, 0.01, 0.05, 0.20};

  private final SkuValuation valuation = new SkuValuation();

  @Test
  void shouldSkipAfterARestartWhatItSkipsWithoutOne() {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] skipped = new int[4];
    int moves = 0;
    for (National.Sku sku : National.skus(100, SEED)) {
      PriceView prices = National.prices(random.nextInt(1000));
      SkuPlan cold = valuation.plan(TERMS, sku.item(), sku.demand(), National.prices(7), null);
      SkuPlan plan = valuation.plan(TERMS, sku.item(), sku.demand(), prices, cold);
      SkuPlan read = PlanCodec.decode(PlanCodec.encode(plan));
      for (int i = 0; i < 40; i++, moves++) {
        int kind = i % 4;
        PriceView next = PlanSkipTest.moved(prices, kind, SIZES[random.nextInt(4)], random);
        assertThat(read.unaffectedBy(next)).isEqualTo(plan.unaffectedBy(next));
        skipped[kind] += plan.unaffectedBy(next) ? 1 : 0;
      }
    }
    // One storage price, one flow price, all prices, one of each.
    assertThat(skipped[1]).isBetween(moves / 16, moves / 4 - 1);
    assertThat(skipped[2]).isPositive();
  }

  @Test
  void shouldTakeNoMoreThan32BytesForTheRoomsOfANode() {
    for (National.Sku sku : National.skus(100, SEED + 1)) {
      PriceView prices = National.prices(3);
      SkuPlan plan = valuation.plan(TERMS, sku.item(), sku.demand(), prices, null);
      SkuPlan bare = new SkuPlan(plan.sku(), plan.versions(), plan.basis(), plan.ladders, null);
      ListRooms rooms = plan.rooms();
      assertThat(rooms).isNotNull();
      assertThat(PlanCodec.encode(plan).length - PlanCodec.encode(bare).length)
          .isLessThanOrEqualTo(32 * Math.max(1, rooms.listed()));
    }
  }
}
