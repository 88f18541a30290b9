package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader of queries, which the tests of boards and rules trust. */
class QueryTest {
  @Test
  void shouldFindWhatIsAskedForInNestedExpressions() {
    Query query =
        Query.of(
            "histogram_quantile(0.99, sum by (kind, le)"
                + " (rate(echelon_command_ack_seconds_bucket{kind=~\"T.*\"}[$__rate_interval])))"
                + " > 1e3 and on (job) up{job!=\"x\"} == 1");

    assertThat(query.selectors())
        .extracting(Query.Selector::name)
        .containsExactly("echelon_command_ack_seconds_bucket", "up");
    assertThat(query.labels()).containsExactlyInAnyOrder("kind", "le", "job");
    assertThat(query.unknown()).isEmpty();
    Query.Selector answers = query.selectors().get(0);
    assertThat(answers.takes(answers.name(), Map.of("kind", "TRANSFER"))).isTrue();
    assertThat(answers.takes(answers.name(), Map.of("kind", "PURCHASE"))).isFalse();
    assertThat(query.selectors().get(1).takes("up", Map.of("job", "y"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "echelon_price_age_secnds | echelon_price_age_secnds",
        "max(echelon_event_age_seconds{tsk=\"0\"}) | echelon_event_age_seconds{tsk}",
        "sum by (node) (echelon_commands_open) | node",
        "echelon_price_age_seconds_bucket | echelon_price_age_seconds_bucket",
        "max by (le) (echelon_command_ack_seconds_sum) | le"
      })
  void shouldNameWhatThePageDoesNotKnow(String text, String unknown) {
    assertThat(Query.of(text).unknown()).isEqualTo(List.of(unknown));
  }

  @Test
  void shouldRefuseWhatItCannotRead() {
    assertThatThrownBy(() -> Query.of("up @ 17")).hasMessageContaining("@ 17");
  }
}
