package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import org.echelon.demand.DemandProfile;
import org.junit.jupiter.api.Test;

/** Planning the same inputs again, over random items of the national network. */
class SteadyPlanTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final int ITEMS = 1000;
  private static final int TIMES = 4;
  private static final long SEED = 20266;

  private final SkuValuation valuation = new SkuValuation();

  @Test
  void shouldGiveThePlanItHasWhereNothingHasMoved() {
    int[] changed = new int[TIMES];
    int stocked = 0;
    for (National.Sku sku : National.skus(ITEMS, SEED)) {
      PriceView prices = National.prices(sku.item().sku().hashCode());
      SkuPlan plan = plan(sku, sku.demand(), at(0, prices), null);
      stocked += levels(plan);
      for (int time = 0; time < TIMES; time++) {
        // Every other time the same prices come with a new version.
        SkuPlan next = plan(sku, sku.demand(), at((time + 1) / 2, prices), plan);
        changed[time] += changes(plan, next);
        plan = next;
      }
    }
    System.out.printf(
        "planned again with equal inputs, seed %d: of %d stocked levels %d, %d, %d, %d change%n",
        SEED, stocked, changed[0], changed[1], changed[2], changed[3]);
    assertThat(changed[0]).isLessThanOrEqualTo(stocked / 200);
    assertThat(changed[1]).isLessThanOrEqualTo(stocked / 1000);
    assertThat(changed[2]).isLessThanOrEqualTo(stocked / 2000);
    assertThat(changed[3]).isLessThanOrEqualTo(stocked / 10000);
  }

  @Test
  void shouldPlanAnewWhatHasMoved() {
    int price = 0;
    int demand = 0;
    int unnamed = 0;
    int other = 0;
    for (National.Sku sku : National.skus(100, SEED)) {
      PriceView prices = National.prices(1);
      SkuPlan plan = plan(sku, sku.demand(), prices, null);
      price += same(plan, plan(sku, sku.demand(), National.prices(2), plan)) ? 1 : 0;
      demand += same(plan, plan(sku, times(sku.demand(), 1, 1.3), prices, plan)) ? 1 : 0;
      unnamed += same(plan, plan(sku, times(sku.demand(), 0, 1), prices, plan)) ? 1 : 0;
      other += same(plan, plan(sku, times(sku.demand(), 2, 1), prices, plan)) ? 1 : 0;
    }

    assertThat(new int[] {price, demand, unnamed, other}).containsOnly(0);
  }

  /** A forecast keeps its version from week to week, its classes do not keep their shares. */
  @Test
  void shouldPlanAnewForAnotherWeekOfTheSameForecast() {
    PriceView prices = National.prices(1);
    int kept = 0;
    int moved = 0;
    for (National.Sku sku : National.skus(100, SEED)) {
      SkuPlan plan = plan(sku, sku.demand(), prices, null);
      double[] rates = sku.demand().classRatePerDay().clone();
      for (int c = 0; c < rates.length; c++) {
        rates[c] *= c % 2 == 0 ? 1.05 : 0.95;
      }
      DemandProfile week =
          new DemandProfile(
              sku.demand().version(),
              rates,
              sku.demand().varianceToMean(),
              sku.demand().meanErrorCv());
      kept += same(plan, plan(sku, week, prices, plan)) ? 1 : 0;
      moved += same(plan, valuation.planAnew(TERMS, sku.item(), week, prices, plan)) ? 0 : 1;
    }

    assertThat(kept).as("such a week may look like no change").isPositive();
    assertThat(moved).as("planned anew").isEqualTo(100);
  }

  private SkuPlan plan(National.Sku sku, DemandProfile demand, PriceView prices, SkuPlan former) {
    return valuation.plan(TERMS, sku.item(), demand, prices, former);
  }

  private static PriceView at(long version, PriceView prices) {
    return new PriceView(version, prices.storagePerCubeDay(), prices.flowPerUnit());
  }

  private static DemandProfile times(DemandProfile demand, long version, double factor) {
    double[] rates = demand.classRatePerDay().clone();
    for (int c = 0; c < rates.length; c++) {
      rates[c] *= factor;
    }
    return new DemandProfile(version, rates, demand.varianceToMean(), demand.meanErrorCv());
  }

  /** Whether it is the same plan, perhaps at a later price version. */
  private static boolean same(SkuPlan one, SkuPlan other) {
    return one.ladders == other.ladders;
  }

  private static int levels(SkuPlan plan) {
    int stocked = 0;
    for (int n = 0; n < TERMS.span; n++) {
      stocked += plan.levelUnits(n) > 0 ? 1 : 0;
    }
    return stocked;
  }

  private static int changes(SkuPlan one, SkuPlan other) {
    int changed = 0;
    for (int n = 0; n < TERMS.span; n++) {
      changed += one.levelUnits(n) == other.levelUnits(n) ? 0 : 1;
    }
    return changed;
  }
}
