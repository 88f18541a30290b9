package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.planning.regions.MustCarry.Candidate;
import org.echelon.planning.regions.MustCarry.Lists;
import org.echelon.planning.regions.MustCarry.Part;
import org.junit.jupiter.api.Test;

/** Lists of a region beside all sets of its SKUs. */
class MustCarryTest {
  private static final double ROUNDING = 1e-7;

  @Test
  void shouldKeepItsPromisesBesideAllSets() {
    SplittableRandom random = new SplittableRandom(7);
    int needingLosers = 0;
    int best = 0;
    for (int trial = 0; trial < 500; trial++) {
      List<Candidate> skus = draw(random, 1 + random.nextInt(9));
      double share = random.nextDouble(0.3, 1);
      // when
      Lists lists = MustCarry.of(skus, share);

      double least = leastOfAllSets(skus, share);
      assertThat(lists.reached()).isEqualTo(least < Double.POSITIVE_INFINITY);
      for (int i = 0; i < skus.size(); i++) {
        boolean able = !Double.isNaN(skus.get(i).saving());
        boolean pays = able && skus.get(i).saving() > 0;
        assertThat(able || lists.parts().get(i) == Part.LEFT).isTrue();
        assertThat(!pays || lists.parts().get(i) != Part.LEFT).isTrue();
        assertThat(pays || lists.parts().get(i) != Part.PAYS).isTrue();
      }
      if (lists.reached()) {
        assertThat(lists.cost()).isCloseTo(cost(skus, lists), within(ROUNDING));
        assertThat(least).isBetween(lists.bound() - ROUNDING, lists.cost() + ROUNDING);
        assertThat(mustReaches(skus, lists, share, -1)).isTrue();
        for (int i = 0; i < skus.size(); i++) {
          if (lists.parts().get(i) == Part.MUST) {
            assertThat(mustReaches(skus, lists, share, i)).as("spared %d", i).isFalse();
          }
        }
        boolean losers = losers(skus, lists) > 0;
        needingLosers += losers ? 1 : 0;
        best += losers && lists.cost() < least + ROUNDING ? 1 : 0;
        assertThat(losers || lists.cost() < least + ROUNDING).isTrue();
      }
    }
    assertThat(needingLosers).isGreaterThan(100);
    assertThat(best).isGreaterThan(needingLosers / 2);
  }

  @Test
  void shouldNeedTheFewestOfThoseThatSaveAndTellTheRestAsPaying() {
    List<Candidate> skus =
        List.of(
            new Candidate(10, 30),
            new Candidate(50, 100),
            new Candidate(40, 10),
            new Candidate(2, -1),
            new Candidate(0, 1),
            new Candidate(5, Double.NaN));
    // when
    Lists lists = MustCarry.of(skus, 0.5);

    assertThat(lists.parts())
        .containsExactly(Part.PAYS, Part.MUST, Part.MUST, Part.LEFT, Part.PAYS, Part.LEFT);
    assertThat(lists.cost()).isEqualTo(lists.bound()).isEqualTo(-141);
  }

  @Test
  void shouldSayThatAShareIsOutOfReach() {
    List<Candidate> skus = List.of(new Candidate(9, -3), new Candidate(1, Double.NaN));
    // when
    Lists lists = MustCarry.of(skus, 0.95);

    assertThat(lists.reached()).isFalse();
    assertThat(lists.parts()).containsExactly(Part.MUST, Part.LEFT);
    assertThatThrownBy(() -> MustCarry.of(skus, 1.1)).hasMessageContaining("it lies in 0 to 1");
  }

  private static List<Candidate> draw(SplittableRandom random, int count) {
    List<Candidate> skus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double units = Math.exp(1.5 * random.nextGaussian());
      double saving = random.nextInt(8) == 0 ? Double.NaN : random.nextDouble(-2, 1) * units;
      skus.add(new Candidate(units, saving));
    }
    return skus;
  }

  private static double leastOfAllSets(List<Candidate> skus, double share) {
    double all = skus.stream().mapToDouble(Candidate::units).sum();
    double least = Double.POSITIVE_INFINITY;
    for (int set = 0; set < 1 << skus.size(); set++) {
      double units = 0;
      double cost = 0;
      for (int i = 0; i < skus.size(); i++) {
        if ((set >> i & 1) == 1) {
          units += skus.get(i).units();
          cost -= skus.get(i).saving();
        }
      }
      least = units >= share * all && cost < least ? cost : least;
    }
    return least;
  }

  private static double cost(List<Candidate> skus, Lists lists) {
    double cost = 0;
    for (int i = 0; i < skus.size(); i++) {
      cost -= lists.parts().get(i) == Part.LEFT ? 0 : skus.get(i).saving();
    }
    return cost;
  }

  private static long losers(List<Candidate> skus, Lists lists) {
    long losers = 0;
    for (int i = 0; i < skus.size(); i++) {
      losers += lists.parts().get(i) == Part.MUST && skus.get(i).saving() < 0 ? 1 : 0;
    }
    return losers;
  }

  /** Whether the must list without one of its SKUs reaches the share. */
  private static boolean mustReaches(List<Candidate> skus, Lists lists, double share, int without) {
    double all = skus.stream().mapToDouble(Candidate::units).sum();
    double units = 0;
    for (int i = 0; i < skus.size(); i++) {
      units += i != without && lists.parts().get(i) == Part.MUST ? skus.get(i).units() : 0;
    }
    return units >= (share - 1e-8) * all;
  }
}
