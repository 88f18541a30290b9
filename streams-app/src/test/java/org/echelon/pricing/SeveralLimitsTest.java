package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A budget over up to three vendors with a capacity each, against trying all purchases. */
class SeveralLimitsTest {
  private static final long SEED = 29;
  private static final int INSTANCES = 600;

  /** A SKU's falling margins, and what each vendor asks for a unit of it. */
  private record Sku(double[] margins, double[] costs) implements LimitedBuyer {

    /** All purchases: value, and use of the budget and of the vendors. */
    List<Answer> purchases() {
      List<Answer> all = new ArrayList<>();
      add(all, 0, 0, new double[costs.length + 1]);
      return all;
    }

    private void add(List<Answer> all, int vendor, int units, double[] use) {
      if (vendor == costs.length) {
        double worth = Arrays.stream(margins).limit(units).sum();
        all.add(new Answer(use, worth - 0.3 * use[0]));
        return;
      }
      for (int more = 0; units + more <= margins.length; more++) {
        double[] with = use.clone();
        with[0] += more * costs[vendor];
        with[vendor + 1] += more;
        add(all, vendor + 1, units + more, with);
      }
    }

    @Override
    public Answer at(double[] prices) {
      Answer best = new Answer(new double[prices.length], 0);
      for (Answer one : purchases()) {
        if (one.worth(prices) > best.worth(prices)) {
          best = one;
        }
      }
      return best;
    }
  }

  @Test
  void shouldBoundTheBestPurchasesFromBothSides() {
    SplittableRandom random = new SplittableRandom(SEED);
    int exact = 0;
    double worst = 0;
    int[] calls = new int[5];
    for (int i = 0; i < INSTANCES; i++) {
      List<Sku> skus = skus(random, 1 + random.nextInt(3), 1 + i % 3, 4);
      double[] limits = limits(skus, random);

      // when
      SharedLimits.Priced priced = SharedLimits.price(List.copyOf(skus), limits);

      double best = best(skus.stream().map(Sku::purchases).toList(), 0, limits);
      double dual = priced.certificate().dualBound();
      double whole = priced.certificate().primalValue();
      String name = "instance " + i + " of seed " + SEED;
      assertThat(dual).as(name).isGreaterThanOrEqualTo(best - 1e-9);
      assertThat(best).as(name).isGreaterThanOrEqualTo(whole - 1e-9);
      for (int r = 0; r < limits.length; r++) {
        assertThat(priced.use()[r]).as(name).isLessThanOrEqualTo(limits[r] + 1e-9);
      }
      long binding = Arrays.stream(priced.prices()).filter(price -> price > 0).count();
      // A SKU may go from one vendor to another with all its units at once.
      double step =
          skus.stream()
              .mapToDouble(sku -> sku.at(new double[limits.length]).value())
              .max()
              .orElse(0);
      assertThat(dual - whole).as(name).isLessThanOrEqualTo(binding * step + 1e-9);
      exact += best - whole < 1e-9 ? 1 : 0;
      worst = Math.max(worst, best < 1e-9 ? 0 : 1 - whole / best);
      int asked = priced.certificate().oracleCalls();
      calls[limits.length] = Math.max(calls[limits.length], asked);
    }
    System.out.printf(
        "%d instances of seed %d: best purchases found in %d, worst %.3f below; questions at most"
            + " %s by limits%n",
        INSTANCES, SEED, exact, worst, Arrays.toString(calls));
    assertThat(exact).isGreaterThan(INSTANCES * 85 / 100);
  }

  @Test
  void shouldNeverProveLessForAHigherLimit() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    for (int i = 0; i < 100; i++) {
      List<Sku> skus = skus(random, 1 + random.nextInt(6), 1 + i % 3, 4);
      double[] limits = limits(skus, random);
      double before = 0;
      for (int step = 0; step < 5; step++) {
        double dual = SharedLimits.price(List.copyOf(skus), limits).certificate().dualBound();
        assertThat(dual).as("instance %d of seed %d", i, SEED + 1).isGreaterThan(before - 1e-9);
        before = dual;
        limits[random.nextInt(limits.length)] += 3 * random.nextDouble();
      }
    }
  }

  @Test
  void shouldCloseTheGapOfManySkus() {
    for (int vendors = 1; vendors <= 7; vendors += 2) {
      SplittableRandom random = new SplittableRandom(SEED + 2);
      List<Sku> skus = skus(random, 400, vendors, vendors > 4 ? 2 : 3);
      double[] limits = new double[vendors + 1];
      skus.forEach(sku -> addTo(limits, sku.at(new double[limits.length]).use()));
      Arrays.setAll(
          limits, r -> Math.floor(limits[r] * (r == 0 ? 0.6 : 0.3 + 0.4 * random.nextDouble())));

      SharedLimits.Priced priced = SharedLimits.price(List.copyOf(skus), limits);

      System.out.printf(
          "400 SKUs, %d limits: gap %.2e, %d questions, prices %s%n",
          limits.length,
          priced.certificate().gapOfValue(),
          priced.certificate().oracleCalls(),
          Arrays.toString(priced.prices()));
      assertThat(priced.certificate().gapOfValue()).isLessThan(1e-4);
    }
  }

  private static List<Sku> skus(SplittableRandom random, int count, int vendors, int most) {
    List<Sku> skus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] margins = new double[1 + random.nextInt(most)];
      double margin = 2 + 8 * random.nextDouble();
      for (int k = 0; k < margins.length; k++) {
        margins[k] = margin;
        margin *= 0.4 + 0.6 * random.nextDouble();
      }
      double[] costs = new double[vendors];
      Arrays.setAll(costs, v -> 1 + 4 * random.nextDouble());
      skus.add(new Sku(margins, costs));
    }
    return skus;
  }

  private static double[] limits(List<Sku> skus, SplittableRandom random) {
    double[] limits = new double[skus.get(0).costs.length + 1];
    int units = skus.stream().mapToInt(sku -> sku.margins.length).sum();
    limits[0] = 3 * units * random.nextDouble();
    for (int r = 1; r < limits.length; r++) {
      limits[r] = random.nextInt(units + 1);
    }
    return limits;
  }

  private static void addTo(double[] sums, double[] use) {
    Arrays.setAll(sums, r -> sums[r] + use[r]);
  }

  private static double best(List<List<LimitedBuyer.Answer>> all, int from, double[] left) {
    if (from == all.size()) {
      return 0;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (LimitedBuyer.Answer one : all.get(from)) {
      double[] then = left.clone();
      boolean fits = true;
      for (int r = 0; r < then.length; r++) {
        then[r] -= one.use()[r];
        fits &= then[r] >= 0;
      }
      if (fits) {
        best = Math.max(best, one.value() + best(all, from + 1, then));
      }
    }
    return best;
  }
}
