package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FC-E closes an hour after the start and opens again a day later, all in one network version. */
class NetworkOverTimeTest {
  private static final String MUG = "MUG";
  private static final Instant CLOSES = Worlds.START.plus(Duration.ofHours(1));
  private static final Instant OPENS = CLOSES.plus(Duration.ofDays(1));
  private final Scenario scenario = new Scenario();
  private long open;

  @BeforeEach
  void stock() {
    Network network = Worlds.network(1);
    List<Node> nodes = new ArrayList<>(network.getNodes());
    StatusSpan span =
        StatusSpan.newBuilder()
            .setStatus(NodeStatus.CLOSED)
            .setFromAt(CLOSES)
            .setUntilAt(OPENS)
            .build();
    nodes.set(
        Worlds.FC_E, Node.newBuilder(nodes.get(Worlds.FC_E)).setStatus(List.of(span)).build());
    scenario.feed("small", LogKind.NETWORK, Network.newBuilder(network).setNodes(nodes).build());
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-E", 5);
    open = scenario.level(MUG, "FC-E");
  }

  @Test
  void shouldPlanForOtherNodesWhileOneIsClosed() {
    long west = scenario.level(MUG, "FC-W");

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(open).isPositive();
    assertThat(scenario.level(MUG, "FC-E")).isZero();
    assertThat(scenario.level(MUG, "FC-W")).isGreaterThan(west);

    // when
    scenario.after(Duration.ofDays(1));

    assertThat(scenario.level(MUG, "FC-E")).isPositive();
  }

  @Test
  void shouldLetOrdersWaitForTheNodeThatHasTheStock() {
    scenario.after(Duration.ofHours(1));
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(scenario.assignments()).isEmpty();

    // when
    scenario.after(Duration.ofDays(1));

    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-E");
  }

  @Test
  void shouldStandAlikeAfterARestart() {
    scenario.after(Duration.ofHours(2));
    scenario.restart();
    scenario.refresh();
    scenario.order("SO-1", MUG, 1, "Z-E");
    assertThat(scenario.assignments()).isEmpty();
    assertThat(scenario.level(MUG, "FC-E")).isZero();

    // when
    scenario.after(Duration.ofHours(23));

    assertThat(scenario.assignments()).hasSize(1);
  }
}
