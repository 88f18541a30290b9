package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class UntilTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T14:32:07Z");

  @ParameterizedTest
  @CsvSource({
    "18:00, 2026-11-21T18:00:00Z",
    "18:00Z, 2026-11-21T18:00:00Z",
    "2h, 2026-11-21T16:32:07Z",
    "3d, 2026-11-24T14:32:07Z",
    "2026-11-22T06:00Z, 2026-11-22T06:00:00Z",
    "2026-11-22T06:00:00+02:00, 2026-11-22T04:00:00Z"
  })
  void shouldReadTimesAsPeopleWriteThem(String text, Instant end) {
    assertThat(UntilTime.parse(text).after(NOW)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "25:00", "2026-11-22", "2w", ""})
  void shouldRefuseWhatIsNoTime(String text) {
    assertThatThrownBy(() -> UntilTime.parse(text)).isInstanceOf(TypeConversionException.class);
  }

  @Test
  void shouldRefuseThePastAndOfferTheNextDay() {
    assertThatThrownBy(() -> UntilTime.parse("9:00").after(NOW))
        .hasMessageContaining("it is " + NOW)
        .hasMessageContaining("--until 2026-11-22T09:00:00Z");
    assertThatThrownBy(() -> UntilTime.parse("0h").after(NOW)).hasMessageContaining("has passed");
  }
}
