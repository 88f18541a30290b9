package org.echelon.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;

/** What a topic carries as a message of an AsyncAPI document: headers, key, payload, an example. */
final class MessageForm {
  static final String AVRO = "application/avro";

  /** The newest of the names that the specification of AsyncAPI gives to Avro schemas. */
  static final String SCHEMA_FORMAT = "application/vnd.apache.avro+json;version=1.9.0";

  private MessageForm() {}

  /** The name of the message of a topic. */
  static String name(Topic topic) {
    return topic
        .record()
        .map(Class::getSimpleName)
        .orElseGet(
            () ->
                switch (topic) {
                  case SKU_LOG -> "PlanEntry";
                  case GATE_LOG -> "GateEntry";
                  case ORDER_LOG -> "OrderEntry";
                  case LADDER -> "Ladder";
                  case REFUSED -> "RefusedRecord";
                  default -> throw new IllegalArgumentException(topic + " has no message");
                });
  }

  /** What it is, in a sentence. */
  static String about(Topic topic) {
    if (topic.record().isPresent()) {
      return String.valueOf(schema(topic).getDoc());
    }
    return switch (topic) {
      case SKU_LOG -> "What a Plan task reads, all of it and nothing else; binary.";
      case GATE_LOG -> "What a gate task reads; binary.";
      case ORDER_LOG -> "What becomes of order lines, for the view of their order; binary.";
      case LADDER -> "Frozen economics of an item, for the pricing job; binary.";
      case REFUSED ->
          "A refused record: the bytes as they came, or nothing where the origin still has them;"
              + " the headers say why.";
      default -> throw new IllegalArgumentException(topic + " has no message");
    };
  }

  static Schema schema(Topic topic) {
    return SpecificData.get().getSchema(topic.record().orElseThrow());
  }

  static ObjectNode of(Topic topic) {
    ObjectNode message = JsonText.MAPPER.createObjectNode();
    message.put("name", name(topic));
    message.put("title", name(topic));
    message.put("summary", about(topic));
    HeaderForm.nameOf(topic)
        .ifPresent(
            schema -> AsyncApi.ref(message.putObject("headers"), "#/components/schemas/" + schema));
    if (topic.record().isPresent()) {
      avro(message, topic);
    } else {
      message.put("contentType", "application/octet-stream");
      message.putObject("payload").put("type", "string").put("format", "binary");
      kafka(message, binaryKey(topic));
    }
    return message;
  }

  private static void avro(ObjectNode message, Topic topic) {
    message.put("contentType", AVRO);
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", SCHEMA_FORMAT);
    // As it is registered: other clients find it by its exact text.
    payload.set("schema", JsonText.read(schema(topic).toString()));
    Contracts contract = Contracts.valueOf(topic.name());
    kafka(message, String.join("/", contract.keyFields()))
        .put("schemaIdLocation", "payload")
        .put("schemaIdPayloadEncoding", "4")
        .put("schemaLookupStrategy", "TopicIdStrategy");
    ObjectNode example = message.putArray("examples").addObject();
    example.put("name", name(topic));
    example.set("payload", JsonText.wire(Examples.of(topic)));
    contract.keyFields().forEach(message.putArray("x-key-fields")::add);
  }

  private static ObjectNode kafka(ObjectNode message, String key) {
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.putObject("key").put("type", "string").put("description", key);
    return kafka.put("bindingVersion", ChannelForm.BINDING);
  }

  private static String binaryKey(Topic topic) {
    return switch (topic) {
      case SKU_LOG -> "sku; of what all tasks share that of its origin";
      case LADDER -> "sku";
      case GATE_LOG -> "number of the gate; of what all tasks share that of its origin";
      case ORDER_LOG -> "orderId";
      default -> "that of the refused record";
    };
  }
}
