package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.echelon.config.Deployment;
import org.echelon.topic.Difference;
import org.echelon.topic.TopicState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deployment just as documented, and a document that somebody changed since. */
class DocumentDiffTest {
  private final ObjectNode document =
      AsyncApi.of(
          new Deployment("one:1", "http://one:1", "t.", 4, 2, 1, 50, 5, Path.of("none")), 1);
  private final SortedMap<String, TopicState> live = AsyncApiTopics.of(document);

  @Test
  void shouldFindNothingWhereAllIsAsDocumented() {
    assertThat(diff()).isEmpty();
    assertThat(live).hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhereTheDocumentIsWrong(Change change) {
    change.plant.accept(document);

    assertThat(diff()).containsExactly(change.line);
  }

  @Test
  void shouldNameASubjectWithoutATopic() {
    assertThat(DocumentDiff.of(document.toString(), live, List.of("t.evt.lost.v1-value")))
        .extracting(Difference::line)
        .containsExactly(
            "t.evt.lost.v1-value: the subject is there, should be of a topic that is there; run"
                + " ./echelon topics create");
  }

  /** Else a topic that says nothing of its own would differ from one made by hand. */
  @Test
  void shouldTakeASettingFromTheBrokerAsGoodAsOwn() {
    TopicState order = live.get("t.evt.order.v1");
    live.put(
        "t.evt.order.v1",
        new TopicState(
            order.partitions(), order.replicas(), Map.of(), order.settings(), order.schema()));

    assertThat(diff()).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNoDocument() {
    assertThatThrownBy(() -> DocumentDiff.of("{}", live, List.of()))
        .hasMessage("not an AsyncAPI document of topics: no /channels");
    assertThatThrownBy(() -> DocumentDiff.of("channels:", live, List.of()))
        .hasMessageStartingWith("not JSON: ");
  }

  private List<String> diff() {
    return DocumentDiff.of(document.toString(), live, List.of()).stream()
        .map(Difference::line)
        .toList();
  }

  /** What somebody did to the document, and what is told of it. */
  enum Change {
    TOPIC_ADDED(
        document -> {
          ObjectNode channels = object(document, "/channels");
          ObjectNode more = channels.path("sys.sku.v1").deepCopy();
          channels.set("evt.extra.v1", more.put("address", "t.evt.extra.v1"));
        },
        "t.evt.extra.v1: the topic is missing, should be there; run ./echelon topics create"),
    TOPIC_REMOVED(
        document -> object(document, "/channels").remove("alert.v1"),
        "t.alert.v1: the topic is there, should be in the document; write the document anew with"
            + " ./echelon contracts asyncapi"),
    SPLIT(
        document -> kafka(document, "sys.sku.v1").put("partitions", 5),
        "t.sys.sku.v1: the number of partitions is 4, should be 5; write the document anew with"
            + " ./echelon contracts asyncapi, or create the topic as it says"),
    COPIES(
        document -> kafka(document, "alert.v1").put("replicas", 3),
        "t.alert.v1: the number of replicas is 1, should be 3; write the document anew with"
            + " ./echelon contracts asyncapi, or create the topic as it says"),
    CLEANUP(
        document -> settings(document, "evt.order.v1").putArray("cleanup.policy").add("compact"),
        "t.evt.order.v1: cleanup.policy is delete, should be compact; run ./echelon topics create"
            + " --repair"),
    RETENTION(
        document -> settings(document, "evt.order.v1").put("retention.ms", 1),
        "t.evt.order.v1: retention.ms is 3024000000, should be 1; run ./echelon topics create"
            + " --repair"),
    SETTING_REMOVED(
        document -> settings(document, "evt.order.v1").remove("retention.ms"),
        "t.evt.order.v1: retention.ms is 3024000000, should be none; write the document anew with"
            + " ./echelon contracts asyncapi"),
    FIELD_DOC(
        document -> field(document, "Ack", 3).put("doc", "When it was written."),
        other("t.ack.command.v1", "recordedAt")),
    FIELD_UNIT(
        document -> field(document, "Ack", 2).put("unit", "days"),
        other("t.ack.command.v1", "occurredAt")),
    FIELD_DEFAULT(
        document -> field(document, "Ack", 4).put("default", 2),
        other("t.ack.command.v1", "revision")),
    FIELD_ADDED(
        document ->
            ((ArrayNode) schema(document, "Ack").get("fields"))
                .addObject()
                .put("name", "dock")
                .put("type", "string")
                .put("default", ""),
        other("t.ack.command.v1", "dock")),
    RECORD_DOC(
        document -> schema(document, "Ack").put("doc", "An answer."),
        other("t.ack.command.v1", "Ack"));

    private final Consumer<ObjectNode> plant;
    private final String line;

    Change(Consumer<ObjectNode> plant, String line) {
      this.plant = plant;
      this.line = line;
    }

    private static String other(String topic, String place) {
      return topic
          + "-value: the schema is another at "
          + place
          + ", should be that of the document; run ./echelon topics create, or where the registry"
          + " is newer write the document anew with ./echelon contracts asyncapi";
    }

    private static ObjectNode kafka(ObjectNode document, String topic) {
      return object(document, "/channels/" + topic + "/bindings/kafka");
    }

    private static ObjectNode settings(ObjectNode document, String topic) {
      return object(document, "/channels/" + topic + "/bindings/kafka/topicConfiguration");
    }

    private static ObjectNode schema(ObjectNode document, String message) {
      return object(document, "/components/messages/" + message + "/payload/schema");
    }

    private static ObjectNode field(ObjectNode document, String message, int index) {
      return (ObjectNode) schema(document, message).get("fields").get(index);
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
      return (ObjectNode) document.at(pointer);
    }
  }
}
