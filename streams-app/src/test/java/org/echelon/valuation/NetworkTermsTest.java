package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.demand.DemandProfile;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

class NetworkTermsTest {
  private static final int VENDOR = 0;
  private static final int DC = 1;
  private static final int FC = 2;

  @Test
  void shouldReadTimesFromTheLaneThatFillsANode() {
    NetworkTerms terms = NetworkTerms.of(Networks.chain());
    Turn turn = terms.turn(FC, item(Map.of()));
    assertThat(turn.leadDays()).isEqualTo(2);
    assertThat(turn.leadSdDays()).isEqualTo(0.5);
    assertThat(turn.protectionDays()).isEqualTo(3);
    assertThat(turn.turnDays()).isEqualTo(2);
    assertThat(turn.kappa()).isEqualTo(0.75);
    assertThat(terms.turn(DC, item(Map.of())).protectionDays()).isEqualTo(17);
  }

  @Test
  void shouldReadTheTimeOfTheVendorThatAnItemComesFrom() {
    NetworkTerms terms = NetworkTerms.of(Networks.chain());

    // when
    Turn turn = terms.turn(DC, item(Map.of(DC, new LeadTime(4, 1))));

    assertThat(turn.protectionDays()).isEqualTo(11);
    assertThat(turn.leadSdDays()).isEqualTo(1);
  }

  private static ItemTerms item(Map<Integer, LeadTime> own) {
    return new ItemTerms("MUG", 1, 1, 0.01, 9, 1, new boolean[0], new boolean[0], own);
  }

  @Test
  void shouldKnowWhoFillsWhom() {
    NetworkTerms terms = NetworkTerms.of(Networks.chain());
    assertThat(terms.feeder(FC)).isEqualTo(DC);
    assertThat(terms.feeder(DC)).as("purchases fill it").isEqualTo(-1);
    assertThat(terms.children(DC)).containsExactly(2, 3);
    assertThat(terms.planned(VENDOR)).isFalse();
  }

  @Test
  void shouldChargeTheLaneAndHandlingForAUnit() {
    NetworkTerms terms = NetworkTerms.of(Networks.chain());
    assertThat(terms.acquisitionCost(FC, 2)).isCloseTo(0.3 + 0.25 + 0.3 + 0.3 * 2, within(1e-12));
  }

  @Test
  void shouldChargeTheWholeCapitalOfAnItemThatNobodyAboveKeeps() {
    NetworkTerms terms = NetworkTerms.of(Networks.chain());
    ItemTerms everywhere = item(Map.of());
    ItemTerms below =
        new ItemTerms("MUG", 1, 1, 0.01, 9, 1, new boolean[] {false, false, true, true});

    assertThat(terms.capitalPerUnitDay(FC, everywhere)).isCloseTo(0.005, within(1e-12));
    assertThat(terms.capitalPerUnitDay(DC, everywhere)).isCloseTo(0.01, within(1e-12));
    assertThat(terms.capitalPerUnitDay(FC, below)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void shouldGiveACentreThatAlsoShipsBothKindsOfDemand() {
    Network chain = Networks.chain();
    List<ShipOption> options = new ArrayList<>(chain.shipOptions());
    options.add(Networks.ship(DC, 0, Speed.TWO_DAY, 3));
    NetworkTerms terms =
        NetworkTerms.of(
            new Network(
                "test", 2, Networks.terms(), chain.nodes(), chain.zones(), chain.lanes(), options));
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = 4;
    rates[Speed.TWO_DAY.ordinal()] = 3;
    SkuPlan plan =
        new SkuValuation()
            .plan(
                terms,
                new ItemTerms("A", 1, 0.1, 0.01, 20, 1, new boolean[0]),
                new DemandProfile(1, rates, 1, 0),
                PriceView.none(4),
                null);
    double below = plan.flowPerDay(2) + plan.flowPerDay(3);
    assertThat(below).isGreaterThan(3.5);
    assertThat(plan.demandRatePerDay(DC)).isBetween(below + 2.5, below + 3.5);
    assertThat(plan.ladder(DC).savings()[0])
        .as("two-day orders have no other node")
        .isGreaterThan(plan.ladder(DC).savings()[plan.ladder(DC).streams() - 1]);
  }
}
