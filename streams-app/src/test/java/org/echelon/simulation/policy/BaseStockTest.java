package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.special.Beta;
import org.echelon.demand.DemandProfile;
import org.echelon.measure.RingNetwork;
import org.echelon.network.LeadTime;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;
import org.junit.jupiter.api.Test;

class BaseStockTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(RingNetwork.build());
  private static final PriceView FREE = PriceView.none(TERMS.span());
  private static final long SEED = 20_260_105;
  private static final int CASES = 200;
  private static final int CENTRES = 4;

  @Test
  void shouldHoldTheQuantileOfTheDemandOverLeadTimeAndReview() {
    SplittableRandom random = new SplittableRandom(SEED);
    int stocked = 0;
    for (int i = 0; i < CASES; i++) {
      ServiceTargets targets =
          new ServiceTargets(
              random.nextDouble(0.5, 0.99),
              random.nextDouble(0.5, 0.99),
              random.nextDouble(0.5, 0.99),
              random.nextDouble(0.5, 0.99));
      ItemTerms item = item("S" + i, 1 + random.nextInt(2) * 5);
      DemandProfile demand = demand(random, Math.exp(random.nextDouble(-4, 1.5)));
      SkuPlan plan =
          planner(targets, CentreRule.INSTALLATION).plan(TERMS, item, demand, FREE, null);
      Velocity velocity = HubRule.USUAL.of(demand.totalRate());
      double served = 0;
      int single = 0;
      for (int n = 0; n < RingNetwork.NODES; n++) {
        boolean centre = n < CENTRES;
        double rate = plan.demandRatePerDay(n);
        long expected = 0;
        if (rate > 0) {
          double target = centre ? targets.centre() : targets.at(velocity);
          expected = quantile(demand, rate, TERMS.turn(n, item), target);
          expected = centre ? expected : packed(expected, item.transferPackUnits());
        }
        served += centre ? 0 : rate;
        stocked += expected > 0 ? 1 : 0;
        if (expected == 0 && plan.levelUnits(n) == item.transferPackUnits() && !centre) {
          single++;
          continue;
        }
        assertThat(plan.levelUnits(n))
            .as("case %d of seed %d, node %d", i, SEED, n)
            .isEqualTo(expected);
      }
      assertThat(served).isCloseTo(demand.totalRate(), within(1e-9 * demand.totalRate()));
      assertThat(single).as("nodes that keep a unit whatever the quantile").isLessThanOrEqualTo(1);
    }
    assertThat(stocked).isGreaterThan(CASES);
  }

  @Test
  void shouldPoolSlowMoversAndSpreadFastOnes() {
    SplittableRandom random = new SplittableRandom(SEED);
    assertThat(nodesServing(demand(random, 0.2))).isBetween(1, 2);
    assertThat(nodesServing(demand(random, 1))).isBetween(3, 4);
    assertThat(nodesServing(demand(random, 60))).isGreaterThan(12);
  }

  @Test
  void shouldTakeOrdersAnEchelonNeedsOutOfACommonQuantile() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 40; i++) {
      DemandProfile demand = demand(random, Math.exp(random.nextDouble(0, 4)));
      ItemTerms item = item("E" + i, 1);
      SkuPlan own =
          planner(ServiceTargets.USUAL, CentreRule.INSTALLATION)
              .plan(TERMS, item, demand, FREE, null);
      SkuPlan common =
          planner(ServiceTargets.USUAL, CentreRule.ECHELON).plan(TERMS, item, demand, FREE, null);
      for (int n = 0; n < RingNetwork.NODES; n++) {
        if (n < CENTRES) {
          assertThat(common.levelUnits(n)).isLessThanOrEqualTo(own.levelUnits(n));
        } else {
          assertThat(common.levelUnits(n)).isEqualTo(own.levelUnits(n));
        }
        if (common.demandRatePerDay(n) > 0) {
          assertThat(common.marginNext(n, -1)).as("what is waited for comes").isPositive();
        }
      }
    }
  }

  @Test
  void shouldNeitherReadPricesNorDistortRouting() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] prices = random.doubles(TERMS.span(), 0, 5).toArray();
    for (RankOrder order : RankOrder.values()) {
      BaseStock planner =
          new BaseStock(HubRule.USUAL, ServiceTargets.USUAL, CentreRule.ECHELON, order);
      ItemTerms item = item("P", 4);
      DemandProfile demand = demand(random, 30);
      SkuPlan free = planner.plan(TERMS, item, demand, FREE, null);
      SkuPlan priced = planner.plan(TERMS, item, demand, new PriceView(3, prices, prices), null);
      assertThat(priced.sameLevels(free)).isTrue();
      for (int n = 0; n < TERMS.span(); n++) {
        assertThat(priced.stockValue(n, 1)).isZero();
        assertThat(priced.marginNext(n, 0)).isEqualTo(free.marginNext(n, 0));
        assertThat(free.flowPerDay(n))
            .isCloseTo(free.availability(n) * free.demandRatePerDay(n), within(1e-9));
        if (free.levelUnits(n) > 0) {
          assertThat(free.marginAt(n, free.levelUnits(n))).isPositive();
        }
        assertThat(free.marginNext(n, free.levelUnits(n))).isNegative();
      }
    }
  }

  private static int nodesServing(DemandProfile demand) {
    SkuPlan plan =
        planner(ServiceTargets.USUAL, CentreRule.ECHELON)
            .plan(TERMS, item("N", 1), demand, FREE, null);
    int nodes = 0;
    for (int n = CENTRES; n < RingNetwork.NODES; n++) {
      nodes += plan.levelUnits(n) > 0 ? 1 : 0;
    }
    return nodes;
  }

  private static BaseStock planner(ServiceTargets targets, CentreRule centres) {
    return new BaseStock(HubRule.USUAL, targets, centres, RankOrder.FAIR_SHARES);
  }

  private static ItemTerms item(String sku, int pack) {
    // Vendors take longer with this item at one centre.
    return new ItemTerms(
        sku,
        1,
        0.3,
        0.01,
        20,
        pack,
        new boolean[0],
        new boolean[0],
        Map.of(2, new LeadTime(30, 9)));
  }

  private static DemandProfile demand(SplittableRandom random, double ratePerDay) {
    double[] rates = new double[8 * Speed.COUNT];
    double sum = 0;
    for (int c = 0; c < rates.length; c++) {
      rates[c] = c % Speed.COUNT == Speed.STANDARD.ordinal() ? 0 : random.nextDouble(0.2, 1);
      sum += rates[c];
    }
    for (int c = 0; c < rates.length; c++) {
      rates[c] *= ratePerDay / sum;
    }
    return new DemandProfile(1, rates, random.nextDouble(1, 5), random.nextDouble(0, 0.3));
  }

  private static long packed(long units, int pack) {
    return (units + pack - 1) / pack * pack;
  }

  /** The quantile by the incomplete beta function of Commons Math, unit by unit. */
  private static long quantile(DemandProfile demand, double rate, Turn turn, double target) {
    double mean = rate * (turn.leadDays() + turn.reviewDays());
    double sd = turn.leadSdDays();
    double late =
        turn.purchased() ? Math.min(sd * sd, turn.reviewDays() * sd / Math.sqrt(Math.PI)) : sd * sd;
    double share = Math.min(1, rate / demand.totalRate());
    double excess = (demand.varianceToMean() - 1) * Math.pow(share, demand.thinning());
    double variance =
        mean * (1 + excess) + rate * rate * late + Math.pow(demand.meanErrorCv() * mean, 2);
    long k = 0;
    while (below(mean, variance, k) < target) {
      k++;
    }
    return k;
  }

  private static double below(double mean, double variance, long k) {
    if (variance <= mean * (1 + 1e-9)) {
      return new PoissonDistribution(mean).cumulativeProbability((int) k);
    }
    double p = mean / variance;
    return Beta.regularizedBeta(p, mean * p / (1 - p), k + 1.0);
  }
}
