package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.echelon.measure.PlanEnumeration;
import org.junit.jupiter.api.Test;

/** Against enumeration of all plans, on supplies of 2 to 4 nodes and up to 2 vendors. */
class SkuFlowTest {
  private static final long SEED = 20_251;

  private final SkuFlow flow = new SkuFlow(0);

  @Test
  void shouldFindTheBestPlanOfUnits() {
    Outcome outcome = compare(6_000, Supplies.Kind.UNITS);

    assertThat(outcome.exact).isEqualTo(outcome.count);
  }

  /** A search, so not proven: measured, all 3,000 of this seed are exact. */
  @Test
  void shouldFindTheBestPlanOfPacks() {
    Outcome outcome = compare(3_000, Supplies.Kind.PACKS);

    assertThat(outcome.exact).isEqualTo(outcome.count);
  }

  /** The same for minimums, multiples and price breaks. */
  @Test
  void shouldFindTheBestPlanOnAwkwardTerms() {
    Outcome outcome = compare(3_000, Supplies.Kind.TERMS);

    assertThat(outcome.exact).isEqualTo(outcome.count);
  }

  private Outcome compare(int count, Supplies.Kind kind) {
    SplittableRandom random = new SplittableRandom(SEED);
    Outcome outcome = new Outcome();
    while (outcome.count < count) {
      SkuSupply supply = Supplies.tiny(random, kind);
      if (PlanEnumeration.size(supply) < 3_000) {
        SupplyPlan plan = flow.plan(supply);
        assertThat(plan.gain()).isCloseTo(PlanEnumeration.gain(supply, plan), within(1e-9));
        outcome.add(plan, PlanEnumeration.gain(supply));
      }
    }
    System.out.println(kind + " seed " + SEED + ": " + outcome);
    return outcome;
  }

  private static final class Outcome {
    private int count;
    private int exact;
    private int busy;
    private double worst;
    private double missing;
    private double total;

    void add(SupplyPlan plan, double best) {
      assertThat(plan.gain()).isLessThanOrEqualTo(best + 1e-9);
      assertThat(plan.bound()).isGreaterThanOrEqualTo(best - 1e-9);
      count++;
      busy += plan.idle() ? 0 : 1;
      boolean same = best - plan.gain() < 1e-9;
      exact += same ? 1 : 0;
      worst = same ? worst : Math.max(worst, (best - plan.gain()) / best);
      missing += best - plan.gain();
      total += best;
    }

    @Override
    public String toString() {
      return exact
          + " of "
          + count
          + " exact ("
          + busy
          + " do something), worst gap "
          + worst
          + " of the gain, all together "
          + missing / total;
    }
  }
}
