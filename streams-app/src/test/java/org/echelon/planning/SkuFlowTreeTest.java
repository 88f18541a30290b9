package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.echelon.planning.Supplies.Kind;
import org.junit.jupiter.api.Test;

/** Against the exact plan of a centre with children, at sizes that cannot be enumerated. */
class SkuFlowTreeTest {
  private static final long SEED = 77;

  private final SkuFlow flow = new SkuFlow(0);

  @Test
  void shouldFindTheBestPlanOfUnits() {
    compare(200, 8, 12, 1, Kind.UNITS);
    compare(20, 28, 30, 1, Kind.UNITS);
  }

  @Test
  void shouldFindTheBestPlanWhereAllMoveAndSellTheSamePack() {
    compare(200, 5, 12, 4, Kind.UNITS);
  }

  /** A search, so not proven: measured, 1 of 1,200 is not exact and misses 0.004% of its gain. */
  @Test
  void shouldFindNearlyTheBestPlanOfOtherPacksAndTerms() {
    compare(300, 5, 12, 1, Kind.PACKS);
    compare(300, 5, 24, 2, Kind.PACKS);
    compare(300, 4, 12, 1, Kind.TERMS);
    compare(300, 6, 16, 3, Kind.TERMS);
  }

  private void compare(int count, int children, int size, long pack, Kind kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    int exact = 0;
    double worst = 0;
    for (int i = 0; i < count; i++) {
      SkuSupply supply = Supplies.tree(random, children, size, pack, kind);

      // when
      SupplyPlan plan = flow.plan(supply);

      double best = TreeFlow.gain(supply);
      double scale = Math.max(1, Math.abs(best));
      assertThat(plan.gain()).as("case %s", i).isLessThanOrEqualTo(best + 1e-10 * scale);
      assertThat(plan.bound()).as("case %s", i).isGreaterThanOrEqualTo(best - 1e-10 * scale);
      boolean same = best - plan.gain() < 1e-9 * scale;
      exact += same ? 1 : 0;
      worst = same ? worst : Math.max(worst, (best - plan.gain()) / best);
    }
    System.out.printf(
        "%d children, %s, pack %d, seed %d: %d of %d exact, worst gap %.5f of the gain%n",
        children, kind, pack, SEED, exact, count, worst);
    assertThat(exact).isGreaterThanOrEqualTo(kind == Kind.UNITS ? count : count - 1);
    assertThat(worst).isLessThan(0.001);
  }
}
