package org.echelon.producers.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Scenarios that come along, and those of files. */
class ScenariosTest {
  private static final int DAYS = 28;

  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.echelon.producers.scenario.Scenarios#NAMES")
  void shouldComeAlong(String name) {
    Scenario scenario = Scenarios.of(name);

    scenario.check(DAYS);
    assertThat(scenario.name()).isEqualTo(name);
    assertThat(scenario.about()).endsWith(".");
    assertThat(scenario.settings().isEmpty()).isEqualTo(name.equals("nominal"));
  }

  @Test
  void shouldReadAFile() throws IOException {
    Path file = write("# more\nabout = Busy.\ndemand.factor = 1.5\ndemand.days = 3\nstorage=0.9\n");

    Scenario scenario = Scenarios.of(file.toString());

    scenario.check(DAYS);
    assertThat(scenario.name()).isEqualTo("own");
    assertThat(scenario.about()).isEqualTo("Busy.");
    assertThat(scenario.storage()).isEqualTo(0.9);
    assertThat(scenario.flow()).isEqualTo(1);
    assertThat(scenario.text()).isEqualTo("demand.days=3 demand.factor=1.5 storage=0.9");
  }

  @ParameterizedTest
  @CsvSource({
    "storage, 0, storage",
    "flow, much, no number",
    "demand.factor, -1, demand.factor",
    "demand.announced, yes, true or false",
    "flow.weekdays, '1,2', seven factors",
    "out-of-region.per-unit, -1, out-of-region",
    "weather, bad, known are",
  })
  void shouldRefuseWhatCannotBe(String key, String value, String why) {
    assertThatThrownBy(() -> new Scenario("own", "", Map.of(key, value)).check(DAYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("own");
  }

  @Test
  void shouldRefuseWhatNobodyWouldSee() {
    Scenario late = Scenarios.of("peak-surprise");

    assertThatThrownBy(() -> late.check(7)).hasMessageContaining("run more --days");
    assertThatThrownBy(() -> Scenarios.of("flood")).hasMessageContaining("facility-loss");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("own.properties"), text);
  }
}
