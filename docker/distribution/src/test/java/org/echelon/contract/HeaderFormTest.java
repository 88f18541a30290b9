package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedHeaders;
import org.echelon.inventory.Refusal;
import org.echelon.processor.EventHeaders;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** The headers that are documented are those that are written. */
class HeaderFormTest {
  private static final Instant AT = Instant.parse("2026-11-21T09:14:07Z");

  @Test
  void shouldBeThoseOfWhatWePublish() {
    Headers written = EventHeaders.of("echelon-plan", "k", Examples.of(Topic.TRANSFER), AT);

    assertThat(names(written))
        .isEqualTo(properties(HeaderForm.WRITTEN))
        .isEqualTo(required(HeaderForm.WRITTEN));
  }

  @Test
  void shouldBeThoseOfRefusedRecords() {
    RefusedHeaders refused = new RefusedHeaders("echelon.", "echelon-intake", "0_1", "admit-facts");
    Refusal refusal = RefusalCode.FIELD_RANGE.at("units", 0);
    Origin origin = new Origin("evt.order.v1", 3, 41);

    RecordHeaders again = new RecordHeaders();
    for (String name : List.of("attempt", "resentBy", "resentAt", "rootOffset")) {
      again.add(RefusedHeaders.PREFIX + name, new byte[] {'1'});
    }
    Set<String> with = names(refused.withBytes(again, refusal, origin, 1, AT));
    Set<String> without = names(refused.withoutBytes(refusal, origin, AT));

    Set<String> either = new TreeSet<>(with);
    either.addAll(without);
    Set<String> both = new TreeSet<>(with);
    both.retainAll(without);
    assertThat(properties(HeaderForm.REFUSED)).isEqualTo(either);
    assertThat(required(HeaderForm.REFUSED)).isEqualTo(both);
  }

  static Set<String> names(Headers headers) {
    return Arrays.stream(headers.toArray())
        .map(Header::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> properties(String schema) {
    Set<String> names = new TreeSet<>();
    schema(schema).path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> required(String schema) {
    Set<String> names = new TreeSet<>();
    schema(schema).path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode schema(String name) {
    ObjectNode schemas = JsonText.MAPPER.createObjectNode();
    HeaderForm.all(schemas);
    return schemas.path(name);
  }
}
