package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.reference.Capacity;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.system.NodeLoad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders pass by a node that is busy, over all SKUs, as its gate tells. */
class BusyNodesTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = new Scenario();

  @BeforeEach
  void begin() {
    List<Node> nodes = new ArrayList<>(Worlds.network(1).getNodes());
    // Only FC-E has a limit: it ships a hundred units a day.
    Capacity limit =
        Capacity.newBuilder()
            .setFromOn(LocalDate.parse("2026-10-01"))
            .setOutboundUnitsPerDay(100.0)
            .build();
    nodes.set(
        Worlds.FC_E, Node.newBuilder(nodes.get(Worlds.FC_E)).setCapacity(List.of(limit)).build());
    Network network = Network.newBuilder(Worlds.network(1)).setNodes(nodes).build();
    scenario.feed("small", LogKind.NETWORK, network);
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-E", 50);
  }

  private void load(long openUnits) {
    scenario.feed(
        "FC-E", LogKind.NODE_LOAD, new NodeLoad("FC-E", scenario.now(), openUnits, 100.0));
  }

  private AssignmentCommand last() {
    List<AssignmentCommand> all = scenario.assignments();
    return all.get(all.size() - 1);
  }

  @Test
  void shouldLoseOrdersToAnIdleNodeAndGetThemBack() {
    scenario.count(MUG, "FC-W", 50);
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(last().getNode()).isEqualTo("FC-E");

    // when
    load(300);
    scenario.order("SO-2", MUG, 1, "Z-E");

    assertThat(last().getNode()).isEqualTo("FC-W");
    assertThat(last().getReasons()).contains("QUEUE_ELSEWHERE");

    // when
    load(40);
    scenario.order("SO-3", MUG, 1, "Z-E");

    assertThat(last().getNode()).isEqualTo("FC-E");
    assertThat(last().getReasons()).doesNotContain("QUEUE_ELSEWHERE");
  }

  @Test
  void shouldKeepItsOrdersWithinHalfADayOfWork() {
    scenario.count(MUG, "FC-W", 50);
    load(50);

    // when
    scenario.order("SO-1", MUG, 1, "Z-E");

    assertThat(last().getNode()).isEqualTo("FC-E");
    assertThat(last().getReadyBy()).isEqualTo(Instant.parse("2026-11-23T17:00:00Z"));
  }

  @Test
  void shouldPromiseLaterWhereTheOnlyNodeIsBusy() {
    load(200);

    // when
    scenario.order("SO-1", MUG, 1, "Z-E");

    // Two days of work less half a day: past the cut-off of Tuesday, before that of Wednesday.
    assertThat(last().getReadyBy()).isEqualTo(Instant.parse("2026-11-25T17:00:00Z"));
    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-26T17:00:00Z"));
  }

  @Test
  void shouldRememberTheLoadAfterARestart() {
    scenario.count(MUG, "FC-W", 50);
    load(300);
    scenario.restart();

    // when
    scenario.order("SO-1", MUG, 1, "Z-E");

    assertThat(last().getNode()).isEqualTo("FC-W");
  }

  @Test
  void shouldTellTheGateWhatItKeepsReservedWhenThatMoved() {
    scenario.count(MUG, "FC-W", 50);
    scenario.order("SO-1", MUG, 40, "Z-E");
    scenario.order("SO-2", MUG, 1, "Z-W");
    scenario.after(Duration.ofMinutes(1));
    assertThat(told()).containsExactly("FC-E 40");

    // when
    scenario.order("SO-3", MUG, 2, "Z-E");
    scenario.after(Duration.ofMinutes(1));
    scenario.order("SO-4", MUG, 1, "Z-E");
    scenario.after(Duration.ofMinutes(1));
    scenario.after(Duration.ofMinutes(1));

    assertThat(told()).containsExactly("FC-E 40", "FC-E 43");

    // when
    scenario.assignments().stream()
        .filter(command -> command.getNode().equals("FC-E"))
        .forEach(
            command ->
                scenario.ack(
                    MUG, command.getCommandId(), AckKind.SHIPPED, "FC-E", command.getUnits()));
    scenario.after(Duration.ofMinutes(1));

    assertThat(told()).containsExactly("FC-E 40", "FC-E 43", "FC-E 0");
  }

  private List<String> told() {
    return scenario.out.toGates(NodeLoad.class).stream()
        .map(load -> load.getNode() + " " + load.getOpenUnits())
        .toList();
  }
}
