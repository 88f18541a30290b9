package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.system.Offer;
import org.junit.jupiter.api.Test;

/** FC-E takes STANDARD items only, FC-W and the DC take all; SOFA is LARGE, MUG is STANDARD. */
class HandlingClassTest {
  private static final String SOFA = "SOFA";
  private static final String MUG = "MUG";
  private final Scenario scenario = new Scenario();

  @Test
  void shouldPlanAnItemOnlyWhereItCanBeHandled() {
    begin();

    // when
    large(List.of());

    assertThat(scenario.level(SOFA, "FC-E")).isZero();
    assertThat(scenario.level(SOFA, "FC-W")).isPositive();
    assertThat(scenario.level(MUG, "FC-E")).isPositive();
  }

  @Test
  void shouldServeItsDemandFromNodesThatCanHandleIt() {
    begin();
    scenario.item("LIKE", 1, "FC-W", "DC");
    scenario.forecast("LIKE", 1, 20, 20);

    // when
    large(List.of());

    // As if the list of nodes had named all others.
    assertThat(scenario.level(SOFA, "FC-W")).isEqualTo(scenario.level("LIKE", "FC-W"));
    assertThat(scenario.level(SOFA, "DC")).isEqualTo(scenario.level("LIKE", "DC"));
  }

  @Test
  void shouldMoveNoneToANodeThatCannotHandleIt() {
    begin();
    large(List.of());
    scenario.count(SOFA, "DC", 100);

    // when
    scenario.ask("FC-E", "DC>FC-E");
    scenario.grant("FC-E", SOFA, "DC>FC-E", 5);

    assertThat(scenario.out.toGates(Offer.class).get(0).getLines()).isEmpty();
    assertThat(scenario.transfers()).isEmpty();
  }

  @Test
  void shouldNotShipFromANodeThatIsNotEquippedEvenIfStockLiesThere() {
    begin();
    large(List.of());
    scenario.count(SOFA, "FC-E", 5);
    scenario.order("SO-1", SOFA, 1, "Z-E");
    assertThat(scenario.assignments()).isEmpty();

    // when
    scenario.count(SOFA, "FC-W", 500);

    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-W");
  }

  @Test
  void shouldSellOutWhatMayNoLongerBeStocked() {
    begin();
    large(List.of("FC-W", "DC"));
    scenario.count(SOFA, "FC-W", 5);

    // when
    scenario.order("SO-1", SOFA, 1, "Z-W");

    assertThat(scenario.proposal(SOFA).getNodes()).as("nothing is to be kept anywhere").isEmpty();
    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-W");
  }

  private void begin() {
    Network network = Worlds.network(1);
    List<Node> nodes = new ArrayList<>(network.getNodes());
    nodes.set(
        Worlds.FC_E,
        Node.newBuilder(nodes.get(Worlds.FC_E)).setHandlingClasses(List.of("STANDARD")).build());
    scenario.tick();
    scenario.feed("small", LogKind.NETWORK, Network.newBuilder(network).setNodes(nodes).build());
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 0);
  }

  private void large(List<String> notStockedAt) {
    scenario.feed(
        SOFA,
        LogKind.ITEM,
        Item.newBuilder(Worlds.item(SOFA, 1))
            .setHandlingClass("LARGE")
            .setNotStockedAt(notStockedAt)
            .build());
    scenario.forecast(SOFA, 1, 20, 20);
  }
}
