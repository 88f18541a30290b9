package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wire form, both ways, with a client that others wrote in another language. */
class IndependentClientTest {
  private static final String SKU = ShortRun.SKU;
  private static final Path DOCS = Path.of("../../topology-docs/contracts.md");
  private static final int FRAME_BYTES = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    IndependentClient.assumeInstalled();
  }

  @Test
  void shouldReadAllThatWePublishAndWriteWhatWeTake() throws Exception {
    Deployment deployment = LoopDeployment.create("peer.", 2, folder);
    IndependentClient client = IndependentClient.of(deployment);
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        HandDriven loop = new HandDriven(deployment, ShortRun.START)) {
      ShortRun.open(loop);

      // when: an order that no line of ours has written
      client.run("write.js", deployment.name(Topic.ORDER), SKU, order(loop.now()));

      loop.published()
          .await(
              "the order to be assigned",
              () -> !loop.published().all(AssignmentCommand.class).isEmpty());
      AssignmentCommand assigned = loop.published().all(AssignmentCommand.class).get(0);
      assertThat(assigned.getOrderId()).isEqualTo("WEB-1");
      assertThat(assigned.getUnits()).isEqualTo(2);
      assertThat(assigned.getNode()).isEqualTo(SmallNetwork.FC_A);
      loop.tick();
      assertThat(loop.published().refused()).isEmpty();
    }
    ShortRun.fillWhatNobodyHasWritten(deployment);

    // when: it reads everything
    Map<String, JsonNode> ours = ours(deployment);
    Map<String, JsonNode> theirs = theirs(client, ours);

    assertThat(theirs.keySet()).isEqualTo(ours.keySet());
    theirs.forEach(
        (place, record) ->
            assertThat(record.equals(IndependentClientTest::compare, ours.get(place)))
                .as(place + ": " + record + " and " + ours.get(place))
                .isTrue());
    assertThat(firstLineOfTheExample(client, deployment)).contains("\"sku\":\"" + SKU + "\"");
  }

  /** Only what has no default; the other client fills in the rest from the schema. */
  private static String order(Instant now) throws IOException {
    ObjectNode order = JSON.createObjectNode();
    order.put("eventId", "web-1-1").put("source", "web").put("occurredAt", now.toEpochMilli());
    order.put("orderId", "WEB-1").put("placedAt", now.toEpochMilli()).put("change", "PLACED");
    order.put("sku", SKU).put("units", 2).put("zone", SmallNetwork.ZONE_A);
    return JSON.writeValueAsString(order.put("speed", "NEXT_DAY"));
  }

  /** Every record of every public topic, by topic, partition and offset. */
  private static Map<String, JsonNode> ours(Deployment deployment) throws IOException {
    Map<String, JsonNode> records = new TreeMap<>();
    for (Contracts contract : Contracts.values()) {
      Topic topic = Topic.ofSuffix(contract.suffix());
      for (ConsumerRecord<byte[], byte[]> record : RawLog.read(deployment, topic)) {
        String place = record.topic() + "/" + record.partition() + "/" + record.offset();
        records.put(place, plain(contract.schema(), record));
      }
    }
    return records;
  }

  /** Key and content, instants as numbers, as a client without our classes sees them. */
  private static JsonNode plain(Schema schema, ConsumerRecord<byte[], byte[]> record)
      throws IOException {
    int length = record.value().length - FRAME_BYTES;
    Object content =
        new GenericDatumReader<>(schema)
            .read(
                null,
                DecoderFactory.get().binaryDecoder(record.value(), FRAME_BYTES, length, null));
    ObjectNode node = JSON.createObjectNode();
    node.put("key", new String(record.key(), StandardCharsets.UTF_8));
    return node.set("record", JSON.readTree(content.toString()));
  }

  private static Map<String, JsonNode> theirs(IndependentClient client, Map<String, JsonNode> ours)
      throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    ours.keySet().forEach(place -> counts.merge(place.split("/")[0], 1, Integer::sum));
    assertThat(counts).hasSameSizeAs(Contracts.values());
    Map<String, JsonNode> records = new TreeMap<>();
    for (String line : client.run("read.js", JSON.writeValueAsString(counts))) {
      ObjectNode node = (ObjectNode) JSON.readTree(line);
      String place =
          node.remove("topic").asText()
              + "/"
              + node.remove("partition").asInt()
              + "/"
              + node.remove("offset").asText();
      records.put(place, node);
    }
    return records;
  }

  /** The other language has one kind of number. */
  private static int compare(JsonNode one, JsonNode other) {
    boolean same =
        one.isNumber() && other.isNumber()
            ? one.doubleValue() == other.doubleValue()
            : one.equals(other);
    return same ? 0 : 1;
  }

  /** What the reader that is printed in the docs prints first. */
  private static String firstLineOfTheExample(IndependentClient client, Deployment deployment)
      throws IOException {
    String docs = Files.readString(DOCS);
    int start = docs.indexOf("```js\n") + "```js\n".length();
    String example = docs.substring(start, docs.indexOf("```", start));
    Process node = client.start("example.js", example, deployment.name(Topic.POSITION));
    try (BufferedReader printed = node.inputReader()) {
      return String.valueOf(printed.readLine());
    } finally {
      node.destroyForcibly();
    }
  }
}
