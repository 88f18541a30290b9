package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the exact plan of a centre with children, at sizes that cannot be enumerated. */
class SkuFlowTreeTest {
  private static final long SEED = 77;

  private final SkuFlow flow = new SkuFlow(0);

  @Test
  void shouldFindTheBestPlanOfUnits() {
    compare(200, 8, 12, 1, Supplies.Kind.UNITS);
  }

  @Test
  void shouldFindTheBestPlanOfPacks() {
    compare(300, 5, 12, 4, Supplies.Kind.UNITS);
    compare(300, 5, 12, 1, Supplies.Kind.PACKS);
    compare(300, 5, 24, 2, Supplies.Kind.PACKS);
  }

  @Test
  void shouldFindTheBestPlanOfTerms() {
    compare(300, 4, 12, 1, Supplies.Kind.TERMS);
    compare(300, 6, 16, 3, Supplies.Kind.TERMS);
  }

  private void compare(int count, int children, int size, long pack, Supplies.Kind kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    int exact = 0;
    double worst = 0;
    double missing = 0;
    double total = 0;
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      SkuSupply supply = Supplies.tree(random, children, size, pack, kind);
      long t = System.nanoTime();
      double gain = flow.plan(supply).gain();
      nanos += System.nanoTime() - t;
      double best = TreeFlow.gain(supply);
      assertThat(gain).isLessThanOrEqualTo(best + 1e-9);
      exact += best - gain < 1e-9 ? 1 : 0;
      worst = best - gain < 1e-9 ? worst : Math.max(worst, (best - gain) / best);
      missing += best - gain;
      total += best;
    }
    System.out.println(kind + " pack " + pack + " exact " + exact + " of " + count + " worst " + worst + " all " + missing / total + " us " + nanos / count / 1000);
  }
}
