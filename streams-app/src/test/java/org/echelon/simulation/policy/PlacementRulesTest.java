package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.echelon.demand.DemandLaw;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Networks;
import org.echelon.network.Speed;
import org.echelon.valuation.DemandSpread;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;
import org.junit.jupiter.api.Test;

/** A vendor (0) fills a DC (1), which fills two FCs (2, 3). */
class PlacementRulesTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(Networks.chain());
  private static final ItemTerms ITEM = new ItemTerms("X", 1, 0.3, 0.01, 40, 1, new boolean[0]);
  private static final int DC = 1;
  private static final int A = 2;
  private static final int B = 3;
  private static final double TARGET = 0.96;
  private static final long SEED = 5;

  @Test
  void shouldReorderCentresAtTheBaseStockAndFillThemUpBeyondIt() {
    DemandProfile demand = demand(2, 1, 2);
    SkuPlan plain = plan(CentreRule.ECHELON, 0, demand);
    SkuPlan gap = plan(CentreRule.ECHELON, 10, demand);
    int s = plain.levelUnits(DC);
    assertThat(s).isPositive();
    assertThat(gap.levelUnits(DC)).isEqualTo(s + 30);
    assertThat(gap.marginNext(DC, s - 1)).isPositive();
    assertThat(gap.marginNext(DC, s)).as("nothing is ordered").isZero();
    assertThat(gap.marginNext(DC, s + 29)).isZero();
    assertThat(gap.marginNext(DC, s + 30)).isNegative();
    assertThat(gap.levelUnits(A)).isEqualTo(plain.levelUnits(A));
    assertThat(gap.levelUnits(B)).isEqualTo(plain.levelUnits(B));
  }

  @Test
  void shouldKeepWhereTheProgramServesAndCloseWhoSellsTooLittle() {
    BaseStock program = BaseStock.rollingProgram(ServiceTargets.all(TARGET));
    SkuPlan both = program.plan(TERMS, ITEM, demand(3, 2, 1), PriceView.none(4), null);
    SkuPlan one = program.plan(TERMS, ITEM, demand(3, 0.001, 1), PriceView.none(4), null);

    assertThat(both.levelUnits(A)).isPositive();
    assertThat(both.levelUnits(B)).isPositive();
    assertThat(both.demandRatePerDay(A) + both.demandRatePerDay(B)).isCloseTo(5, within(1e-9));
    assertThat(both.levelUnits(DC)).isPositive();
    assertThat(one.levelUnits(A)).isPositive();
    assertThat(one.levelUnits(B)).isZero();
    assertThat(one.demandRatePerDay(A)).isBetween(3 - 1e-9, 3.001 + 1e-9);
  }

  @Test
  void shouldPlaceStockByTheCheapestGuaranteedServiceTimes() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 30; i++) {
      DemandProfile demand =
          demand(random.nextDouble(0.5, 6), random.nextDouble(0.5, 6), random.nextDouble(1, 4));
      SkuPlan plan = plan(CentreRule.GUARANTEED, 0, demand);
      DemandSpread spread = new DemandSpread().read(demand);
      Turn centre = TERMS.turn(DC, ITEM);
      int days = (int) Math.round(centre.protectionDays());
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int quoted = 0; quoted <= days; quoted++) {
        double cost = safety(plan, spread, DC, 0, quoted);
        cost += safety(plan, spread, A, quoted, 0) + safety(plan, spread, B, quoted, 0);
        if (cost < least) {
          least = cost;
          best = quoted;
        }
      }
      String as = "case %d of seed %d, %d days quoted".formatted(i, SEED, best);
      double passed = (double) best / days;
      assertThat(plan.levelUnits(DC)).as(as).isEqualTo(level(plan, spread, DC, 0, 0, 1 - passed));
      double variance = passed * centre.leadSdDays() * centre.leadSdDays();
      for (int child : new int[] {A, B}) {
        assertThat(plan.levelUnits(child))
            .as(as)
            .isEqualTo(level(plan, spread, child, best, variance, 1));
      }
    }
  }

  /** Cost of the safety stock but for the service factor. */
  private static double safety(
      SkuPlan plan, DemandSpread spread, int node, double waited, double quoted) {
    Turn turn = TERMS.turn(node, ITEM);
    double days = waited + Math.round(turn.protectionDays()) - quoted;
    double variance = spread.variance(plan.demandRatePerDay(node), turn) / turn.protectionDays();
    double holding = ITEM.holdingPerUnitDay() + TERMS.storageCost(node) * ITEM.unitCube();
    return holding * Math.sqrt(variance * days);
  }

  private static int level(
      SkuPlan plan, DemandSpread spread, int node, double waited, double variance, double covered) {
    Turn turn = TERMS.turn(node, ITEM);
    double days = covered * (waited + turn.protectionDays());
    double sd = Math.sqrt(covered * (variance + turn.leadSdDays() * turn.leadSdDays()));
    Turn cover = new Turn(days - turn.reviewDays(), sd, turn.reviewDays(), turn.purchased());
    double rate = plan.demandRatePerDay(node);
    return days <= 0
        ? 0
        : (int) DemandLaw.of(rate * days, spread.variance(rate, cover)).quantile(TARGET);
  }

  private static SkuPlan plan(CentreRule centres, double gapDays, DemandProfile demand) {
    return new BaseStock(
            HubRule.USUAL, ServiceTargets.all(TARGET), centres, RankOrder.FAIR_SHARES, gapDays)
        .plan(TERMS, ITEM, demand, PriceView.none(4), null);
  }

  private static DemandProfile demand(double rateA, double rateB, double varianceToMean) {
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = rateA;
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = rateB;
    return new DemandProfile(1, rates, varianceToMean, 0.2);
  }
}
