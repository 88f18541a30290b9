package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.echelon.cli.Capture;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.producers.client.UpstreamClient;
import org.echelon.producers.publish.Publisher;
import org.echelon.schema.Contracts;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed document beside a live broker and a live registry, in both directions. */
class ContractDriftTest {
  private static final Path COMMITTED = Path.of("..", "..", "topology-docs", "asyncapi.json");

  private static EmbeddedStack stack;
  private static Admin admin;

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  /** A stack of its own, because the document is that of the usual prefix. */
  @BeforeAll
  static void start() {
    stack = EmbeddedStack.start();
    admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    assertThat(run(new Capture(), "topics", "create")).isZero();
  }

  @AfterAll
  static void stop() {
    admin.close();
    stack.close();
  }

  @Test
  void shouldSayWhatIsThereAndNothingElse() {
    // when
    int exit = run(echelon, "contracts", "diff", COMMITTED.toString());

    assertThat(echelon.out()).isEmpty();
    assertThat(echelon.err())
        .isEqualToIgnoringNewLines(Topic.values().length + " topics there: 0 differences\n");
    assertThat(exit).isZero();
  }

  /** The examples travel as they are sent in earnest, and come back as they were. */
  @Test
  void shouldShowExamplesThatTheBrokerAndTheRegistryTake() throws Exception {
    try (UpstreamClient client =
            UpstreamClient.connect(stack.bootstrapServers(), stack.registryUrl(), "shop-7");
        Publisher publisher = new Publisher(deployment(), values());
        RegistryValues values = values()) {
      for (Topic topic : ExamplesTest.topics()) {
        SpecificRecord example = Examples.of(topic);
        String key = Contracts.valueOf(topic.name()).keyOf(example);
        if (topic.writers().stream().anyMatch(Party::outside) && topic != Topic.AUDIT) {
          client.send(Examples.of(topic)).get();
        } else {
          publisher.send(topic, key, example, Instant.EPOCH);
          publisher.flush();
        }

        ConsumerRecord<String, byte[]> read = only(topic.name(Contracts.PREFIX));

        assertThat(ExamplesTest.said(values.read(read.topic(), read.value())))
            .isEqualTo(ExamplesTest.said(example));
        assertThat(read.key()).isEqualTo(key);
        HeaderForm.nameOf(topic)
            .ifPresent(
                form ->
                    assertThat(HeaderFormTest.properties(form))
                        .containsAll(HeaderFormTest.names(read.headers())));
      }
    }
  }

  @Test
  void shouldSeeWhatWasChangedBehindItsBack() throws Exception {
    String[] drift = {"--prefix", "drift.", "--partitions", "2", "--gates", "2"};
    Path document = folder.resolve("drift.json");
    assertThat(run(echelon, more(drift, "contracts", "asyncapi", "--out", document.toString())))
        .isZero();
    assertThat(run(echelon, more(drift, "topics", "create"))).isZero();
    echelon.clear();
    assertThat(run(echelon, more(drift, "contracts", "diff", document.toString()))).isZero();

    changeTopics();
    changeDocOfAField("drift.ack.command.v1-value");
    register("drift.evt.lost.v1-value", "{\"type\":\"record\",\"name\":\"Lost\",\"fields\":[]}");
    echelon.clear();

    // when
    int exit = run(echelon, more(drift, "contracts", "diff", document.toString()));

    assertThat(exit).isEqualTo(6);
    assertThat(echelon.out().lines().map(line -> line.substring(0, line.indexOf(';'))))
        .containsExactly(
            "drift.ack.command.v1-value: the schema is another at reason, should be that of the"
                + " document",
            "drift.alert.v1: segment.bytes is 1048576, should be none",
            "drift.evt.extra.v1: the topic is there, should be in the document",
            "drift.evt.lost.v1-value: the subject is there, should be of a topic that is there",
            "drift.evt.order.v1: retention.ms is 60000, should be 3024000000",
            "drift.state.task.v1: the number of partitions is 3, should be 1",
            "drift.sys.ladder.v1: the topic is missing, should be there");
  }

  @Test
  void shouldSayThatThereIsNoSuchFile() {
    assertThat(run(echelon, "contracts", "diff", "none.json")).isEqualTo(2);

    assertThat(echelon.err()).contains("cannot read none.json");
    assertThat(Files.exists(Path.of("none.json"))).isFalse();
  }

  private static Deployment deployment() {
    return new Deployment(
        stack.bootstrapServers(),
        stack.registryUrl(),
        Contracts.PREFIX,
        24,
        8,
        1,
        50,
        5,
        Path.of("none"));
  }

  private static RegistryValues values() {
    return new RegistryValues(stack.registryUrl(), Contracts.PREFIX);
  }

  private static void changeTopics() throws Exception {
    admin.createTopics(List.of(new NewTopic("drift.evt.extra.v1", 1, (short) 1))).all().get();
    admin.createPartitions(Map.of("drift.state.task.v1", NewPartitions.increaseTo(3))).all().get();
    admin
        .incrementalAlterConfigs(
            Map.of(
                topic("drift.evt.order.v1"), List.of(set("retention.ms", "60000")),
                topic("drift.alert.v1"), List.of(set("segment.bytes", "1048576"))))
        .all()
        .get();
    admin.deleteTopics(List.of("drift.sys.ladder.v1")).all().get();
    while (admin.listTopics().names().get().contains("drift.sys.ladder.v1")) {
      Thread.sleep(20);
    }
  }

  /** A change that the registry's rule lets pass. */
  private static void changeDocOfAField(String subject) throws Exception {
    ObjectNode schema = (ObjectNode) JsonText.read(MessageForm.schema(Topic.ACK).toString());
    for (var field : schema.withArray("fields")) {
      if (field.path("name").asText().equals("reason")) {
        ((ObjectNode) field).put("doc", "Something else.");
      }
    }
    register(subject, schema.toString());
  }

  private static void register(String subject, String schema) throws Exception {
    String body = JsonText.MAPPER.createObjectNode().put("schema", schema).toString();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(stack.ccompatUrl() + "/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static ConsumerRecord<String, byte[]> only(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "fetch.max.wait.ms", 20),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (records.isEmpty() && System.nanoTime() < until) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      assertThat(records).as(topic).hasSize(1);
      return records.get(0);
    }
  }

  private static ConfigResource topic(String name) {
    return new ConfigResource(ConfigResource.Type.TOPIC, name);
  }

  private static AlterConfigOp set(String setting, String value) {
    return new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
  }

  private static String[] more(String[] options, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  private static int run(Capture echelon, String... arguments) {
    String[] servers = {"--bootstrap", stack.bootstrapServers(), "--registry", stack.registryUrl()};
    return echelon.run(more(servers, arguments));
  }
}
