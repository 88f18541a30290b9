package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the fractional knapsack, and against trying all quantities. */
class SharedLimitsTest {
  private static final long SEED = 8;

  /** A SKU's falling margins and what a unit costs to buy. */
  private record Item(double[] margins, double cost) {
    LimitedBuyer buyer() {
      return LimitedBuyer.ofUnits(margins, cost);
    }
  }

  @Test
  void shouldBoundByTheFractionalKnapsackAndPriceItsLastUnit() {
    SplittableRandom random = new SplittableRandom(SEED);
    int calls = 0;
    for (int i = 0; i < 400; i++) {
      List<Item> items = items(random, 1 + random.nextInt(60), 12);
      double budget = spend(items) * (0.05 + 0.9 * random.nextDouble());

      // when
      SharedLimits.Priced priced = SharedLimits.price(buyers(items), budget);

      double[] lp = fractional(items, budget);
      assertThat(priced.certificate().dualBound()).isCloseTo(lp[0], within(1e-9 * lp[0]));
      assertThat(priced.prices()[0]).as("case %s", i).isCloseTo(lp[1], within(1e-9 * lp[1]));
      assertThat(priced.use()[0]).isLessThanOrEqualTo(budget);
      // What is left over is less than the unit at which the budget ends.
      assertThat(priced.certificate().dualBound() - priced.certificate().primalValue())
          .isLessThanOrEqualTo(priced.prices()[0] * 6 + 1e-9);
      calls = Math.max(calls, priced.certificate().oracleCalls());
    }
    System.out.println("seed " + SEED + ": " + calls + " calls at most");
    assertThat(calls).isLessThanOrEqualTo(40);
  }

  @Test
  void shouldComeNearTheBestWholeUnits() {
    SplittableRandom random = new SplittableRandom(SEED);
    int exact = 0;
    double worst = 0;
    for (int i = 0; i < 500; i++) {
      List<Item> items = items(random, 1 + random.nextInt(4), 5);
      double budget = spend(items) * random.nextDouble();
      Certificate certificate = SharedLimits.price(buyers(items), budget).certificate();
      double best = best(items, 0, budget);

      assertThat(certificate.dualBound()).isGreaterThanOrEqualTo(best - 1e-9);
      assertThat(certificate.primalValue()).isLessThanOrEqualTo(best + 1e-9);
      exact += best - certificate.primalValue() < 1e-9 ? 1 : 0;
      worst = Math.max(worst, best == 0 ? 0 : 1 - certificate.primalValue() / best);
    }
    System.out.printf("seed %d: %d of 500 tiny cases exact, worst %.3f%n", SEED, exact, worst);
    assertThat(exact).isGreaterThan(480);
  }

  @Test
  void shouldRaiseThePriceAsTheBudgetFalls() {
    List<Item> items = items(new SplittableRandom(SEED), 200, 20);
    double all = spend(items);
    double before = 0;
    for (double share : new double[] {1, 0.9, 0.7, 0.5, 0.3, 0.1, 0.01, 0}) {
      SharedLimits.Priced priced = SharedLimits.price(buyers(items), all * share + 1e-9);

      assertThat(priced.prices()[0]).isGreaterThanOrEqualTo(before);
      assertThat(priced.certificate().gapOfValue()).isLessThan(share < 0.05 ? 1.01 : 0.002);
      before = priced.prices()[0];
    }
    assertThat(SharedLimits.price(buyers(items), all * 1.001).prices()[0]).isZero();
  }

  @Test
  void shouldGiveEachSkuTheAnswerItIsToldToAskFor() {
    List<Item> items = items(new SplittableRandom(SEED), 50, 20);
    SharedLimits.Priced priced = SharedLimits.price(buyers(items), spend(items) / 2);

    double use = 0;
    double value = 0;
    for (int i = 0; i < items.size(); i++) {
      LimitedBuyer.Answer answer = items.get(i).buyer().at(priced.askAt()[i]);
      use += answer.use()[0];
      value += answer.value();
    }
    assertThat(use).isCloseTo(priced.use()[0], within(1e-9));
    assertThat(value).isCloseTo(priced.certificate().primalValue(), within(1e-9));
  }

  @Test
  void shouldSayWhenALimitCannotBeMet() {
    LimitedBuyer stubborn = prices -> new LimitedBuyer.Answer(new double[] {5}, 1);

    assertThatThrownBy(() -> SharedLimits.price(List.of(stubborn), 4))
        .isInstanceOf(PriceException.class);
  }

  private static List<Item> items(SplittableRandom random, int count, int most) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] margins = new double[1 + random.nextInt(most)];
      Arrays.setAll(margins, k -> 0.01 + 9 * random.nextDouble());
      double[] falling =
          Arrays.stream(margins)
              .boxed()
              .sorted(Comparator.reverseOrder())
              .mapToDouble(m -> m)
              .toArray();
      items.add(new Item(falling, 1 + 5 * random.nextDouble()));
    }
    return items;
  }

  private static List<LimitedBuyer> buyers(List<Item> items) {
    return items.stream().map(Item::buyer).toList();
  }

  private static double spend(List<Item> items) {
    return items.stream().mapToDouble(item -> item.margins.length * item.cost).sum();
  }

  /** Value of the fractional knapsack, and the margin per money of the unit at which it ends. */
  private static double[] fractional(List<Item> items, double budget) {
    record Unit(double margin, double cost) {}
    List<Unit> units = new ArrayList<>();
    for (Item item : items) {
      for (double margin : item.margins) {
        units.add(new Unit(margin, item.cost));
      }
    }
    units.sort(Comparator.comparingDouble(unit -> -unit.margin / unit.cost));
    double left = budget;
    double value = 0;
    for (Unit unit : units) {
      double share = Math.min(1, left / unit.cost);
      value += share * unit.margin;
      left -= share * unit.cost;
      if (share < 1) {
        return new double[] {value, unit.margin / unit.cost};
      }
    }
    return new double[] {value, 0};
  }

  private static double best(List<Item> items, int from, double budget) {
    if (from == items.size()) {
      return 0;
    }
    Item item = items.get(from);
    double best = best(items, from + 1, budget);
    double value = 0;
    for (int k = 0; k < item.margins.length && (k + 1) * item.cost <= budget; k++) {
      value += item.margins[k];
      best = Math.max(best, value + best(items, from + 1, budget - (k + 1) * item.cost));
    }
    return best;
  }
}
