package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.echelon.planning.Supplies.Kind;
import org.junit.jupiter.api.Test;

/** What deciding moves and purchases at once gains over deciding one after the other. */
class JointPlanTest {
  private static final long SEED = 500;

  private final SkuFlow flow = new SkuFlow(0);

  @Test
  void shouldNeverGainLessThanMovingFirstOrBuyingFirst() {
    for (Kind kind : Kind.values()) {
      SplittableRandom random = new SplittableRandom(SEED);
      SummaryStatistics all = new SummaryStatistics();
      SummaryStatistics overMoving = new SummaryStatistics();
      SummaryStatistics overBuying = new SummaryStatistics();
      for (int i = 0; i < 120; i++) {
        SkuSupply supply = Supplies.tree(random, 4, 12, 1, kind);
        double joint = flow.plan(supply).gain();
        double movedFirst = inTurn(supply, moves(supply), buys(supply));
        double boughtFirst = inTurn(supply, buys(supply), moves(supply));

        assertThat(joint).as("case %s, seed %s", i, SEED).isGreaterThanOrEqualTo(movedFirst - 1e-9);
        assertThat(joint)
            .as("case %s, seed %s", i, SEED)
            .isGreaterThanOrEqualTo(boughtFirst - 1e-9);
        all.addValue(joint);
        overMoving.addValue(joint - movedFirst);
        overBuying.addValue(joint - boughtFirst);
      }
      System.out.printf(
          "%s, seed %d, 120 SKUs: of a gain of %.2f a SKU, %s over moving first, %s over buying"
              + " first%n",
          kind, SEED, all.getMean(), interval(overMoving), interval(overBuying));
      assertThat(overMoving.getMean()).isGreaterThan(0.05);
      assertThat(overBuying.getMean()).isGreaterThan(0.05);
    }
  }

  private double inTurn(SkuSupply whole, SkuSupply first, SkuSupply second) {
    SupplyPlan one = flow.plan(first);
    StockLevels then = first.after(one).stock();
    SkuSupply rest =
        new SkuSupply(whole.packUnits(), then, whole.margins(), second.transfers(), second.buys());
    return one.gain() + flow.plan(rest).gain();
  }

  private static SkuSupply moves(SkuSupply whole) {
    return new SkuSupply(
        whole.packUnits(), whole.stock(), whole.margins(), whole.transfers(), List.of());
  }

  private static SkuSupply buys(SkuSupply whole) {
    return new SkuSupply(
        whole.packUnits(), whole.stock(), whole.margins(), List.of(), whole.buys());
  }

  /** Mean with its 95% interval. */
  private static String interval(SummaryStatistics values) {
    double half = 1.96 * values.getStandardDeviation() / Math.sqrt(values.getN());
    return String.format("%.3f +- %.3f", values.getMean(), half);
  }
}
