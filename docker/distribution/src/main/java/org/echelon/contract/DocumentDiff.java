package org.echelon.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.echelon.topic.Difference;
import org.echelon.topic.TopicSettings;
import org.echelon.topic.TopicState;

/** Compares what a document says of topics with what is there, in both directions. */
public final class DocumentDiff {
  private static final String WRITE = "write the document anew with ./echelon contracts asyncapi";
  private static final String CREATE = "run ./echelon topics create";
  private static final String REPAIR = CREATE + " --repair";
  private static final String EITHER = WRITE + ", or create the topic as it says";

  private final List<Difference> differences = new ArrayList<>();

  private DocumentDiff() {}

  /**
   * What differs between a document and what is there, by name of topic.
   *
   * @param document an AsyncAPI document as text
   * @param live all topics under the prefix of the deployment
   * @param subjectsAlone subjects under that prefix without a topic
   * @throws IllegalArgumentException when the document is none
   */
  public static List<Difference> of(
      String document, SortedMap<String, TopicState> live, List<String> subjectsAlone) {
    SortedMap<String, TopicState> said = AsyncApiTopics.of(JsonText.read(document));
    DocumentDiff diff = new DocumentDiff();
    said.forEach(
        (name, topic) -> {
          TopicState there = live.get(name);
          if (there == null) {
            diff.add(name, "the topic", "missing", "there", CREATE);
          } else {
            diff.compare(name, topic, there);
          }
        });
    live.keySet().stream()
        .filter(name -> !said.containsKey(name))
        .forEach(name -> diff.add(name, "the topic", "there", "in the document", WRITE));
    // The subject of a topic that is missing is told once more: it has to go, or the topic to come.
    subjectsAlone.forEach(
        subject -> diff.add(subject, "the subject", "there", "of a topic that is there", CREATE));
    diff.differences.sort(Comparator.comparing(Difference::object));
    return diff.differences;
  }

  private void compare(String name, TopicState said, TopicState there) {
    compare(name, "the number of partitions", there.partitions(), said.partitions());
    compare(name, "the number of replicas", there.replicas(), said.replicas());
    TreeSet<String> settings = new TreeSet<>(said.settings().keySet());
    settings.addAll(there.settings().keySet());
    for (String setting : settings) {
      String expected = said.setting(setting);
      String found = there.setting(setting);
      if (!TopicSettings.same(found, expected)) {
        add(name, setting, found, expected, said.settings().containsKey(setting) ? REPAIR : WRITE);
      }
    }
    schemas(name + "-value", said.schema(), there.schema());
  }

  private void compare(String name, String what, int found, int expected) {
    if (found != expected) {
      add(name, what, Integer.toString(found), Integer.toString(expected), EITHER);
    }
  }

  private void schemas(String subject, Optional<String> said, Optional<String> there) {
    if (said.isPresent() && there.isEmpty()) {
      add(subject, "the subject", "missing", "registered", CREATE);
    } else if (said.isEmpty() && there.isPresent()) {
      add(subject, "the subject", "registered", "none: the value is binary", WRITE);
    } else if (said.isPresent()) {
      String path = difference(parsed(there.orElseThrow()), parsed(said.get()));
      if (!path.isEmpty()) {
        String cure = CREATE + ", or where the registry is newer " + WRITE;
        add(subject, "the schema", "another at " + path, "that of the document", cure);
      }
    }
  }

  /**
   * The first place where two schemas are not the same to the letter; empty where there is none.
   */
  private static String difference(Schema found, Schema expected) {
    if (found.toString().equals(expected.toString())) {
      return "";
    }
    if (found.getType() == Schema.Type.RECORD && expected.getType() == Schema.Type.RECORD) {
      for (Schema.Field field : expected.getFields()) {
        Schema.Field other = found.getField(field.name());
        if (other == null || !text(other).equals(text(field))) {
          return field.name();
        }
      }
      for (Schema.Field field : found.getFields()) {
        if (expected.getField(field.name()) == null) {
          return field.name();
        }
      }
    }
    return expected.getName();
  }

  /** All that a field says: type, default, doc and properties. */
  private static String text(Schema.Field field) {
    return field.schema()
        + " "
        + field.defaultVal()
        + " "
        + field.doc()
        + " "
        + Map.copyOf(field.getObjectProps());
  }

  private static Schema parsed(String text) {
    return new Schema.Parser().parse(text);
  }

  private void add(String object, String what, String found, String expected, String cure) {
    differences.add(new Difference(object, what, found, expected, cure));
  }
}
