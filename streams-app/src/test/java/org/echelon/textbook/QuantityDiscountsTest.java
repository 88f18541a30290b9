package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class QuantityDiscountsTest {

  @Test
  void shouldFindTheLotThatAFineGridFinds() {
    for (int seed = 0; seed < 300; seed++) {
      QuantityDiscounts list = list(new SplittableRandom(seed));

      hold(seed, list, list.allUnits(), q -> bill(list, q, false));
      hold(seed, list, list.incremental(), q -> bill(list, q, true));
    }
  }

  @Test
  void shouldReachTheRegionItNames() {
    for (int seed = 0; seed < 300; seed++) {
      QuantityDiscounts list = list(new SplittableRandom(seed));
      for (var lot : new QuantityDiscounts.Lot[] {list.allUnits(), list.incremental()}) {
        assertThat(lot.quantity()).isGreaterThanOrEqualTo(list.breakpoints()[lot.region()]);
        if (lot.region() + 1 < list.breakpoints().length) {
          assertThat(lot.quantity()).isLessThan(list.breakpoints()[lot.region() + 1]);
        }
      }
    }
  }

  @Test
  void shouldRefuseAPriceListThatRises() {
    assertThatThrownBy(
            () ->
                new QuantityDiscounts(8, 0.3, 1300, new double[] {0, 400}, new double[] {0.7, 0.8}))
        .hasMessageContaining("fall");
  }

  private static void hold(
      int seed, QuantityDiscounts list, QuantityDiscounts.Lot lot, DoubleUnaryOperator bill) {
    DoubleUnaryOperator cost =
        q ->
            list.demandRate() * (bill.applyAsDouble(q) + list.fixedCost()) / q
                + list.carryingCharge() * bill.applyAsDouble(q) / 2;
    double least = Double.POSITIVE_INFINITY;
    for (double breakpoint : list.breakpoints()) {
      least = breakpoint == 0 ? least : Math.min(least, cost.applyAsDouble(breakpoint));
    }
    for (int i = 1; i <= 4000; i++) {
      least = Math.min(least, cost.applyAsDouble(5 * lot.quantity() * i / 4000));
    }
    assertThat(cost.applyAsDouble(lot.quantity()))
        .as("seed %d", seed)
        .isCloseTo(lot.cost(), offset(1e-9 * lot.cost()));
    assertThat(lot.cost()).as("seed %d", seed).isLessThanOrEqualTo(least * (1 + 1e-12));
  }

  /** What q units cost, priced unit by unit. */
  private static double bill(QuantityDiscounts list, double q, boolean steps) {
    double last = list.unitCosts()[0];
    double bill = 0;
    double priced = 0;
    for (int j = 1; j < list.breakpoints().length && list.breakpoints()[j] <= q; j++) {
      bill += last * (list.breakpoints()[j] - priced);
      priced = list.breakpoints()[j];
      last = list.unitCosts()[j];
    }
    return steps ? bill + last * (q - priced) : last * q;
  }

  private static QuantityDiscounts list(SplittableRandom random) {
    int n = random.nextInt(1, 5);
    double[] breakpoints = new double[n];
    double[] unitCosts = new double[n];
    unitCosts[0] = random.nextDouble(1, 5);
    for (int j = 1; j < n; j++) {
      breakpoints[j] = breakpoints[j - 1] + random.nextDouble(5, 300);
      unitCosts[j] = unitCosts[j - 1] * random.nextDouble(0.8, 0.999);
    }
    return new QuantityDiscounts(
        random.nextDouble(1, 50),
        random.nextDouble(0.05, 0.5),
        random.nextDouble(50, 2000),
        breakpoints,
        unitCosts);
  }
}
