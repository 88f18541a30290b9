package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SinceTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T14:32:07Z");

  @ParameterizedTest
  @CsvSource({
    "2h, 2026-11-21T12:32:07Z",
    "30m, 2026-11-21T14:02:07Z",
    "2026-11-20T18:00Z, 2026-11-20T18:00:00Z",
    "2026-11-20T18:00:00+02:00, 2026-11-20T16:00:00Z"
  })
  void shouldReadBeginningsAsPeopleWriteThem(String text, Instant begin) {
    assertThat(SinceTime.parse(text, NOW)).isEqualTo(new SinceTime(text, begin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-20", "18:00", "2w", "", "-2h"})
  void shouldRefuseWhatIsNoBeginning(String text) {
    assertThatThrownBy(() -> SinceTime.parse(text, NOW))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("write for instance 30m");
  }
}
