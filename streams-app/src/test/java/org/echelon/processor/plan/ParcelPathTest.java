package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.ShipOption;
import org.echelon.reference.StatusSpan;
import org.echelon.state.Measure;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The small world in which parcels from FC-E may go over SC-1 and SC-2 to the station ST. */
class ParcelPathTest {
  private static final String MUG = "MUG";
  private static final String[] OVER_TWO = {"SC-1", "SC-2", "ST"};

  private final Scenario scenario = Scenario.begun();

  @BeforeEach
  void stock() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 9);
    scenario.after(Duration.ofMinutes(1));
  }

  @Test
  void shouldTellTheWarehouseTheWayAndCountItsPlaces() {
    network(2, NodeStatus.OPEN, OVER_TWO);
    scenario.order("SO-1", MUG, 2, "Z-E");

    // when
    shipped(only(), 2);

    assertThat(only().getPath()).containsExactly("FC-E", "SC-1", "SC-2", "ST");
    assertThat(touches()).isEqualTo("8/2");
  }

  @Test
  void shouldCountTheShippingNodeAloneWhereNoPlaceIsNamed() {
    network(2, NodeStatus.OPEN);
    scenario.order("SO-1", MUG, 2, "Z-E");

    // when
    shipped(only(), 2);

    assertThat(only().getPath()).containsExactly("FC-E");
    assertThat(touches()).isEqualTo("2/2");
  }

  @Test
  void shouldKeepTheWayOfAnAssignmentWhateverTheNetworkSaysLater() {
    network(2, NodeStatus.OPEN, OVER_TWO);
    scenario.order("SO-1", MUG, 4, "Z-E");
    network(3, NodeStatus.OPEN, "SC-1");
    scenario.restart();
    Instant left = scenario.now();
    shipment(1, 4, false, left);
    assertThat(touches()).isEqualTo("16/4");
    scenario.restart();

    // when
    shipment(2, 3, false, left);

    assertThat(touches()).isEqualTo("12/3");
    shipment(3, 3, true, left);
    assertThat(touches()).isEqualTo("0/0");
    scenario.order("SO-2", MUG, 1, "Z-E");
    assertThat(scenario.assignments())
        .last()
        .satisfies(command -> assertThat(command.getPath()).containsExactly("FC-E", "SC-1"));
  }

  @Test
  void shouldCallOffAParcelOnTheWayThatItWasGiven() {
    network(2, NodeStatus.OPEN, OVER_TWO);
    scenario.order("SO-1", MUG, 2, "Z-E");

    // when
    scenario.order("SO-1", 2, MUG, 0, "Z-E", OrderChange.CANCELLED);

    AssignmentCommand cancel = scenario.assignments().get(1);
    assertThat(cancel.getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(cancel.getPath()).containsExactly("FC-E", "SC-1", "SC-2", "ST");
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSED", "NO_INBOUND", "NO_OUTBOUND"})
  void shouldSendNothingOverAPlaceThatNoParcelPasses(NodeStatus status) {
    scenario.count(MUG, "FC-W", 9);
    network(2, status, OVER_TWO);

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");

    assertThat(only().getNode()).isEqualTo("FC-W");
    assertThat(only().getPath()).containsExactly("FC-W");
  }

  /** Puts a network in force that names places on the way from FC-E to Z-E. */
  private void network(long version, NodeStatus ofSecond, String... via) {
    Network small = Worlds.network(version);
    List<Node> nodes = new ArrayList<>(small.getNodes());
    nodes.add(place(4, "SC-1", NodeKind.SORT, NodeStatus.OPEN));
    nodes.add(place(5, "SC-2", NodeKind.SORT, ofSecond));
    nodes.add(place(6, "ST", NodeKind.STATION, NodeStatus.OPEN));
    List<Lane> lanes = new ArrayList<>(small.getLanes());
    lanes.add(AvroNetworks.lane("FC-E>SC-1", "FC-E", "SC-1", LaneKind.OUTBOUND));
    lanes.add(AvroNetworks.lane("SC-1>SC-2", "SC-1", "SC-2", LaneKind.OUTBOUND));
    lanes.add(AvroNetworks.lane("SC-2>ST", "SC-2", "ST", LaneKind.OUTBOUND));
    List<ShipOption> options = new ArrayList<>();
    for (ShipOption option : small.getShipOptions()) {
      boolean named = option.getNode().equals("FC-E") && option.getZone().equals("Z-E");
      options.add(ShipOption.newBuilder(option).setVia(named ? List.of(via) : List.of()).build());
    }
    scenario.feed(
        "small",
        LogKind.NETWORK,
        Network.newBuilder(small).setNodes(nodes).setLanes(lanes).setShipOptions(options).build());
    scenario.after(Duration.ofMinutes(1));
  }

  private static Node place(int ordinal, String id, NodeKind kind, NodeStatus status) {
    return Node.newBuilder(AvroNetworks.node(ordinal, id, kind, 0, null, null))
        .setRegion("EAST")
        .setStatus(
            List.of(
                StatusSpan.newBuilder()
                    .setStatus(status)
                    .setFromAt(AvroNetworks.EFFECTIVE)
                    .build()))
        .build();
  }

  private AssignmentCommand only() {
    assertThat(scenario.assignments()).hasSize(1);
    return scenario.assignments().get(0);
  }

  private void shipped(AssignmentCommand command, long units) {
    scenario.ack(MUG, command.getCommandId(), AckKind.SHIPPED, command.getNode(), units);
  }

  private void shipment(int revision, long units, boolean withdrawn, Instant at) {
    scenario.parcel(revision, units, withdrawn, at);
  }

  /** Touches and units of the week so far, of customers in the east. */
  private String touches() {
    scenario.after(Duration.ofMinutes(1));
    String told = "none";
    for (Measure measure : scenario.out.of(Topic.MEASURE, Measure.class)) {
      if (measure
          .getMeasureId()
          .equals("touches/part=plan-0/region=EAST/2026-11-23T00:00:00Z/10080")) {
        told = (long) measure.getNumerator() + "/" + (long) measure.getDenominator();
      }
    }
    return told;
  }
}
