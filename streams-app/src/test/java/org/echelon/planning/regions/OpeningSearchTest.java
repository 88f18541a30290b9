package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Buildings and years, against every plan there is. */
class OpeningSearchTest {
  private static final int YEARS = 3;

  @Test
  void shouldFindTheBestOfAllPlans() {
    for (long seed = 1; seed <= 20; seed++) {
      OpeningSearch search = random(4, seed);
      double least = Double.POSITIVE_INFINITY;
      for (int code = 0; code < Math.pow(YEARS + 1, 4); code++) {
        List<Integer> opens = new ArrayList<>();
        for (int rest = code; opens.size() < 4; rest /= YEARS + 1) {
          opens.add(rest % (YEARS + 1));
        }
        if (opens.get(3) >= 1) {
          least = Math.min(least, search.cost(opens));
        }
      }
      // when
      OpeningSearch.Plan plan = search.exact();

      assertThat(plan.cost()).isEqualTo(least, within(1e-9));
      assertThat(search.cost(plan.opens())).isEqualTo(least, within(1e-9));
      assertThat(plan.opens().get(3)).as("a year to build").isPositive();
    }
  }

  @Test
  void shouldSearchNearlyAsWell() {
    double sum = 0;
    double worst = 0;
    int found = 0;
    for (long seed = 1; seed <= 50; seed++) {
      OpeningSearch search = random(6, seed);
      // when
      double gap = search.searched().cost() / search.exact().cost() - 1;

      sum += gap;
      worst = Math.max(worst, gap);
      found += gap < 1e-9 ? 1 : 0;
    }
    System.out.printf(
        "openings of 6 sites: %d of 50 are the best, mean %.4f%%, worst %.4f%% above%n",
        found, 2 * sum, 100 * worst);
    assertThat(sum / 50).isLessThan(0.005);
    assertThat(worst).isLessThan(0.05);
  }

  @Test
  void shouldOpenWhenGrowthHasMadeItPay() {
    OpeningSearch search =
        new OpeningSearch(
            List.of(new OpeningSearch.Site(100, 0)),
            YEARS,
            0.9,
            (year, open) -> open.isEmpty() ? 1000 + 80 * year : 950);

    assertThat(search.plan().opens()).as("150 - 100 from the second year on").containsExactly(1);
  }

  /** Sites of which each saves less the more others are open, and more from year to year. */
  private static OpeningSearch random(int sites, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] cost = new double[8][sites];
    for (double[] of : cost) {
      for (int s = 0; s < sites; s++) {
        of[s] = 100 * random.nextDouble();
      }
    }
    double[] growth = random.doubles(8, 1, 1.5).toArray();
    List<OpeningSearch.Site> all = new ArrayList<>();
    for (int s = 0; s < sites; s++) {
      all.add(new OpeningSearch.Site(40 + 60 * random.nextDouble(), s == 3 ? 1 : 0));
    }
    return new OpeningSearch(all, YEARS, 0.93, (year, open) -> served(cost, growth, year, open));
  }

  private static double served(double[][] cost, double[] growth, int year, BitSet open) {
    double sum = 0;
    for (int z = 0; z < cost.length; z++) {
      double least = 120;
      for (int s = open.nextSetBit(0); s >= 0; s = open.nextSetBit(s + 1)) {
        least = Math.min(least, cost[z][s]);
      }
      sum += Math.pow(growth[z], year) * least;
    }
    return sum;
  }
}
