package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.command.TransferCommand;
import org.echelon.reference.Item;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.state.Decision;
import org.echelon.state.Reason;
import org.echelon.system.GrantLine;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/**
 * The small world with a centre CDC above the DC and a lane from it to FC-E, past the DC, where
 * handling costs 0.50 in and 0.70 out. Trucks of the direct lane hold 1,000 dm³ and cost 30.
 */
class DirectPlanTest {
  private static final String MUG = "MUG";
  private static final String USUAL = "DC>FC-E";
  private static final String DIRECT = "CDC>FC-E";

  @Test
  void shouldOfferTheUnitsOfTheUsualLaneOverTheDirectOneAsWell() {
    Scenario scenario = stocked(lane -> {});

    // when
    scenario.ask("FC-E", USUAL, DIRECT);

    List<OfferLine> lines = scenario.out.toGates(Offer.class).get(0).getLines();
    List<OfferLine> usual = on(USUAL, lines);
    List<OfferLine> direct = on(DIRECT, lines);
    assertThat(direct).isNotEmpty().hasSameSizeAs(usual);
    for (int i = 0; i < direct.size(); i++) {
      OfferLine line = direct.get(i);
      assertThat(line.getUnits()).isEqualTo(usual.get(i).getUnits());
      assertThat(line.getFirstStep()).isEqualTo(usual.get(i).getFirstStep());
      assertThat(line.getInsteadOf()).isEqualTo(USUAL);
      assertThat(line.getUnitKg()).isEqualTo(0.4);
      // It comes a tenth of a day later and costs 0.20 instead of handling of 1.20.
      assertThat(line.getSavedPerUnit())
          .isEqualTo(1.0 - 0.1 * line.getMarginPerUnitDay(), within(1e-9));
    }
  }

  @Test
  void shouldOfferAlikeAfterARestart() {
    Scenario scenario = stocked(lane -> {});
    scenario.ask("FC-E", USUAL, DIRECT);

    // when
    scenario.restart();
    scenario.ask("FC-E", USUAL, DIRECT);

    List<Offer> offers = scenario.out.toGates(Offer.class);
    assertThat(offers.get(1)).isEqualTo(offers.get(0));
  }

  @Test
  void shouldOfferNothingOverALaneThatAPersonIsAskedAbout() {
    for (LaneMode mode : List.of(LaneMode.APPROVE, LaneMode.SHADOW)) {
      Scenario scenario = stocked(lane -> lane.setMode(mode));

      scenario.ask("FC-E", USUAL, DIRECT);

      List<OfferLine> lines = scenario.out.toGates(Offer.class).get(0).getLines();
      assertThat(on(USUAL, lines)).isNotEmpty();
      assertThat(on(DIRECT, lines)).isEmpty();
    }
  }

  @Test
  void shouldCommandADirectTransferAndTellWhatTheUsualWayWouldHaveCost() {
    Scenario scenario = stocked(lane -> {});

    // when
    scenario.grant("FC-E", new GrantLine(MUG, DIRECT, 4L, 1, 1, 0L, DIRECT, 0.3));

    TransferCommand command = scenario.transfers().get(0);
    assertThat(command.getFrom()).isEqualTo("CDC");
    assertThat(command.getTo()).isEqualTo("FC-E");
    assertThat(command.getLane()).isEqualTo(DIRECT);
    assertThat(command.getUnits()).isEqualTo(4);
    assertThat(command.getReasons()).contains(LaneComparison.DIRECT);
    scenario.position(MUG);
    Decision decision = decision(scenario);
    assertThat(values(decision, LaneComparison.DIRECT))
        .containsEntry("direct", "0.5000")
        .containsEntry("usual", "1.2000")
        .containsEntry("daysLater", "0.1000");
    assertThat(decision.getAlternatives())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.getFrom()).isEqualTo("DC");
              assertThat(other.getRejectedBy()).isEqualTo("OUTRANKED");
              double margin = command.getMarginPerUnitDay();
              assertThat(other.getGainPerDay()).isEqualTo(0.5 + 0.1 * margin - 1.2, within(1e-9));
            });
  }

  @Test
  void shouldTellOfATransferOverTheUsualLaneWhatItWouldHaveCostDirect() {
    Scenario scenario = stocked(lane -> {});

    // when
    scenario.grant("FC-E", new GrantLine(MUG, USUAL, 4L, 1, 1, 0L, DIRECT, 7.5));

    assertThat(scenario.transfers().get(0).getFrom()).isEqualTo("DC");
    Decision decision = decision(scenario);
    assertThat(values(decision, LaneComparison.USUAL))
        .containsEntry("direct", "7.7000")
        .containsEntry("usual", "1.2000");
    assertThat(decision.getAlternatives())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.getFrom()).isEqualTo("CDC");
              assertThat(other.getGainPerDay()).isNegative();
              assertThat(other.getRejectedBy()).isEqualTo("OUTRANKED");
            });
  }

  @Test
  void shouldBringNoMoreThanIsWantedWhateverBothLanesAreGranted() {
    Scenario scenario = stocked(lane -> {});
    scenario.ask("FC-E", USUAL, DIRECT);
    long wanted =
        on(USUAL, scenario.out.toGates(Offer.class).get(0).getLines()).stream()
            .mapToLong(OfferLine::getUnits)
            .sum();

    // when
    scenario.grant("FC-E", new GrantLine(MUG, DIRECT, wanted - 1, 1, 1, 0L, DIRECT, 0.3));
    scenario.grant("FC-E", new GrantLine(MUG, USUAL, wanted, 1, 1, 0L, DIRECT, 0.3));
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("FC-E", new GrantLine(MUG, DIRECT, wanted - 1, 1, 1, 0L, DIRECT, 0.3));

    assertThat(scenario.transfers())
        .extracting(TransferCommand::getUnits)
        .containsExactly(wanted - 1, 1L);
    assertThat(scenario.out.toGates(Settlement.class).get(1).getRedeemed()).isEqualTo(1);
    scenario.position(MUG);
  }

  /** At 17:00, the cut-off of both lanes; the centre has 200 mugs and the DC 100. */
  private static Scenario stocked(Consumer<Lane.Builder> direct) {
    Scenario scenario = new Scenario();
    scenario.feed("small", LogKind.NETWORK, network(direct));
    scenario.tick();
    scenario.feed(MUG, LogKind.ITEM, Item.newBuilder(Worlds.item(MUG, 1)).setUnitKg(0.4).build());
    scenario.forecast(MUG, 1, 40, 40);
    scenario.count(MUG, "CDC", 200);
    scenario.count(MUG, "DC", 100);
    return scenario.after(Duration.ofHours(9));
  }

  private static Network network(Consumer<Lane.Builder> change) {
    Network small = Worlds.network(1);
    List<Node> nodes = new ArrayList<>();
    for (Node node : small.getNodes()) {
      nodes.add(
          node.getNode().equals("DC")
              ? Node.newBuilder(node).setHandlingInPerUnit(0.5).setHandlingOutPerUnit(0.7).build()
              : node.getNode().equals("V") ? Node.newBuilder(node).setEchelon(3).build() : node);
    }
    nodes.add(
        Node.newBuilder(AvroNetworks.node(4, "CDC", NodeKind.DC, 2, null, null))
            .setRegion("EAST")
            .build());
    List<Lane> lanes = new ArrayList<>(small.getLanes());
    lanes.removeIf(lane -> lane.getKind() == LaneKind.PURCHASE);
    lanes.add(AvroNetworks.lane("V>CDC", "V", "CDC", LaneKind.PURCHASE));
    lanes.add(AvroNetworks.lane("CDC>DC", "CDC", "DC", LaneKind.REPLENISH));
    Lane.Builder direct =
        Lane.newBuilder(AvroNetworks.lane(DIRECT, "CDC", "FC-E", LaneKind.REPLENISH))
            .setCostPerUnit(0.2)
            .setTruckCube(1000.0)
            .setCostPerDeparture(30);
    direct.getLeadTimeBuilder().setMeanDays(2.1);
    change.accept(direct);
    lanes.add(direct.build());
    return Network.newBuilder(small).setNodes(nodes).setLanes(lanes).build();
  }

  private static List<OfferLine> on(String lane, List<OfferLine> lines) {
    return lines.stream().filter(line -> line.getLane().equals(lane)).toList();
  }

  private static Decision decision(Scenario scenario) {
    List<Decision> all = scenario.out.of(Topic.DECISION, Decision.class);
    return all.get(all.size() - 1);
  }

  private static Map<String, String> values(Decision decision, String code) {
    return decision.getReasons().stream()
        .filter(reason -> reason.getCode().equals(code))
        .findFirst()
        .map(Reason::getValues)
        .orElseThrow();
  }
}
