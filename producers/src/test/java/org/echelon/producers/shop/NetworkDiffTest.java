package org.echelon.producers.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.junit.jupiter.api.Test;

/** What changes from one version of a network to the next, and what never does. */
class NetworkDiffTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final Network first = numbered(network("DC1", "FC1"), List.of());

  @Test
  void shouldTellEachChangeAndCountThem() {
    Network next =
        Network.newBuilder(network("DC1", "FC1", "FC2"))
            .setLanes(List.of(lane(LaneMode.AUTO)))
            .setLostSaleBaseMicros(7_000_000)
            .build();

    // when
    NetworkDiff diff = NetworkDiff.between(Optional.of(first), numbered(next, List.of(first)));

    assertThat(diff.lines())
        .containsExactly(
            "~ lostSaleBaseMicros: 6500000 to 7000000",
            "+ node FC2",
            "~ lane DC1>FC1: mode APPROVE to AUTO");
    assertThat(diff.counts())
        .containsExactly(
            java.util.Map.entry("termsChanged", 1),
            java.util.Map.entry("nodesAdded", 1),
            java.util.Map.entry("lanesChanged", 1));
    assertThat(diff.summary()).isEqualTo("~1 term, +1 node, ~1 lane");
  }

  @Test
  void shouldFindNothingInAnotherVersionOfTheSame() {
    Network same =
        Network.newBuilder(first).setVersion(9).setEffectiveAt(NOW.plusSeconds(60)).build();

    // when
    NetworkDiff diff = NetworkDiff.between(Optional.of(first), same);

    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.summary()).isEqualTo("no change");
  }

  @Test
  void shouldKeepNumbersAndNeverGiveOneTwice() {
    Network refusedLater = numbered(network("DC1", "FC1", "FC7"), List.of(first));

    // when
    Network next =
        NetworkOrdinals.assign(
            Optional.of(first), List.of(first, refusedLater), network("FC9", "FC1", "DC1"));

    assertThat(next.getNodes())
        .extracting(Node::getNode, Node::getOrdinal)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("FC9", 3),
            org.assertj.core.groups.Tuple.tuple("FC1", 1),
            org.assertj.core.groups.Tuple.tuple("DC1", 0));
  }

  @Test
  void shouldRefuseToForgetOrRenumberANode() {
    assertThatThrownBy(() -> numbered(network("DC1"), List.of(first)))
        .hasMessageContaining("FC1 of the network in force is missing")
        .hasMessageContaining("CLOSED");

    Network claims =
        NetworkForm.read("story", NetworkForm.write(first).replace(": 0,", ": 5,"), NOW);
    assertThatThrownBy(() -> numbered(claims, List.of(first)))
        .hasMessageContaining("DC1 claims ordinal 5, it has 0");
  }

  private static Network numbered(Network next, List<Network> former) {
    Optional<Network> inForce = former.isEmpty() ? Optional.empty() : Optional.of(former.get(0));
    return NetworkOrdinals.assign(inForce, former, next);
  }

  private static Network network(String... nodes) {
    Network network =
        NetworkForm.read(
            "story",
            """
            {"lanes":[{"lane":"DC1>FC1","from":"DC1","to":"FC1","kind":"REPLENISH","calendar":{},
            "leadTime":{"family":"CONSTANT","meanDays":2}}]}
            """,
            NOW);
    List<Node> all = new ArrayList<>();
    for (String node : nodes) {
      all.add(
          Node.newBuilder()
              .setNode(node)
              .setKind(NodeKind.FC)
              .setEchelon(0)
              .setRegion("R1")
              .setTimeZone("Etc/UTC")
              .build());
    }
    return Network.newBuilder(network).setNodes(all).build();
  }

  private Lane lane(LaneMode mode) {
    return Lane.newBuilder(first.getLanes().get(0)).setMode(mode).build();
  }
}
