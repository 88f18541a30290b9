package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map to EDI names fields that there are, and every record that partners see. */
class EdiPageTest {
  private static final Pattern FIELD = Pattern.compile("^\\| `([a-zA-Z.]+)` \\|");
  private static final Pattern TOPIC = Pattern.compile("^\\| `([a-z.0-9-]+\\.v\\d)` \\|");

  private static final Map<String, Topic> RECORDS = new TreeMap<>();
  private static final Map<String, List<String>> SECTIONS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent()) {
        RECORDS.put(MessageForm.name(topic), topic);
      }
    }
    String page = Files.readString(Path.of("..", "..", "topology-docs", "edi.md"));
    for (String section : page.split("\n## ")) {
      SECTIONS.put(section.lines().findFirst().orElseThrow(), section.lines().toList());
    }
  }

  @Test
  void shouldNameFieldsThatThereAre() {
    int fields = 0;
    for (Map.Entry<String, Topic> record : RECORDS.entrySet()) {
      for (String path : named(record.getKey(), FIELD)) {
        assertThat(has(MessageForm.schema(record.getValue()), path))
            .as(record.getKey() + " has " + path)
            .isTrue();
        fields++;
      }
    }
    assertThat(fields).isGreaterThan(120);
  }

  @Test
  void shouldTellEveryRecordThatPartnersSee() {
    Set<String> without = new TreeSet<>(named("What has no counterpart", TOPIC));
    Set<String> sections =
        RECORDS.keySet().stream()
            .filter(SECTIONS::containsKey)
            .map(name -> topic(name).suffix())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(sections).doesNotContainAnyElementsOf(without);
    Set<String> told = new TreeSet<>(without);
    told.addAll(sections);
    assertThat(told)
        .isEqualTo(
            RECORDS.values().stream()
                .filter(EdiPageTest::seen)
                .map(Topic::suffix)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void shouldHaveASectionForNothingElse() {
    Set<String> others = new TreeSet<>(SECTIONS.keySet());
    others.removeAll(RECORDS.keySet());

    assertThat(others)
        .containsExactly("# EDI: our records beside X12 and EDIFACT", "What has no counterpart");
  }

  private static Topic topic(String name) {
    return Objects.requireNonNull(RECORDS.get(name));
  }

  private static boolean seen(Topic topic) {
    return Stream.concat(topic.writers().stream(), topic.readers().stream())
        .anyMatch(Party::outside);
  }

  private static List<String> named(String section, Pattern pattern) {
    return SECTIONS.getOrDefault(section, List.of()).stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static boolean has(Schema schema, String path) {
    Schema at = schema;
    for (String name : Arrays.asList(path.split("\\."))) {
      Schema.Field field = at.getType() == Schema.Type.RECORD ? at.getField(name) : null;
      if (field == null) {
        return false;
      }
      at = inner(field.schema());
    }
    return true;
  }

  /** What a list or an option holds. */
  private static Schema inner(Schema schema) {
    return switch (schema.getType()) {
      case ARRAY -> inner(schema.getElementType());
      case UNION ->
          inner(
              schema.getTypes().stream()
                  .filter(type -> type.getType() != Schema.Type.NULL)
                  .findFirst()
                  .orElseThrow());
      default -> schema;
    };
  }
}
