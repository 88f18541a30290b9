package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.ContinuousLaw;
import org.echelon.demand.LognormalLaw;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.echelon.demand.UniformLaw;
import org.echelon.textbook.SharedStorage.Item;
import org.junit.jupiter.api.Test;

class SharedStorageTest {

  @Test
  void shouldMeetTheBoundThatItsPriceProves() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      List<Item> items = continuous(random);
      double free = new SharedStorage(items, 0).volume(0);
      double capacity = free * random.nextDouble(0.05, 1.2);
      var storage = new SharedStorage(items, capacity);
      var plan = storage.optimum();

      assertThat(plan.lowerBound())
          .as("seed %d", seed)
          .isCloseTo(plan.cost(), offset(1e-9 * plan.cost()));
      double volume = 0;
      for (int i = 0; i < items.size(); i++) {
        volume += items.get(i).volume() * plan.levels()[i];
      }
      assertThat(volume).isLessThanOrEqualTo(capacity * (1 + 1e-12));
      assertThat(plan.price() == 0).isEqualTo(free <= capacity);
    }
  }

  @Test
  void shouldBeBeatenByNoExchangeOfVolume() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      List<Item> items = continuous(random);
      double free = new SharedStorage(items, 0).volume(0);
      var plan = new SharedStorage(items, free * 0.6).optimum();
      for (int i = 0; i < items.size(); i++) {
        for (int j = 0; j < items.size(); j++) {
          double moved = 0.01 * free;
          double[] levels = plan.levels().clone();
          levels[i] += moved / items.get(i).volume();
          levels[j] -= moved / items.get(j).volume();
          if (levels[j] >= 0) {
            assertThat(cost(items, levels)).isGreaterThanOrEqualTo(plan.cost() - 1e-9);
          }
        }
      }
    }
  }

  @Test
  void shouldProveABoundBelowEveryPlanInWholeUnits() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new SplittableRandom(seed);
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        var law = TabledDemand.ofWeights(random.doubles(7).toArray());
        var newsvendor = new Newsvendor(random.nextDouble(0.1, 2), random.nextDouble(2, 9), law);
        items.add(new Item(newsvendor, random.nextInt(1, 4)));
      }
      double capacity = random.nextInt(5, 25);
      var plan = new SharedStorage(items, capacity).optimum();
      double least = leastOfWholeLevels(items, capacity);

      assertThat(plan.lowerBound()).as("seed %d", seed).isLessThanOrEqualTo(least + 1e-9);
      assertThat(plan.cost()).as("seed %d", seed).isGreaterThanOrEqualTo(least - 1e-9);
    }
  }

  @Test
  void shouldDropAnItemWhosePriceReachesItsCeiling() {
    var cheap = new Item(new Newsvendor(0.18, 0.7, new NormalLaw(50, 8)), 1);
    var dear = new Item(new Newsvendor(43, 79, new NormalLaw(900, 60)), 2);
    var plan = new SharedStorage(List.of(cheap, dear), 1700).optimum();

    assertThat(plan.price()).isGreaterThan(0.7);
    assertThat(plan.levels()[0]).isZero();
    assertThat(plan.levels()[1]).isCloseTo(850, offset(1e-6));
    assertThat(plan.lowerBound()).isCloseTo(plan.cost(), offset(1e-9 * plan.cost()));
  }

  @Test
  void shouldStockNothingWithoutRoom() {
    var item = new Item(new Newsvendor(1, 9, new UniformLaw(0, 100)), 2);
    var plan = new SharedStorage(List.of(item), 0).optimum();

    assertThat(plan.levels()).containsExactly(0);
    assertThat(plan.price()).isCloseTo(4.5, offset(1e-9));
    assertThat(plan.cost()).isCloseTo(450, offset(1e-9));
  }

  private static List<Item> continuous(SplittableRandom random) {
    List<Item> items = new ArrayList<>();
    for (int i = random.nextInt(1, 8); i >= 0; i--) {
      ContinuousLaw law =
          switch (i % 3) {
            case 0 -> new UniformLaw(0, random.nextDouble(5, 200));
            case 1 -> new LognormalLaw(random.nextDouble(1, 4), random.nextDouble(0.2, 1));
            default -> new NormalLaw(random.nextDouble(50, 100), random.nextDouble(2, 10));
          };
      var newsvendor = new Newsvendor(random.nextDouble(0.1, 2), random.nextDouble(1, 20), law);
      items.add(new Item(newsvendor, random.nextDouble(0.2, 5)));
    }
    return items;
  }

  private static double leastOfWholeLevels(List<Item> items, double capacity) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < 7; a++) {
      for (int b = 0; b < 7; b++) {
        for (int c = 0; c < 7; c++) {
          double[] levels = {a, b, c};
          double volume = 0;
          for (int i = 0; i < 3; i++) {
            volume += levels[i] * items.get(i).volume();
          }
          least = volume <= capacity ? Math.min(least, cost(items, levels)) : least;
        }
      }
    }
    return least;
  }

  private static double cost(List<Item> items, double[] levels) {
    double cost = 0;
    for (int i = 0; i < levels.length; i++) {
      cost += items.get(i).newsvendor().cost(levels[i]);
    }
    return cost;
  }
}
