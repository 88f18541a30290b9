package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaltScopeTest {
  private final Capture echelon = new Capture();

  @ParameterizedTest
  @ValueSource(
      strings = {"network", "region:R1", "node:FC", "vendor:V", "lane:A>B", "sku:M", "sku:M@FC"})
  void shouldReadWhatItWrites(String text) {
    assertThat(HaltScope.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FC-A", "nodes:FC", "node:", "sku:M@", ":", "command:C-1"})
  void shouldRefuseWhatIsNone(String text) {
    assertThatThrownBy(() -> HaltScope.parse(text)).hasMessageContaining("[CTL_SCOPE]");
  }

  @Test
  void shouldRefuseWithoutALookAtTheBroker() {
    assertThat(echelon.run("control", "freeze")).isEqualTo(2);
    assertThat(echelon.run("control", "freeze", "network", "--until", "soon")).isEqualTo(2);
    assertThat(echelon.run("control", "unfreeze", "network", "--until", "2h")).isEqualTo(2);
    echelon.clear();

    assertThat(echelon.run("control", "freeze", "FC-A", "--why", "flood in hall")).isEqualTo(4);
    assertThat(echelon.err()).contains("for a node write node:FC-A", "[CTL_SCOPE]");
    assertThat(echelon.run("control", "freeze", "node:FC-A")).isEqualTo(4);
    assertThat(echelon.run("control", "freeze", "node:FC-A", "--why", "wet ")).isEqualTo(4);
    assertThat(echelon.err()).contains("this one has 0", "this one has 3", "[CTL_NO_REASON]");
    assertThat(echelon.run("control", "freeze", "lane:A>B", "--why", "road shut")).isEqualTo(4);
    assertThat(echelon.err()).contains("./echelon control pause lane:A>B --why TEXT");
  }

  @Test
  void shouldTakeOnlyAYesForAYes() {
    assertThat(Confirmation.agrees(" Y ")).isTrue();
    assertThat(Confirmation.agrees("yes")).isTrue();
    assertThat(Confirmation.agrees("")).isFalse();
    assertThat(Confirmation.agrees("no")).isFalse();
    assertThat(Confirmation.agrees(null)).isFalse();
  }
}
