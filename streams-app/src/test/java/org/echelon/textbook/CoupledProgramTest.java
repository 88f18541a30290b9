package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.TabledDemand;
import org.echelon.textbook.CoupledProgram.Cap;
import org.junit.jupiter.api.Test;

class CoupledProgramTest {

  @Test
  void shouldCostWhatPlainRecursionCosts() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      Cap cap = random.nextBoolean() ? Cap.FLOW : Cap.STORAGE;
      var program = new CoupledProgram(items(random, 2), cap, random.nextInt(1, 6));

      assertThat(program.value(3))
          .as("seed %d", seed)
          .isCloseTo(plain(program, 3, 0, 0), offset(1e-10));
    }
  }

  @Test
  void shouldProveBoundsInTheirOrder() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      Cap cap = random.nextBoolean() ? Cap.FLOW : Cap.STORAGE;
      var program = new CoupledProgram(items(random, 3), cap, random.nextInt(1, 6));
      double exact = program.value(4);
      double single = LagrangianBound.single(program, 4).value();
      double perPeriod = LagrangianBound.perPeriod(program, 4).value();

      assertThat(single).as("seed %d", seed).isLessThanOrEqualTo(perPeriod + 1e-8);
      assertThat(perPeriod).as("seed %d", seed).isLessThanOrEqualTo(exact + 1e-8);
    }
  }

  @Test
  void shouldProveNoMoreAtAnyOtherPrices() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      var program = new CoupledProgram(items(random, 2), Cap.FLOW, random.nextInt(1, 4));
      double best = LagrangianBound.perPeriod(program, 4).value();
      for (int trial = 0; trial < 30; trial++) {
        double[] prices = random.doubles(4, 0, 3).toArray();
        double value = 0;
        for (double price : prices) {
          value -= price * program.capacity();
        }
        for (var item : program.items()) {
          value += new PricedItem(item, Cap.FLOW).answer(prices).value(prices);
        }
        assertThat(value).as("seed %d", seed).isLessThanOrEqualTo(best + 1e-8);
      }
    }
  }

  @Test
  void shouldFallApartWithoutALimit() {
    for (Cap cap : Cap.values()) {
      var program = new CoupledProgram(items(new SplittableRandom(4), 3), cap, 100);
      double apart = 0;
      for (var item : program.items()) {
        apart += new CoupledProgram(List.of(item), cap, 100).value(5);
      }

      assertThat(program.value(5)).isCloseTo(apart, offset(1e-10));
      assertThat(LagrangianBound.perPeriod(program, 5).value()).isCloseTo(apart, offset(1e-8));
    }
  }

  @Test
  void shouldAnswerPricesWithACutThatNoOtherAnswerIsAbove() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      Cap cap = random.nextBoolean() ? Cap.FLOW : Cap.STORAGE;
      var item = new PricedItem(items(random, 1).get(0), cap);
      double[] prices = random.doubles(5, 0, 2).toArray();
      double[] others = random.doubles(5, 0, 2).toArray();

      assertThat(item.answer(prices).value(others))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(item.answer(others).value(others) - 1e-10);
    }
  }

  @Test
  void shouldSumDiscountedPeriods() {
    for (int seed = 0; seed < 20; seed++) {
      var items = items(new SplittableRandom(seed), 2);
      var program = new CoupledProgram(items, Cap.FLOW, 2);
      double bound = LagrangianBound.discounted(program, 0.8).value();
      double alone = new CoupledProgram(items.subList(0, 1), Cap.FLOW, 9).discountedValue(0.8);

      assertThat(bound)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(program.discountedValue(0.8) + 1e-8);
      assertThat(new PricedItem(items.get(0), Cap.FLOW).discountedAnswer(0, 0.8).cost())
          .as("seed %d", seed)
          .isCloseTo(alone, offset(1e-9));
    }
  }

  /** Least cost by trying every pair of levels after ordering. */
  private static double plain(CoupledProgram program, int left, int a, int b) {
    if (left == 0) {
      return 0;
    }
    LostSalesItem first = program.items().get(0);
    LostSalesItem second = program.items().get(1);
    double best = Double.POSITIVE_INFINITY;
    for (int y = a; y <= first.maxLevel(); y++) {
      for (int z = b; z <= second.maxLevel(); z++) {
        int used = program.cap() == Cap.FLOW ? y - a + z - b : y + z;
        if (used <= program.capacity()) {
          best = Math.min(best, after(program, left, y, z));
        }
      }
    }
    return best;
  }

  private static double after(CoupledProgram program, int left, int y, int z) {
    LostSalesItem first = program.items().get(0);
    LostSalesItem second = program.items().get(1);
    double sum = 0;
    for (int d = 0; d <= first.demand().most(); d++) {
      for (int e = 0; e <= second.demand().most(); e++) {
        double cost = period(first, y, d) + period(second, z, e);
        double rest = plain(program, left - 1, Math.max(0, y - d), Math.max(0, z - e));
        sum += first.demand().probability(d) * second.demand().probability(e) * (cost + rest);
      }
    }
    return sum;
  }

  private static double period(LostSalesItem item, int level, int demand) {
    return item.holdingCost() * Math.max(0, level - demand)
        + item.lostCost() * Math.max(0, demand - level);
  }

  private static List<LostSalesItem> items(SplittableRandom random, int count) {
    List<LostSalesItem> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var demand = TabledDemand.ofWeights(random.doubles(random.nextInt(2, 4)).toArray());
      double lost = random.nextDouble(1, 9);
      items.add(new LostSalesItem(random.nextDouble(0.2, 2), lost, demand, random.nextInt(1, 3)));
    }
    return items;
  }
}
