package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.command.TransferCommand;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.NodeProposal;
import org.echelon.system.Offer;
import org.junit.jupiter.api.Test;

/** The west has far more than it should keep, the east is empty, and so is the centre. */
class LateralTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = new Scenario();

  private void stranded(LaneKind... kinds) {
    List<Lane> lanes = new ArrayList<>(Worlds.network(1).getLanes());
    for (LaneKind kind : kinds) {
      lanes.add(AvroNetworks.lane("FC-W>FC-E", "FC-W", "FC-E", kind));
    }
    Network network = Network.newBuilder(Worlds.network(1)).setLanes(lanes).build();
    scenario.feed("small", LogKind.NETWORK, network);
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 40, 2);
    scenario.count(MUG, "FC-W", 200);
    scenario.tick();
  }

  @Test
  void shouldProposeOfferAndCommandAMoveSideways() {
    stranded(LaneKind.LATERAL);
    assertThat(scenario.proposal(MUG).getNodes())
        .filteredOn(node -> node.getNode().equals("FC-E"))
        .extracting(NodeProposal::getSource)
        .containsExactly("FC-W");

    // when
    scenario.ask("FC-E", "DC>FC-E", "FC-W>FC-E");
    long offered = scenario.out.toGates(Offer.class).get(0).getLines().get(0).getUnits();
    scenario.grant("FC-E", MUG, "FC-W>FC-E", offered);

    assertThat(offered).isBetween(1L, scenario.level(MUG, "FC-E"));
    assertThat(scenario.transfers())
        .singleElement()
        .satisfies(command -> assertThat(command.getUnits()).isEqualTo(offered))
        .extracting(TransferCommand::getLane)
        .isEqualTo("FC-W>FC-E");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/" + offered);
    scenario.ask("FC-E", "DC>FC-E", "FC-W>FC-E");
    assertThat(scenario.out.toGates(Offer.class).get(1).getLines()).isEmpty();
  }

  /** What waits for a person may never come. */
  @Test
  void shouldBuyForAShortageAllTheSameWhereAMoveSidewaysWaitsForApproval() {
    stranded(LaneKind.LATERAL);
    long besideTheMove = wanted("DC");

    // when
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        "lane:FC-W>FC-E",
        1,
        control -> control.setMode(LaneMode.APPROVE));

    assertThat(wanted("DC")).isGreaterThan(besideTheMove);
  }

  private long wanted(String node) {
    return scenario.proposal(MUG).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .mapToLong(NodeProposal::getWantUnits)
        .sum();
  }

  @Test
  void shouldLeaveItWhereNoLaneLeads() {
    stranded();

    // when
    scenario.ask("FC-E", "DC>FC-E");

    assertThat(scenario.out.toGates(Offer.class).get(0).getLines()).isEmpty();
  }
}
