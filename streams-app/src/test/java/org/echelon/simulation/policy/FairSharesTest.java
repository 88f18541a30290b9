package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.gate.DepartureRoom;
import org.echelon.gate.OfferedStep;
import org.echelon.gate.Ranking;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Speed;
import org.echelon.planning.Need;
import org.echelon.planning.Step;
import org.echelon.planning.StockLevels;
import org.echelon.planning.SupplyRules;
import org.echelon.planning.Want;
import org.echelon.planning.Wants;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.Test;

/** A vendor (0) fills a DC (1), which fills two FCs (2, 3). */
class FairSharesTest {
  private static final Network NETWORK = Networks.chain();
  private static final NetworkTerms TERMS = NetworkTerms.of(NETWORK);
  private static final int DC = 1;
  private static final int A = 2;
  private static final int B = 3;

  @Test
  void shouldGiveTwoNodesOfOneSourceEqualSharesOfTheirLevels() {
    SkuPlan plan = plan(RankOrder.FAIR_SHARES, item("X", 0.3), 8, 3);
    double levelA = plan.levelUnits(A);
    double levelB = plan.levelUnits(B);
    assertThat(levelA).isGreaterThan(1.8 * levelB);
    for (long free : new long[] {9, 17, 30}) {
      List<Want> wants = wants(plan, free);
      double toA = units(wants, A);
      double toB = units(wants, B);
      assertThat(toA + toB).isEqualTo(free);
      assertThat(toA / levelA).isCloseTo(toB / levelB, within(1 / levelB));
    }
  }

  @Test
  void shouldServeOneAfterTheOtherWhereTheFirstGetsAll() {
    SkuPlan plan = plan(RankOrder.FIRST_COME, item("X", 0.3), 8, 3);
    long short1 = Math.min(plan.levelUnits(A), plan.levelUnits(B)) - 1;
    List<Want> wants = wants(plan, short1);
    assertThat(Math.min(units(wants, A), units(wants, B))).isZero();
    assertThat(units(wants, A) + units(wants, B)).isEqualTo(short1);
  }

  @Test
  void shouldGiveSkusOfAnyCubeEqualSharesAtAGate() {
    List<OfferedStep> offered = new ArrayList<>();
    double[] levels = new double[3];
    double[] cubes = {0.05, 0.4, 6};
    double[] rates = {14, 6, 3};
    double all = 0;
    for (int i = 0; i < cubes.length; i++) {
      SkuPlan plan = plan(RankOrder.FAIR_SHARES, item("S" + i, cubes[i]), rates[i], 0.001);
      levels[i] = plan.levelUnits(A);
      all += levels[i];
      for (Want want : wants(plan, 10_000)) {
        if (want.lane().to() == A) {
          int no = 0;
          for (Step step : want.steps()) {
            double margin = step.marginPerUnitDay();
            offered.add(
                new OfferedStep(
                    0,
                    "S" + i,
                    want.lane().id(),
                    no++,
                    step.units(),
                    1,
                    cubes[i],
                    margin,
                    OfferedStep.rank(margin, cubes[i])));
          }
        }
      }
    }
    Ranking.Result result = Ranking.share(offered, new DepartureRoom(0.6 * all, 1e9));
    assertThat(result.grants()).hasSize(3);
    for (Ranking.GrantedLine grant : result.grants()) {
      double share = grant.units() / levels[grant.sku().charAt(1) - '0'];
      // A want has eight steps, and the last one granted may be cut.
      assertThat(share).isCloseTo(0.6, within(0.13));
    }
  }

  private static SkuPlan plan(RankOrder order, ItemTerms item, double rateA, double rateB) {
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = rateA;
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = rateB;
    return new BaseStock(HubRule.USUAL, ServiceTargets.USUAL, CentreRule.INSTALLATION, order)
        .plan(TERMS, item, new DemandProfile(1, rates, 1.5, 0.2), PriceView.none(4), null);
  }

  private static ItemTerms item(String sku, double cube) {
    return new ItemTerms(sku, 1, cube, 0.01, 40, 1, new boolean[0]);
  }

  private static List<Want> wants(SkuPlan plan, long free) {
    long[] levels = new long[4];
    for (int n = 0; n < levels.length; n++) {
      levels[n] = plan.levelUnits(n);
    }
    Need need =
        new Need(
            levels,
            plan::marginNext,
            (node, position) -> plan.stockValue(node, position + 1),
            plan::demandRatePerDay,
            node -> 5,
            node -> false);
    long[] stock = new long[4];
    stock[DC] = free;
    SupplyRules rules = new SupplyRules(1, List.of(), true, 0.3, 0.01);
    return new Wants(NETWORK).of(new StockLevels(stock, stock.clone()), need, rules);
  }

  private static long units(List<Want> wants, int node) {
    return wants.stream().filter(want -> want.lane().to() == node).mapToLong(Want::units).sum();
  }
}
