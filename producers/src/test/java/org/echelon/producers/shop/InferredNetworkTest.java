package org.echelon.producers.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.echelon.processor.intake.FormCheck;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.ShipOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that has counted its stock has a network. */
class InferredNetworkTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");

  @TempDir private Path folder;

  @Test
  void shouldBeTheNetworkThatTheContractsState() throws IOException {
    String contract =
        """
        {"networkId":"main","version":1,"source":"infer","effectiveAt":"2026-11-22T08:00:00Z",
        "currency":"USD","nodes":[{"node":"DC1","kind":"DC","echelon":1,"region":"R1",
        "timeZone":"Europe/Rome"},{"node":"FC1","kind":"FC","echelon":0,"region":"R1",
        "timeZone":"Europe/Rome","homeZone":"Z-FC1"}],"zones":[{"zone":"Z-FC1","region":"R1",
        "timeZone":"Europe/Rome"}],"regions":[{"region":"R1","nodes":["DC1","FC1"],
        "zones":["Z-FC1"]}],"lanes":[{"lane":"DC1>FC1","from":"DC1","to":"FC1",
        "kind":"REPLENISH","calendar":{"departLocalTime":"18:00"},"leadTime":{"family":"GAMMA",
        "meanDays":2,"sdDays":0.5},"costPerUnit":0.3,"mode":"AUTO","assumeAcks":true}],
        "shipOptions":[{"node":"FC1","zone":"Z-FC1","speed":"NEXT_DAY","option":"GND",
        "transitDays":1,"cutoffLocalTime":"17:00","costPerUnit":3.6},{"node":"DC1",
        "zone":"Z-FC1","speed":"NEXT_DAY","option":"GND","transitDays":2,
        "cutoffLocalTime":"15:00","costPerUnit":8.5}]}
        """;
    Path counts = counts("sku,node,on_hand\nMUG,DC1,200\nMUG,FC1,4\n");

    // when
    Network network = InferredNetwork.of(counts, Optional.of("DC1"), ZONE, NOW).network();

    assertThat(network).isEqualTo(NetworkForm.read("contract", contract, NOW));
  }

  @Test
  void shouldBeAdmittedOnceItsNodesAreNumbered() throws IOException {
    Path counts = counts("sku,node,on_hand\nMUG,A,20\nMUG,B,4\nMUG,C,\nCUP,B,30\n");

    // when
    InferredNetwork guess = InferredNetwork.of(counts, Optional.empty(), ZONE, NOW);

    assertThat(guess.dc()).isEqualTo("B");
    assertThat(guess.guessed()).isTrue();
    assertThat(guess.network().getLanes()).extracting(Lane::getLane).containsExactly("B>A", "B>C");
    Network ready = NetworkOrdinals.assign(Optional.empty(), List.of(), guess.network());
    assertThat(FormCheck.check(ready)).isEmpty();
  }

  @Test
  void shouldServeAZoneFromItsOwnNodeAtTheLowestCost() throws IOException {
    Path counts = counts("sku,node,on_hand\nMUG,DC1,200\nMUG,FC1,4\nMUG,FC2,4\n");

    // when
    Network network = InferredNetwork.of(counts, Optional.empty(), ZONE, NOW).network();

    assertThat(network.getShipOptions())
        .filteredOn(option -> option.getZone().equals("Z-FC2"))
        .extracting(ShipOption::getNode, ShipOption::getCostPerUnit)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("FC2", 3.6),
            org.assertj.core.groups.Tuple.tuple("FC1", 8.5),
            org.assertj.core.groups.Tuple.tuple("DC1", 8.5));
  }

  @Test
  void shouldSayWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> infer("sku,node,on_hand\nMUG,DC1,200\n", "DC1"))
        .hasMessageContaining("names one node only, DC1")
        .hasMessageContaining("Count a second one");
    assertThatThrownBy(() -> infer("sku,node,on_hand\nMUG,DC1,2\nMUG,FC1,2\n", "DC2"))
        .hasMessageContaining("\"DC2\" is not counted in counts.csv. Did you mean DC1?");
    assertThatThrownBy(() -> infer("sku,node,onhand\nMUG,DC1,2\n", "DC1"))
        .hasMessageContaining("counts.csv:1: there is no column \"onhand\". Did you mean on_hand?");
    assertThatThrownBy(() -> infer("sku,node,on_hand\nMUG,DC1,two\nMUG,FC1,2\n", "DC1"))
        .hasMessageContaining("counts.csv:2: on_hand: \"two\" is not a number");
  }

  private InferredNetwork infer(String text, String dc) throws IOException {
    return InferredNetwork.of(counts(text), Optional.of(dc), ZONE, NOW);
  }

  private Path counts(String text) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), text);
  }
}
