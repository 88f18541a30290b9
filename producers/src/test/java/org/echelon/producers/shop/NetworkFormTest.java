package org.echelon.producers.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown can be changed and given back. */
class NetworkFormTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @Test
  void shouldReadBackAWholeNetworkAsItWasWritten() {
    Network network = new Us8World(1, 20, 1).network();

    // when
    String text = NetworkForm.write(network);

    assertThat(NetworkForm.read("network.json", text, NOW)).isEqualTo(network);
    assertThat(text).contains("\"effectiveAt\" : \"" + network.getEffectiveAt() + "\"");
    assertThat(text).doesNotContain("null", "lateCostPerUnit\" : 2.5", "periodDays");
  }

  @Test
  void shouldFillInWhatOnlyAnApplicationKnows() {
    // when
    Network network = NetworkForm.read("network.json", "{\"currency\":\"EUR\"}", NOW);

    assertThat(network.getEffectiveAt()).isEqualTo(NOW);
    assertThat(network.getNetworkId()).isEqualTo("main");
    assertThat(network.getCurrency()).isEqualTo("EUR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nods\":[]} | nods: there is no such field. Did you mean nodes?",
        "{\"nodes\":{}} | nodes: {} is not a list",
        "{\"nodes\":[{\"node\":\"A\"}]} | nodes[0].kind: is missing",
        "{\"nodes\":[{\"node\":7}]} | nodes[0].node: 7 is not text",
        "{\"lanes\":[{\"lane\":\"A\",\"from\":\"A\",\"to\":\"B\",\"kind\":\"BUY\"}]}"
            + " | lanes[0].kind: \"BUY\" is not one of REPLENISH, LATERAL, PURCHASE, RETURN",
        "{\"effectiveAt\":\"tomorrow\"} | effectiveAt: \"tomorrow\" is not an instant like",
        "{\"periods\":1.5} | periods: 1.5 is not a whole number",
        "{\"limits\":{\"commandDaysOfCoverMax\":\"x\"}}"
            + " | limits.commandDaysOfCoverMax: \"x\" is not a number",
        "{\"nodes\": | network.json:1:10: not JSON",
        "[] | network.json is not a JSON object"
      })
  void shouldNameThePlaceThatCannotBeRead(String text, String told) {
    assertThatThrownBy(() -> NetworkForm.read("network.json", text, NOW))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(told);
  }
}
