package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.echelon.cli.Capture;
import org.echelon.cli.Echelon;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.config.Deployment;
import org.echelon.decode.ShownTopic;
import org.echelon.event.OrderLine;
import org.echelon.job.Platform;
import org.echelon.system.LineOutcome;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of every topic after a short run. */
class TopicShowTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOLLOWED = "follow.audit.operator.v1";

  /** In base64. */
  private static final String NONSENSE = "bm9uc2Vuc2U=";

  private static Deployment deployment;

  private final Capture echelon = new Capture();

  @BeforeAll
  static void run(@TempDir Path folder) throws Exception {
    deployment = LoopDeployment.create("show.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        HandDriven loop = new HandDriven(deployment, ShortRun.START)) {
      ShortRun.open(loop);
      loop.send(Topic.ORDER, ShortRun.SKU, order(loop).build());
      loop.send(Topic.ORDER, ShortRun.SKU, order(loop).setUnits(-1).build());
      raw(deployment.name(Topic.ORDER), "nonsense".getBytes());
      loop.tick();
      loop.published().await("two refusals", () -> loop.published().refused().size() == 2);
      // The queue of a node comes to its gate after the tick at which it was told.
      loop.published().await("a queue at a gate", () -> has("gate-load"));
    }
    ShortRun.fillWhatNobodyHasWritten(deployment);
    if (RawLog.read(deployment, Topic.ORDER_LOG).isEmpty()) {
      LineOutcome sample = (LineOutcome) ShortRun.golden(LineOutcome.getClassSchema());
      raw(
          deployment.name(Topic.ORDER_LOG),
          new LogRecord(LogKind.LINE_OUTCOME, new Origin("plan", 0, 0), sample).encode());
    }
  }

  static List<ShownTopic> topics() {
    return ShownTopic.all();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldDecodeEveryRecordOfEveryTopic(ShownTopic topic) throws Exception {
    assertThat(show(topic.word(), "--from-beginning", "--json-lines")).as(echelon.err()).isZero();

    assertThat(echelon.out().lines()).isNotEmpty();
    for (String line : echelon.out().lines().toList()) {
      JsonNode record = JSON.readTree(line);
      assertThat(record.path("topic").asText()).isEqualTo(topic.name(deployment));
      assertThat(record.path("key").asText()).isNotEmpty();
      boolean raw = line.contains(NONSENSE);
      if (topic.declared().filter(declared -> declared == Topic.REFUSED).isEmpty() && !raw) {
        assertThat(record.path("value").has("undecodable")).as(line).isFalse();
        assertThat(record.path("value").has("base64")).as(line).isFalse();
      }
    }
  }

  @Test
  void shouldSayWhyARecordWasRefusedAndWhatItSaid() throws Exception {
    assertThat(show("dlq", "--from-beginning")).isZero();

    assertThat(echelon.out().lines())
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"echelon.dlq.reason\":\"BYTES_UNREADABLE\"", "\"undecodable\""))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"echelon.dlq.field\":\"units\"", "\"record\":{", "\"units\":-1"));
  }

  @Test
  void shouldShowTheLastRecordsOfAKey() throws Exception {
    assertThat(show("show.evt.order.v1", "--last", "2", "--key", ShortRun.SKU)).isZero();

    List<String> lines = echelon.out().lines().toList();
    assertThat(lines).hasSize(2).allMatch(line -> line.matches("[01]/\\d+  MUG  \\{.*}"));
    assertThat(lines.get(0)).contains("\"units\":-1,");
    assertThat(lines.get(1)).contains(NONSENSE);
  }

  @Test
  void shouldTakeTheKeysOfDocumentsApart() throws Exception {
    assertThat(show("plan-document", "--from-beginning")).isZero();

    assertThat(echelon.out())
        .containsPattern("  D MUG COMMAND A-[0-9A-Z]+ 0  \\{\"line\":\\{\"orderId\":\"O-7\"")
        .contains("  D MUG ADJUSTMENT opening-1 ");
  }

  @Test
  void shouldGoOnWithWhatComesUntilNobodyListens() throws Exception {
    try (Admin admin = LoopDeployment.admin(deployment)) {
      admin.createTopics(List.of(new NewTopic(FOLLOWED, 1, (short) 1))).all().get();
    }
    raw(FOLLOWED, "first".getBytes());
    Listener listener = new Listener();

    int exit =
        Echelon.commandLine()
            .setOut(new PrintWriter(listener, true))
            .execute(arguments("topic", "show", FOLLOWED, "--prefix", "follow.", "--follow"));

    assertThat(exit).isZero();
    assertThat(listener.heard).contains("\"base64\":\"Zmlyc3Q=\"", "\"base64\":\"c2Vjb25k\"");
  }

  /** Writes a second record once it has heard of the first, and leaves when it hears of that. */
  private static final class Listener extends Writer {
    private final StringBuilder heard = new StringBuilder();
    private boolean answered;

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      heard.append(text, from, length);
      if (heard.indexOf("c2Vjb25k") >= 0) {
        throw new IOException("nobody listens");
      }
      if (!answered && heard.indexOf("Zmlyc3Q=") >= 0) {
        answered = true;
        raw(FOLLOWED, "second".getBytes());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void shouldOfferTheNearestNameForAnUnknownOne() {
    assertThat(show("state.positions")).isEqualTo(3);

    assertThat(echelon.err().strip())
        .isEqualTo(
            "echelon: no topic is called 'state.positions'; did you mean state.position.v1?"
                + " 'topics list' names all");
  }

  @Test
  void shouldSayThatATopicIsNotThereYet() {
    int exit = command("topic", "show", "evt.order", "--prefix", "nowhere.");

    assertThat(exit).isEqualTo(3);
    assertThat(echelon.err()).contains("nowhere.evt.order.v1 is not on", "topics create");
  }

  private static OrderLine.Builder order(HandDriven loop) {
    return OrderLine.newBuilder(
        SteadyOrders.line("O-7", ShortRun.SKU, SmallNetwork.ZONE_A, loop.now()));
  }

  /** Bytes as they are, under the key of the SKU. */
  private static void raw(String topic, byte[] value) {
    Map<String, Object> settings = Map.of("bootstrap.servers", deployment.bootstrap());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, ShortRun.SKU.getBytes(), value));
    }
  }

  private static boolean has(String topic) {
    Capture echelon = new Capture();
    return echelon.run(arguments("topic", "show", topic, "--prefix", "show.", "--from-beginning"))
            == 0
        && !echelon.out().isEmpty();
  }

  private int show(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of("topic", "show", name, "--prefix", "show."));
    arguments.addAll(List.of(more));
    return command(arguments.toArray(String[]::new));
  }

  private int command(String... arguments) {
    return echelon.run(arguments(arguments));
  }

  private static String[] arguments(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    return all.toArray(String[]::new);
  }
}
