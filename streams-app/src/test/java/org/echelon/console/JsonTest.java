package org.echelon.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private record Everything(
      String text,
      double fraction,
      double unknown,
      long count,
      boolean yes,
      Optional<Instant> at,
      Optional<String> none,
      List<Long> numbers,
      Map<String, Double> byName) {}

  @Test
  void shouldBeReadByOthersAsItWasMeant() throws Exception {
    String text = "quote \" slash \\ line \n control \u0001 </script> \u2028 é";

    // when
    String json =
        Json.of(
            new Everything(
                text,
                0.1,
                Double.NaN,
                9_007_199_254_740_991L,
                true,
                Optional.of(Instant.parse("2026-11-21T12:00:00Z")),
                Optional.empty(),
                List.of(1L, 2L),
                Map.of("a", 1e-7)));

    JsonNode read = new ObjectMapper().readTree(json);
    assertThat(read.get("text").textValue()).isEqualTo(text);
    assertThat(read.get("fraction").doubleValue()).isEqualTo(0.1);
    assertThat(read.get("unknown").isNull()).isTrue();
    assertThat(read.get("count").longValue()).isEqualTo(9_007_199_254_740_991L);
    assertThat(read.get("yes").booleanValue()).isTrue();
    assertThat(read.get("at").textValue()).isEqualTo("2026-11-21T12:00:00.000Z");
    assertThat(read.get("none").isNull()).isTrue();
    assertThat(read.get("numbers").size()).isEqualTo(2);
    assertThat(read.get("byName").get("a").doubleValue()).isEqualTo(1e-7);
    assertThat(json).doesNotContain("<", "\u2028");
  }

  @Test
  void shouldWriteEmptyListsMapsAndRecords() {
    record Nothing() {}

    // when
    String json = Json.of(List.of(List.of(), Map.of(), new Nothing()));

    assertThat(json).isEqualTo("[[],{},{}]");
  }

  /** As a text of nine digits would be read back, for figures of any size. */
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        1.0 / 3,
        -2.0 / 3,
        123.456789012345,
        98765.4321987,
        0.000123456789123,
        1e-7,
        4e-13,
        9.99999999951,
        123456789.5,
        98765432123.25,
        2.5e-17,
        999.9999999,
        0.30000000000000004
      })
  void shouldKeepNineDigits(double value) {
    assertThat(Json.of(value))
        .isEqualTo(String.valueOf(Double.parseDouble(String.format(Locale.ROOT, "%.9g", value))));
  }
}
