package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

class ClassCostsTest {
  private static final int NEXT_DAY = Speed.NEXT_DAY.ordinal();

  @Test
  void shouldListEachNodeOnceAtTheCostOfItsBestOption() {
    System.out.println("random options, seed 78");
    SplittableRandom random = new SplittableRandom(78);
    ClassCosts costs = new ClassCosts();
    for (int i = 0; i < 300; i++) {
      List<ShipOption> options = new ArrayList<>();
      for (int o = 0; o < 12; o++) {
        options.add(option(2 + random.nextInt(2), random.nextInt(8), random.nextInt(5) / 2.0));
      }
      NetworkTerms terms = terms(options);
      double[] flow = {0, random.nextDouble(), random.nextDouble(), random.nextDouble()};
      PriceView prices = new PriceView(1, new double[4], flow);
      for (int j = 0; j < 20; j++) {
        double cube = 6 * random.nextDouble();
        costs.compile(terms, prices, cube);
        check(costs, terms, prices, cube);
      }
    }
  }

  private static void check(ClassCosts costs, NetworkTerms terms, PriceView prices, double cube) {
    for (int c = 0; c < terms.service.classes(); c++) {
      int[] able = terms.service.nodes(c);
      assertThat(costs.first[c + 1] - costs.first[c]).isEqualTo(able.length);
      for (int e = costs.first[c]; e < costs.first[c + 1]; e++) {
        int n = costs.node[e];
        int i = able[0] == n ? 0 : 1;
        double cost =
            terms.service.cost(c, i, cube)
                + terms.acquisitionCost(n, cube)
                + prices.composite(n, terms.feeder(n));
        assertThat(costs.perUnit[e] + cube * costs.perCube[e]).isCloseTo(cost, within(1e-12));
      }
    }
  }

  /** One FC ships by parcel and by pallet, the other by something between. */
  @Test
  void shouldPlanLargeUnitsByThePallet() {
    NetworkTerms terms = terms(List.of(option(2, 3, 2), option(2, 9, 0), option(3, 5, 1)));
    assertThat(preferred(terms, 1)).as("small by parcel, 5 instead of 6").isEqualTo(2);
    assertThat(preferred(terms, 3)).as("8 instead of 9 either way").isEqualTo(3);
    assertThat(preferred(terms, 8)).as("large by pallet, 9 instead of 13").isEqualTo(2);
  }

  /** The FC that has more of an item than the other. */
  private static int preferred(NetworkTerms terms, double cube) {
    return level(terms, 2, cube) > level(terms, 3, cube) ? 2 : 3;
  }

  private static int level(NetworkTerms terms, int node, double cube) {
    double[] rates = new double[2 * Speed.COUNT];
    rates[NEXT_DAY] = 3;
    return new SkuValuation()
        .plan(
            terms,
            new ItemTerms("A", 1, cube, 0.01, 30, 1, new boolean[0]),
            new DemandProfile(1, rates, 1, 0),
            PriceView.none(4),
            null)
        .levelUnits(node);
  }

  private static NetworkTerms terms(List<ShipOption> options) {
    Network chain = Networks.chain();
    return NetworkTerms.of(
        new Network(
            "n", 1, Networks.terms(), chain.nodes(), chain.zones(), chain.lanes(), options));
  }

  private static ShipOption option(int node, double perUnit, double perCube) {
    return new ShipOption(
        node,
        0,
        Speed.NEXT_DAY,
        "O",
        1,
        LocalTime.of(17, 0),
        ZoneOffset.UTC,
        perUnit,
        perCube,
        2.5);
  }
}
