package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.echelon.config.Deployment;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
  private static final Deployment DEPLOYMENT =
      new Deployment(
          "one:9092, two:9092",
          "http://one:8080/apis/registry/v3",
          "shop.",
          12,
          4,
          1,
          50,
          5,
          Path.of("none"));

  static List<Topic> topics() {
    return Arrays.stream(Topic.values()).filter(topic -> topic.record().isPresent()).toList();
  }

  @Test
  void shouldKeepTheRulesOfTheSpecification() {
    assertThat(AsyncApiRules.broken(document())).isEmpty();
  }

  /** A check that nothing could break would say nothing. */
  @ParameterizedTest
  @EnumSource
  void shouldBeSeenToBreakThem(Fault fault) {
    ObjectNode document = document();

    fault.plant.accept(document);

    assertThat(AsyncApiRules.broken(document)).isNotEmpty();
  }

  @Test
  void shouldHaveOneServerForEachAddress() {
    assertThat(document().at("/servers/kafka/host").asText()).isEqualTo("one:9092");
    assertThat(document().at("/servers/kafka-2/host").asText()).isEqualTo("two:9092");
    assertThat(document().at("/servers/kafka/bindings/kafka/schemaRegistryUrl").asText())
        .isEqualTo("http://one:8080/apis/registry/v3");
  }

  @Test
  void shouldSayHowATopicIsSplitKeptAndKeyed() {
    JsonNode kafka = document().path("channels").path("evt.order.v1").at("/bindings/kafka");
    JsonNode price = document().at("/components/messages/PriceVector");

    assertThat(kafka.path("topic").asText()).isEqualTo("shop.evt.order.v1");
    assertThat(kafka.path("partitions").asInt()).isEqualTo(12);
    assertThat(kafka.path("replicas").asInt()).isEqualTo(3);
    assertThat(kafka.path("topicConfiguration").toString())
        .isEqualTo(
            "{\"cleanup.policy\":[\"delete\"],\"max.message.bytes\":81920,"
                + "\"message.timestamp.after.max.ms\":300000,"
                + "\"message.timestamp.type\":\"CreateTime\",\"min.insync.replicas\":2,"
                + "\"retention.ms\":3024000000}");
    assertThat(price.path("x-key-fields").toString()).isEqualTo("[\"networkId\",\"chunk\"]");
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatEachPartyOutsideSendsAndReceives(Topic topic) {
    JsonNode operations = document().path("operations");
    String message = MessageForm.name(topic);

    assertThat(tags(operations.path("send" + message))).isEqualTo(outside(topic.writers()));
    assertThat(tags(operations.path("receive" + message))).isEqualTo(outside(topic.readers()));
  }

  /** Other clients look a schema up by its text. */
  @ParameterizedTest
  @MethodSource("topics")
  void shouldCarryTheSchemaAsItIsRegistered(Topic topic) {
    JsonNode schema =
        document().at("/components/messages/" + MessageForm.name(topic) + "/payload/schema");

    assertThat(schema.toString()).isEqualTo(MessageForm.schema(topic).toString());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldShowAnExampleThatFitsItsSchema(Topic topic) {
    JsonNode message = document().at("/components/messages/" + MessageForm.name(topic));
    List<String> misfits = new ArrayList<>();

    fit("", MessageForm.schema(topic), message.at("/examples/0/payload"), misfits);

    assertThat(misfits).isEmpty();
  }

  /** Numbers for instants and days, as clients without our classes write them. */
  private static void fit(String place, Schema schema, JsonNode value, List<String> misfits) {
    boolean fits =
        switch (schema.getType()) {
          case RECORD -> {
            value
                .fieldNames()
                .forEachRemaining(
                    name -> {
                      if (schema.getField(name) == null) {
                        misfits.add(place + "/" + name + " is unknown");
                      }
                    });
            for (Schema.Field field : schema.getFields()) {
              if (value.has(field.name())) {
                fit(place + "/" + field.name(), field.schema(), value.get(field.name()), misfits);
              } else if (!field.hasDefaultValue()) {
                misfits.add(place + "/" + field.name() + " is missing");
              }
            }
            yield value.isObject();
          }
          case UNION -> {
            fit(place, schema.getTypes().get(1), value, misfits);
            yield true;
          }
          case ARRAY -> {
            value.forEach(item -> fit(place + "[]", schema.getElementType(), item, misfits));
            yield value.isArray();
          }
          case MAP -> {
            value.forEach(item -> fit(place + "{}", schema.getValueType(), item, misfits));
            yield value.isObject();
          }
          case ENUM -> schema.getEnumSymbols().contains(value.asText());
          case STRING -> value.isTextual();
          case BOOLEAN -> value.isBoolean();
          case DOUBLE -> value.isNumber();
          case INT, LONG ->
              value.isIntegralNumber()
                  && (!(schema.getLogicalType() instanceof LogicalTypes.TimestampMillis)
                      || value.asLong() > 1_700_000_000_000L);
          default -> false;
        };
    if (!fits) {
      misfits.add(place + ": " + value + " is not " + schema.getType());
    }
  }

  private static List<String> tags(JsonNode operation) {
    List<String> tags = new ArrayList<>();
    operation.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    return tags;
  }

  private static List<String> outside(Set<Party> parties) {
    return parties.stream().filter(Party::outside).map(Party::words).toList();
  }

  private static ObjectNode document() {
    return AsyncApi.of(DEPLOYMENT, 3);
  }

  /** What somebody might do to the document. */
  enum Fault {
    NO_TITLE(document -> object(document, "/info").remove("title")),
    NO_ADDRESS(document -> object(document, "/channels/evt.order.v1").remove("address")),
    MISSPELT(document -> object(document, "/channels/evt.order.v1").put("adress", "there")),
    NO_CHANNEL(document -> object(document, "/channels").remove("evt.order.v1")),
    OTHER_CHANNEL(
        document ->
            object(document, "/operations/sendOrderLine/channel")
                .put("$ref", "#/channels/evt.receipt.v1")),
    NO_MESSAGE(document -> object(document, "/components/messages").remove("OrderLine")),
    NO_ACTION(document -> object(document, "/operations/sendOrderLine").put("action", "publish")),
    PROTOCOL(document -> object(document, "/servers/kafka").put("host", "kafka://one:9092")),
    NO_SCHEMA(document -> object(document, "/components/messages/Ack/payload").remove("schema")),
    NO_VERSION(
        document ->
            object(document, "/components/messages/Ack/bindings/kafka").remove("bindingVersion"));

    private final Consumer<ObjectNode> plant;

    Fault(Consumer<ObjectNode> plant) {
      this.plant = plant;
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
      return (ObjectNode) document.at(pointer);
    }
  }
}
