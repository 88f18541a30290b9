package org.echelon.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.codec.LogKind;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.producers.world.GeneratedWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLoadTest {
  private static final LoadSettings SETTINGS = new LoadSettings(20, 10, 4_000, false, 3);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 28, 100})
  void shouldMakeANetworkOfSoManyNodesInWhichEveryZoneIsServed(int nodes) {
    Network network =
        NetworkMapping.toCore(
            LoadNetwork.of(GeneratedWorld.start(), nodes), GeneratedWorld.start().toEpochMilli());

    assertThat(network.nodes().stream().filter(node -> node.kind().holdsStock())).hasSize(nodes);
    Set<Integer> served = new HashSet<>();
    network.shipOptions().forEach(option -> served.add(option.zone()));
    assertThat(served).hasSameSizeAs(network.zones());
  }

  @Test
  void shouldSayTheSameTwice() {
    EventLoad one = new EventLoad(SETTINGS);
    EventLoad other = new EventLoad(SETTINGS);

    assertThat(one.opening()).isEqualTo(other.opening());
    for (int i = 0; i < 100; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void shouldBeOrdersForTheMostPart() {
    EventLoad load = new EventLoad(SETTINGS);
    Map<LogKind, Integer> kinds = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      kinds.merge(load.next().kind(), 1, Integer::sum);
    }

    assertThat(kinds).containsOnlyKeys(LogKind.ORDER, LogKind.RECEIPT, LogKind.ADJUSTMENT);
    assertThat(kinds.get(LogKind.ORDER) / 4_000.0).isCloseTo(0.7, within(0.03));
    assertThat(kinds.get(LogKind.RECEIPT) / 4_000.0).isCloseTo(0.15, within(0.03));
  }

  @Test
  void shouldPutSharedRecordsIntoEveryPartitionAndOthersIntoOne() {
    Backlog backlog = Backlog.of(new LoadSettings(5, 4, 5_000, false, 1), 4);

    assertThat(backlog.events()).hasSize(5_000 + 4);
    // tick and network in all, then items, forecasts and a count of each SKU at each node
    assertThat(backlog.opening()).hasSize(2 * 4 + 5 + 5 + 5 * 4);
  }

  @Test
  void shouldGiveATenthOfASkewedLoadToOneSku() {
    SkuChoice choice = SkuChoice.skewed(50);
    SplittableRandom random = new SplittableRandom(9);
    int[] drawn = new int[50];
    for (int i = 0; i < 100_000; i++) {
      drawn[choice.of(random.nextDouble())]++;
    }

    assertThat(drawn[0] / 1e5).isCloseTo(0.1, within(0.005));
    assertThat((double) drawn[1] / drawn[2]).isCloseTo(2, within(0.1));
    assertThat(choice.share(0)).isEqualTo(0.1);
    assertThat(List.of(choice.of(0), choice.of(0.0999), choice.of(0.1), choice.of(1)))
        .containsExactly(0, 0, 1, 49);
  }
}
