package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.echelon.measure.OrTools;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Random tiny instances held against GLOP, SCIP and all whole plans, each of them on columns
 * written out from the raw ladders: dual >= fractional optimum >= whole columns >= best whole plan
 * >= repaired plan.
 */
class PricingPropertiesTest {
  private static final int INSTANCES = 2000;
  private static final int WHOLE_COLUMNS = 300;
  private static final long SEED = 41;
  private static final PricingOptions FINE = new PricingOptions(1e-8, 1e-6, 0.01, 60, 1);

  @BeforeEach
  void findSolvers() {
    OrTools.assumePresent();
  }

  @Test
  void shouldBoundEveryTinyInstanceFromBothSides() {
    Random random = Seeds.random(SEED);
    double worstDual = 0;
    double worstRepair = 0;
    double sumRepair = 0;
    int bestRepaired = 0;
    for (int i = 0; i < INSTANCES; i++) {
      String name = "instance " + i + " of seed " + SEED;
      TinyInstance tiny = new TinyInstance(random);
      PricingResult result =
          NewtonPricing.solve(tiny.model, new double[tiny.raw.limits.length], FINE);
      double dual = result.certificate().dualBound();
      double repaired = repaired(tiny, result, name);
      double fractional = Solvers.fractional(tiny.raw);
      double whole = new WholePlans(tiny.raw, tiny.naturalPrices(result.prices())).best;
      double least = 1e-9 * Math.max(1, fractional);
      assertThat(dual).as(name).isGreaterThanOrEqualTo(fractional - least);
      assertThat(dual).as(name).isLessThanOrEqualTo(fractional * (1 + 1e-6) + least);
      assertThat(fractional).as(name).isGreaterThanOrEqualTo(whole - least);
      assertThat(whole).as(name).isGreaterThanOrEqualTo(repaired - least);
      assertThat(fractional - whole)
          .as(name)
          .isLessThanOrEqualTo(priced(result.prices()) * tiny.raw.largest() + 1e-6);
      if (i < WHOLE_COLUMNS) {
        // SCIP works to 1e-6.
        double columns = Solvers.whole(tiny.raw);
        assertThat(columns).as(name).isBetween(whole - 1e-6, fractional + 1e-6);
      }
      worstDual = Math.max(worstDual, dual / Math.max(fractional, 1e-6) - 1);
      double missed = (whole - repaired) / Math.max(whole, 1e-6);
      worstRepair = Math.max(worstRepair, missed);
      sumRepair += missed;
      bestRepaired += missed < 1e-9 ? 1 : 0;
    }
    System.out.printf(
        "%d tiny instances: bound at most %.1e above the fractional optimum; repair best in"
            + " %.1f%%, mean %.3f%% and worst %.1f%% below the best whole plan%n",
        INSTANCES,
        worstDual,
        100.0 * bestRepaired / INSTANCES,
        100 * sumRepair / INSTANCES,
        100 * worstRepair);
    assertThat(bestRepaired).isGreaterThanOrEqualTo(INSTANCES * 99 / 100);
    assertThat(sumRepair / INSTANCES).isLessThan(0.002);
    assertThat(worstRepair).isLessThan(0.05);
  }

  /** Value of the repaired plan, counted again from its lots, with what it uses. */
  private static double repaired(TinyInstance tiny, PricingResult result, String name) {
    double[] used = new double[tiny.raw.limits.length];
    double value = tiny.worth(result.plan(), used);
    assertThat(result.certificate().primalValue())
        .as(name)
        .isCloseTo(value, within(1e-9 * Math.max(1, value)));
    for (int r = 0; r < used.length; r++) {
      assertThat(used[r]).as(name).isLessThanOrEqualTo(tiny.raw.limits[r] + 1e-9);
    }
    return value;
  }

  @Test
  void shouldNeverUseMoreOfARowWhosePriceRises() {
    Random random = Seeds.random(SEED + 1);
    for (int i = 0; i < INSTANCES; i++) {
      FrozenModel model = new TinyInstance(random).model;
      double[] prices = new double[model.rows().size()];
      Arrays.setAll(prices, r -> random.nextInt(3) * 0.4 * random.nextDouble());
      int row = random.nextInt(prices.length);
      double before = Double.POSITIVE_INFINITY;
      for (int step = 0; step < 8; step++) {
        double used = model.evaluate(prices, false).usage()[row];
        assertThat(used).as("instance %d of seed %d", i, SEED + 1).isLessThan(before + 1e-12);
        before = used;
        prices[row] += 0.3 * random.nextDouble();
      }
    }
  }

  private static long priced(double[] prices) {
    return Arrays.stream(prices).filter(price -> price > 0).count();
  }
}
