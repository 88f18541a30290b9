package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.control.ControlAction;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** What Plan offers to gates, and what it makes of their grants. */
class GateTalkTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  private void stocked() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 40, 40);
    scenario.count(MUG, "DC", 30);
  }

  @Test
  void shouldOfferBestStepsFirstWithTheLoadOfTheNode() {
    stocked();
    scenario.item("CUP", 1);
    scenario.forecast("CUP", 1, 10, 10);
    scenario.count("CUP", "DC", 30);
    scenario.count("CUP", "FC-E", 7);

    // when
    scenario.ask("FC-E", "DC>FC-E");

    Offer offer = scenario.out.toGates(Offer.class).get(0);
    assertThat(offer.getLast()).isTrue();
    assertThat(offer.getLines()).extracting(OfferLine::getSku).contains(MUG);
    assertThat(offer.getLines())
        .extracting(line -> -line.getRank())
        .isSorted()
        .doesNotContainNull();
    assertThat(offer.getSums().getOnHandMilliCube()).isEqualTo(7 * 2 * 1000);
  }

  @Test
  void shouldLetAnItemBeThatNobodyHasToldOf() {
    stocked();
    scenario.count("UNKNOWN", "DC", 30);

    // when
    scenario.ask("FC-E", "DC>FC-E");

    assertThat(scenario.report().getGaps().getSkusFrozen()).isZero();
    Offer offer = scenario.out.toGates(Offer.class).get(0);
    assertThat(offer.getLines()).extracting(OfferLine::getSku).contains(MUG);
  }

  @Test
  void shouldOfferOnlyLargeGainsWhereAPriceHasADepartureAskedForOnceMore() {
    stocked();
    scenario.item("CUP", 1);
    scenario.forecast("CUP", 1, 10, 10);
    scenario.count("CUP", "DC", 30);
    long enough = scenario.level("CUP", "FC-E") - 1;
    scenario.count("CUP", "FC-E", enough);

    // when
    scenario.ask("FC-E", "DC>FC-E");
    scenario.askFor("PRICE_GAIN", "FC-E", "DC>FC-E");

    List<Offer> offers = scenario.out.toGates(Offer.class);
    assertThat(offers.get(0).getLines()).extracting(OfferLine::getSku).contains(MUG, "CUP");
    assertThat(offers.get(1).getLines()).extracting(OfferLine::getSku).containsOnly(MUG);
  }

  @Test
  void shouldOfferAlikeAfterARestart() {
    stocked();
    scenario.count(MUG, "FC-E", 3);
    scenario.ask("FC-E", "DC>FC-E");

    // when
    scenario.restart();
    scenario.ask("FC-E", "DC>FC-E");

    List<Offer> offers = scenario.out.toGates(Offer.class);
    assertThat(offers.get(1)).isEqualTo(offers.get(0));
  }

  @Test
  void shouldRedeemNoMoreThanGrantedWantedAndFree() {
    stocked();
    scenario.ask("FC-E", "DC>FC-E");
    long wanted = offered();

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", 3);
    scenario.grant("FC-W", MUG, "DC>FC-W", 1_000);

    assertThat(scenario.transfers().get(0).getUnits()).isEqualTo(3);
    assertThat(scenario.transfers().get(1).getUnits()).isBetween(1L, 27L);
    assertThat(wanted).isGreaterThan(3);
    List<Settlement> settled = scenario.out.toGates(Settlement.class);
    assertThat(settled.get(0).getGranted()).isEqualTo(3);
    assertThat(settled.get(0).getRedeemed()).isEqualTo(3);
    assertThat(settled.get(0).getCommandIds())
        .containsExactly(scenario.transfers().get(0).getCommandId());
    assertThat(settled.get(1).getRedeemed()).isEqualTo(scenario.transfers().get(1).getUnits());
    assertThat(scenario.out.count(Topic.DECISION)).isEqualTo(2);
  }

  @Test
  void shouldSettleAGrantOfWhatIsNoLongerWanted() {
    stocked();
    scenario.count(MUG, "FC-E", 500);

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", 3);

    assertThat(scenario.transfers()).isEmpty();
    assertThat(scenario.out.toGates(Settlement.class))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.getRedeemed()).isZero();
              assertThat(settled.getReasons()).containsExactly("NEXT_UNIT_NOT_WORTH");
            });
  }

  @Test
  void shouldAnswerForADraftWhenAllPlansHaveFollowedThePrices() {
    stocked();
    Ask ask = (Ask) LogRecord.decode(scenario.ask("DC", "DC>FC-E").value()).body();
    int before = scenario.out.toGates(Offer.class).size();
    scenario.withoutRefresh();
    scenario.prices(2, Map.of("FC-E", 0.02));
    scenario.tick();

    scenario.feed("DC", LogKind.ASK, Ask.newBuilder(ask).setDry(true).build());
    assertThat(scenario.out.toGates(Offer.class)).hasSize(before);
    // when
    scenario.refresh();

    assertThat(scenario.out.toGates(Offer.class)).hasSize(before + 1);
  }

  @Test
  void shouldMakeNothingOfADryGrant() {
    stocked();
    Scenario.Entry real = scenarioOfAGrant();
    Grant grant = (Grant) LogRecord.decode(real.value()).body();

    // when
    scenario.feed("FC-E", LogKind.GRANT, Grant.newBuilder(grant).setDry(true).build());

    assertThat(scenario.out.commandCount()).isZero();
  }

  @Test
  void shouldBuyInTheVendorsMultiplesAndNeverLessThanItSells() {
    Item item =
        Item.newBuilder(Worlds.item(MUG, 1))
            .setVendors(
                List.of(
                    ItemVendor.newBuilder()
                        .setVendor("V")
                        .setMinUnits(10)
                        .setMultipleUnits(4)
                        .build()))
            .build();
    scenario.feed(MUG, LogKind.ITEM, item);
    scenario.forecast(MUG, 1, 0.4, 0.4);
    scenario.ask("V", "V>DC");
    assertThat(offered()).isEqualTo(12);

    // when
    scenario.grant("V", MUG, "V>DC", 8);
    assertThat(scenario.purchases()).isEmpty();
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("V", MUG, "V>DC", 13);

    assertThat(scenario.purchases()).singleElement().matches(c -> c.getUnits() == 12);
  }

  @Test
  void shouldOnlyDecideWhereAPersonMustApprove() {
    Network network = Worlds.network(2);
    List<Lane> lanes =
        network.getLanes().stream()
            .map(lane -> Lane.newBuilder(lane).setMode(LaneMode.APPROVE).build())
            .toList();
    scenario.feed("small", LogKind.NETWORK, Network.newBuilder(network).setLanes(lanes).build());
    stocked();

    // when
    scenario.grant("FC-E", MUG, "DC>FC-E", 3);

    assertThat(scenario.out.commandCount()).isZero();
    assertThat(scenario.out.of(Topic.DECISION, Decision.class))
        .singleElement()
        .matches(d -> d.getState() == DecisionState.HELD && d.getCommandIds().isEmpty());
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("30/0/0/0");
  }

  @Test
  void shouldOfferNothingOverAHaltedLane() {
    stocked();
    scenario.control("lane:DC>FC-E", 1, ControlAction.PAUSE);

    // when
    scenario.ask("FC-E", "DC>FC-E");

    assertThat(scenario.out.toGates(Offer.class).get(0).getLines()).isEmpty();
  }

  private Scenario.Entry scenarioOfAGrant() {
    return new Scenario().grant("FC-E", MUG, "DC>FC-E", 3);
  }

  private long offered() {
    return scenario.out.toGates(Offer.class).get(0).getLines().stream()
        .filter(line -> line.getSku().equals(MUG))
        .mapToLong(OfferLine::getUnits)
        .sum();
  }
}
