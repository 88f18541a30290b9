package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

/** Two FCs of which each serves a zone of its own, so that nothing flows over. */
class OverflowCostTest {
  private static final ItemTerms ITEM = new ItemTerms("A", 1, 0.2, 0.01, 20, 1, new boolean[0]);

  @Test
  void shouldSpreadAPartOfTheDemandAsThePlanDoes() {
    NetworkTerms terms = NetworkTerms.of(network());
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = 4;
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = 1;
    DemandProfile demand = new DemandProfile(1, rates, 6, 0.2);
    PriceView free = PriceView.none(4);

    // when
    SkuPlan plan = new SkuValuation().plan(terms, ITEM, demand, free, null);
    int[] levels = new int[4];
    Arrays.setAll(levels, plan::levelUnits);
    double[] flow = new OverflowCost().of(terms, ITEM, demand, free, levels).flowPerDay();

    assertThat(levels[2]).isGreaterThan(levels[3]).isGreaterThan(1);
    assertThat(flow[2]).isCloseTo(plan.flowPerDay(2), within(1e-9));
    assertThat(flow[3]).isCloseTo(plan.flowPerDay(3), within(1e-9));
  }

  private static Network network() {
    Network chain = Networks.chain();
    return new Network(
        "test",
        1,
        chain.terms(),
        chain.nodes(),
        chain.zones(),
        chain.lanes(),
        List.of(
            Networks.ship(2, 0, Speed.NEXT_DAY, 3.6), Networks.ship(3, 1, Speed.NEXT_DAY, 3.6)));
  }
}
