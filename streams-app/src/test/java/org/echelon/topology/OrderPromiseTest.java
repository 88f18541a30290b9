package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.processor.gate.OrderProcessor;
import org.echelon.state.Measure;
import org.echelon.state.OrderPromise;
import org.echelon.state.PromiseLine;
import org.echelon.state.PromiseState;
import org.echelon.system.LineOutcome;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of an order, told by different tasks of Plan, make one promise. */
class OrderPromiseTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T17:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");

  @TempDir private Path stateDir;
  private Deployment deployment;
  private PlainValues values;
  private TopologyTestDriver driver;
  private Instant now = START;
  private long ticks;

  @BeforeEach
  void start() {
    deployment =
        new Deployment("localhost:1", "http://localhost:1", "echelon.", 2, 2, 1, 50, 5, stateDir);
    values = new PlainValues(deployment.prefix());
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId("gate"));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver =
        new TopologyTestDriver(
            GateTopology.build(deployment, () -> new PlainValues(deployment.prefix())), settings);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldJoinTwoLinesOfTwoTasksToOnePromise() {
    // One SKU lives in partition 0, the other in partition 1: each numbers its own outcomes.
    say(
        0,
        line(1, "MUG", 900).setAssignedUnits(2).setNodes(List.of("FC-E")).setPromisedAt(TUESDAY));
    tick();
    assertThat(promises())
        .singleElement()
        .satisfies(
            half -> {
              assertThat(half.getState()).isEqualTo(PromiseState.OPEN);
              assertThat(half.getPromisedAt()).isNull();
            });

    // when
    say(1, line(2, "POT", 7).setAssignedUnits(2).setNodes(List.of("FC-W")).setPromisedAt(FRIDAY));
    tick();

    OrderPromise promise = only();
    assertThat(promise.getState()).isEqualTo(PromiseState.ASSIGNED);
    assertThat(promise.getPromisedAt()).isEqualTo(FRIDAY);
    assertThat(promise.getSplits()).isEqualTo(1);
    assertThat(promise.getSequence()).isEqualTo(2);
    assertThat(promise.getLines()).extracting(PromiseLine::getSku).containsExactly("MUG", "POT");
  }

  @Test
  void shouldPublishOnceATickHoweverOftenLinesChange() {
    for (int sequence = 1; sequence <= 50; sequence++) {
      say(0, line(1, "MUG", sequence).setAssignedUnits(sequence % 3));
    }

    // when
    tick();
    tick();

    assertThat(promises()).hasSize(1);
  }

  @Test
  void shouldGiveTheSamePromiseWhateverTheOrderAndHoweverOften() {
    List<LineOutcome.Builder> story =
        List.of(
            line(1, "MUG", 1),
            line(1, "MUG", 2).setAssignedUnits(2).setNodes(List.of("FC-E")).setPromisedAt(TUESDAY),
            line(1, "MUG", 5).setShippedUnits(2).setNodes(List.of("FC-E")).setPromisedAt(TUESDAY),
            line(2, "POT", 1),
            line(2, "POT", 3).setAssignedUnits(2).setNodes(List.of("FC-E")).setPromisedAt(FRIDAY));
    story.forEach(line -> say(0, line));
    tick();
    OrderPromise expected = only();
    assertThat(expected.getState()).isEqualTo(PromiseState.PARTLY_SHIPPED);
    assertThat(expected.getPromisedAt()).isEqualTo(FRIDAY);
    assertThat(expected.getSplits()).isZero();

    for (int seed = 0; seed < 20; seed++) {
      String orderId = "SO-" + seed;
      List<LineOutcome.Builder> shuffled = new ArrayList<>(story);
      shuffled.addAll(story);
      Collections.shuffle(shuffled, new Random(seed));

      // when
      shuffled.forEach(line -> say(0, LineOutcome.newBuilder(line).setOrderId(orderId)));
      tick();

      assertThat(OrderPromise.newBuilder(only()).setOrderId("SO").build())
          .hasToString(expected.toString());
    }
  }

  @Test
  void shouldTellCancelledAndShippedOrdersApart() {
    say(0, line(1, "MUG", 1).setCancelledUnits(2));
    say(0, line(2, "POT", 1).setShippedUnits(1).setCancelledUnits(1));
    tick();
    assertThat(only().getState()).isEqualTo(PromiseState.SHIPPED);

    // when
    say(0, line(2, "POT", 2).setCancelledUnits(2));
    tick();

    assertThat(only().getState()).isEqualTo(PromiseState.CANCELLED);
  }

  @Test
  void shouldRefuseAnOrderOfWhichNothingCanBeServed() {
    say(0, line(1, "MUG", 1).setRefusal("NO_NODE"));
    say(0, line(2, "POT", 1).setCancelledUnits(2));

    // when
    tick();

    OrderPromise promise = only();
    assertThat(promise.getState()).isEqualTo(PromiseState.REFUSED);
    assertThat(promise.getRefusal()).isEqualTo("NO_NODE");
  }

  @Test
  void shouldForgetOrdersSomeDaysAfterTheyAreDoneAndOthersAfterLongSilenceUnlessTheyAreOpen() {
    say(0, line(1, "MUG", 1).setShippedUnits(2));
    say(0, line(2, "POT", 1).setShippedUnits(2));
    say(0, LineOutcome.newBuilder(line(1, "MUG", 1)).setOrderId("SO-waits"));
    say(0, LineOutcome.newBuilder(line(1, "MUG", 1)).setOrderId("SO-half").setShippedUnits(2));
    tick();
    now = START.plus(Duration.ofDays(14));
    tick();
    assertThat(stored()).isEqualTo(10);

    // when
    now = START.plus(Duration.ofDays(15));
    tick();

    assertThat(stored()).isEqualTo(6);
    now = START.plus(Duration.ofDays(120));
    tick();
    assertThat(stored()).as("what the customer waits for").isEqualTo(3);
    say(0, LineOutcome.newBuilder(line(1, "MUG", 2)).setOrderId("SO-waits").setCancelledUnits(2));
    tick();
    assertThat(stored()).isZero();
  }

  @Test
  void shouldNameOnlyTheFirstLinesOfAnOrderThatIsTooLongToTell() {
    String sku = "S".repeat(64);
    for (int no = 1; no <= 9_999; no++) {
      say(0, line(no, sku, 1).setLineCount(9_999).setAssignedUnits(2).setPromisedAt(TUESDAY));
    }

    // when
    tick();

    byte[] written = read(Topic.PROMISE).get(0);
    assertThat(written.length).isLessThan(Topic.PROMISE.maxBytes());
    OrderPromise promise = (OrderPromise) values.read(deployment.name(Topic.PROMISE), written);
    assertThat(promise.getState()).isEqualTo(PromiseState.ASSIGNED);
    assertThat(promise.getLineCount()).isEqualTo(9_999);
    assertThat(promise.getLines()).hasSizeBetween(1_000, 9_998);
  }

  @Test
  void shouldCountParcelsBeyondTheFirstAtTheTickWhenAnOrderFirstHadANode() {
    say(0, line(1, "MUG", 1).setRegion("EAST").setNodes(List.of("FC-E")));
    tick();
    now = now.plus(Duration.ofHours(30));
    say(1, line(2, "POT", 1).setRegion("EAST").setNodes(List.of("FC-E", "FC-W")));
    say(1, LineOutcome.newBuilder(line(1, "CUP", 2)).setOrderId("SO-2").setNodes(List.of("FC-E")));

    // when
    tick();

    assertThat(weeks())
        .containsExactly(
            "split_rate/part=gate-0/region=EAST/2026-11-23T00:00:00Z/10080 1.0/1.0",
            "split_rate/part=gate-0/region=unknown/2026-11-23T00:00:00Z/10080 0.0/1.0");
  }

  /** The newest sums of weeks. */
  private List<String> weeks() {
    Map<String, String> newest = new TreeMap<>();
    for (byte[] bytes : read(Topic.MEASURE)) {
      Measure measure = (Measure) values.read(deployment.name(Topic.MEASURE), bytes);
      if (measure.getWindowMinutes() == 10_080) {
        newest.put(measure.getMeasureId(), measure.getNumerator() + "/" + measure.getDenominator());
      }
    }
    return newest.entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList();
  }

  /** Rows of the store of orders: lines, heads and days to forget. */
  private int stored() {
    int rows = 0;
    try (var all = driver.getKeyValueStore(OrderProcessor.ORDER_STORE).all()) {
      while (all.hasNext()) {
        rows += all.next().key.toString().startsWith("measure") ? 0 : 1;
      }
    }
    return rows;
  }

  private static LineOutcome.Builder line(int lineNo, String sku, long sequence) {
    return LineOutcome.newBuilder()
        .setOrderId("SO")
        .setLineNo(lineNo)
        .setLineCount(2)
        .setSku(sku)
        .setSequence(sequence)
        .setAt(START)
        .setUnits(2)
        .setAssignedUnits(0)
        .setShippedUnits(0)
        .setCancelledUnits(0);
  }

  private void say(int partition, LineOutcome.Builder line) {
    LineOutcome outcome = line.build();
    send(Topic.ORDER_LOG, outcome.getOrderId(), partition, LogKind.LINE_OUTCOME, outcome);
  }

  private void tick() {
    send(Topic.GATE_LOG, "tick", 0, LogKind.TICK, new Tick("test", ++ticks, now));
  }

  private void send(Topic topic, String key, int from, LogKind kind, SpecificRecordBase body) {
    driver
        .createInputTopic(
            deployment.name(topic), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(
            key.getBytes(StandardCharsets.UTF_8),
            new LogRecord(kind, new Origin("plan", from, 0), body).encode());
  }

  /** The one promise published since the last look. */
  private OrderPromise only() {
    List<OrderPromise> all = promises();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<OrderPromise> promises() {
    return read(Topic.PROMISE).stream()
        .map(bytes -> (OrderPromise) values.read(deployment.name(Topic.PROMISE), bytes))
        .toList();
  }

  private List<byte[]> read(Topic topic) {
    return driver
        .createOutputTopic(
            deployment.name(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }
}
