package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.Test;

class SequentialAcceptanceTest {
  private static final int NETWORKS = 20;
  private static final int SKUS = 120;

  @Test
  void shouldFallInEveryRoundAndFitMoreAndMore() {
    List<double[]> excess = new ArrayList<>();
    double[] mean = new double[3];
    double[] worst = new double[3];
    int[] at = {5, 10, 20};
    for (int seed = 1; seed <= NETWORKS; seed++) {
      excess.add(excessByRound(seed));
      for (int i = 0; i < at.length; i++) {
        double share = excess.get(seed - 1)[at[i]];
        mean[i] += share / NETWORKS;
        worst[i] = Math.max(worst[i], share);
      }
    }
    System.out.printf(
        "worst excess of %d networks (seeds 1-%d) after 5, 10, 20 rounds: mean %s, largest %s%n",
        NETWORKS, NETWORKS, Arrays.toString(mean), Arrays.toString(worst));
    assertThat(worst[1]).as("after 10 rounds").isLessThanOrEqualTo(0.15);
    assertThat(worst[2]).as("after 20 rounds").isLessThanOrEqualTo(0.08);
  }

  private static double[] excessByRound(long seed) {
    SequentialAcceptance<SkuPlan> search = ScarceRing.of(SKUS, seed).acceptance();
    double[] excess = new double[21];
    excess[0] = search.worstExcess();
    for (int round = 1; round <= 20; round++) {
      SequentialAcceptance.Round done = search.round(order(SKUS, 100 * seed + round));
      assertThat(done.potentialAfter())
          .as("network %d, round %d", seed, round)
          .isLessThanOrEqualTo(done.potentialBefore() + 1e-9);
      excess[round] = done.worstExcess();
    }
    return excess;
  }

  @Test
  void shouldKeepThePricesAndTheEvaluationOfEachPlan() {
    ScarceRing ring = ScarceRing.of(SKUS, 3);
    SequentialAcceptance<SkuPlan> search = ring.acceptance();
    for (int round = 0; round < 6; round++) {
      search.round(order(SKUS, round));
    }

    double cost = 0;
    int distinct = 0;
    for (int i = 0; i < SKUS; i++) {
      var plan = search.plans().get(i);
      var again = ring.skus().get(i).evaluated(plan.plan(), plan.prices());
      cost += plan.cost();
      distinct += Arrays.equals(plan.prices(), search.plans().get(0).prices()) ? 0 : 1;
      assertThat(again.cost()).isEqualTo(plan.cost());
      assertThat(again.usage()).containsExactly(plan.usage());
    }
    assertThat(distinct).as("SKUs that saw other prices than the first").isGreaterThan(SKUS / 2);
    assertThat(search.cost()).isCloseTo(cost, within(1e-6 * cost));
  }

  @Test
  void shouldEndAcceptingAtFixedPricesWhateverIsProposed() {
    Random random = Seeds.random(5);
    double[] capacity = {10, 4};
    double[] rho = {0.15, 4};
    List<SequentialAcceptance.Sku<Integer>> skus = new ArrayList<>();
    List<SequentialAcceptance.Proposal<Integer>> plans = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      plans.add(new SequentialAcceptance.Proposal<>(0, new double[2], 0, new double[] {2, 1}));
      skus.add(erratic(random));
    }
    var search = new SequentialAcceptance<>(capacity, rho, new double[2], skus, plans);
    double potential = search.potential();
    int accepted = 0;
    for (int offers = 0; offers < 20_000; offers++) {
      if (search.offer(offers % 12)) {
        accepted++;
        assertThat(search.potential()).isLessThan(potential - 0.001 * 0.999);
        potential = search.potential();
      }
    }
    assertThat(accepted).isBetween(1, 5000);
  }

  private static SequentialAcceptance.Sku<Integer> erratic(Random random) {
    return new SequentialAcceptance.Sku<>() {
      @Override
      public double ratePerDay() {
        return 1;
      }

      @Override
      public SequentialAcceptance.Proposal<Integer> propose(
          double[] prices, SequentialAcceptance.Proposal<Integer> current) {
        double[] usage = {4 * random.nextDouble(), random.nextDouble()};
        return new SequentialAcceptance.Proposal<>(1, prices, random.nextDouble(), usage);
      }
    };
  }

  private static int[] order(int count, long seed) {
    Random random = new Random(seed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
