package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.state.Manifest;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.GrantLine;
import org.echelon.system.NodeSums;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTopologyTest {
  @TempDir private Path stateDir;
  private Deployment deployment;
  private PlainValues values;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> log;
  private long ticks;

  @BeforeEach
  void start() {
    start(false);
  }

  private void start(boolean draftsAfterPrices) {
    deployment =
        new Deployment("localhost:1", "http://localhost:1", "echelon.", 2, 2, 1, 50, 5, stateDir);
    values = new PlainValues(deployment.prefix());
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId("gate"));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver =
        new TopologyTestDriver(
            GateTopology.build(
                deployment, () -> new PlainValues(deployment.prefix()), draftsAfterPrices),
            settings);
    log =
        driver.createInputTopic(
            deployment.name(Topic.GATE_LOG), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldBeWiredAsWrittenDown() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("/topology/gate.txt")) {
      assertThat(GateTopology.build(deployment, () -> values).describe().toString())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void shouldAskGrantAndListADeparture() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T12:00:00Z");
    tick("2026-11-21T17:00:00Z");

    // Of the four nodes those with even ordinals belong to this task: the vendor and FC-A.
    List<Ask> asks = published(Topic.ASK, Ask.class);
    assertThat(asks).extracting(Ask::getGate).containsExactly("V", "FC-A");
    Ask ask = asks.get(1);
    assertThat(ask.getNetworkVersion()).isEqualTo(3);

    send(LogKind.OFFER, offer(ask, 0, "A", 30));
    assertThat(grants()).isEmpty();
    send(LogKind.OFFER, offer(ask, 1, "B", 50));

    List<Grant> grants = grants();
    assertThat(grants).extracting(Grant::getPartition).containsExactly(0, 1);
    assertThat(grants)
        .flatExtracting(Grant::getLines)
        .extracting(GrantLine::getUnits)
        .containsExactly(30L, 30L);

    send(LogKind.SETTLEMENT, settlement(ask, 0, 30, "T-a"));
    send(LogKind.SETTLEMENT, settlement(ask, 1, 30, "T-b"));

    assertThat(published(Topic.MANIFEST, Manifest.class))
        .singleElement()
        .satisfies(
            manifest -> {
              assertThat(manifest.getGate()).isEqualTo("FC-A");
              assertThat(manifest.getCommands()).containsExactly("T-a", "T-b");
              assertThat(manifest.getUnits()).isEqualTo(60);
              assertThat(manifest.getComplete()).isTrue();
              assertThat(manifest.getAt()).isEqualTo(Instant.parse("2026-11-21T17:00:00Z"));
            });
  }

  @Test
  void shouldAskForALaneOfWhichSomethingWasApproved() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T12:00:00Z");
    Instant departure = Instant.parse("2026-11-21T18:00:00Z");

    // when
    send(
        LogKind.ASK,
        Ask.newBuilder()
            .setAskId("")
            .setGate("FC-A")
            .setLanes(List.of("DC>FC-A"))
            .setDepartureAt(departure)
            .setRound(0)
            .setPriceVersion(0)
            .setNetworkVersion(3)
            .setLimitUnits(0)
            .setLimitCube(0)
            .setDry(false)
            .setAt(Instant.parse("2026-11-21T12:00:00Z"))
            .setReason("APPROVED")
            .build());
    tick("2026-11-21T12:00:01Z");

    assertThat(published(Topic.ASK, Ask.class))
        .singleElement()
        .satisfies(
            ask -> {
              assertThat(ask.getReason()).isEqualTo("APPROVED");
              assertThat(ask.getLanes()).containsExactly("DC>FC-A");
              assertThat(ask.getDepartureAt()).isEqualTo(departure);
              assertThat(ask.getDry()).isFalse();
            });
  }

  @Test
  void shouldIgnoreATickThatIsNotNewerAndSayWhereItStands() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T16:00:00Z");
    published(Topic.TASK, Task.class);

    send(LogKind.TICK, new Tick("test", ticks, Instant.parse("2026-11-21T17:00:00Z")));
    assertThat(published(Topic.ASK, Ask.class)).isEmpty();
    assertThat(published(Topic.TASK, Task.class)).isEmpty();

    tick("2026-11-21T17:00:00Z");
    assertThat(published(Topic.TASK, Task.class))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getTick()).isEqualTo(ticks);
              assertThat(task.getNetworkVersion()).isEqualTo(3);
              assertThat(task.getOutcomes().getStale()).isEqualTo(1);
            });
  }

  @Test
  void shouldObeyControls() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T08:00:00Z");
    send(LogKind.CONTROL, control(ControlFamily.HALT, ControlAction.FREEZE, "vendor:V", 1));
    send(LogKind.CONTROL, control(ControlFamily.ASK, ControlAction.DRY, "node:FC-A", 1));

    tick("2026-11-21T08:15:00Z");
    List<Ask> dry = published(Topic.ASK, Ask.class);
    assertThat(dry).singleElement().matches(Ask::getDry);
    send(LogKind.OFFER, offer(dry.get(0), 0, "A", 30));
    send(LogKind.OFFER, offer(dry.get(0), 1, "B", 10));
    assertThat(grants()).isEmpty();
    assertThat(published(Topic.MANIFEST, Manifest.class))
        .singleElement()
        .matches(Manifest::getDraft)
        .matches(manifest -> manifest.getUnits() == 40);

    tick("2026-11-21T17:00:00Z");
    assertThat(published(Topic.ASK, Ask.class)).extracting(Ask::getGate).containsExactly("FC-A");
    assertThat(published(Topic.MANIFEST, Manifest.class))
        .extracting(Manifest::getGate)
        .containsExactly("V");

    send(LogKind.CONTROL, control(ControlFamily.HALT, ControlAction.UNFREEZE, "vendor:V", 2));
    tick("2026-11-22T17:00:00Z");
    assertThat(published(Topic.ASK, Ask.class)).extracting(Ask::getGate).contains("V");
  }

  @Test
  void shouldGoByNewPricesAndDraftUnderThemWhereWanted() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T08:00:00Z");
    send(LogKind.PRICE, prices(4));
    tick("2026-11-21T08:15:00Z");
    assertThat(published(Topic.ASK, Ask.class)).isEmpty();
    tick("2026-11-21T17:00:00Z");
    assertThat(published(Topic.ASK, Ask.class)).allMatch(ask -> ask.getPriceVersion() == 4);

    driver.close();
    start(true);
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T08:00:00Z");
    send(LogKind.PRICE, prices(4));
    tick("2026-11-21T08:15:00Z");

    assertThat(published(Topic.ASK, Ask.class))
        .singleElement()
        .matches(Ask::getDry)
        .matches(ask -> ask.getReason().equals("PRICE") && ask.getGate().equals("FC-A"));
  }

  @Test
  void shouldAskOnceMoreAfterNewPricesForWhatHasNotLeft() {
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick("2026-11-21T12:00:00Z");
    tick("2026-11-21T17:00:00Z");
    Ask first = published(Topic.ASK, Ask.class).get(1);
    send(LogKind.OFFER, offer(first, 0, "A", 10));
    send(LogKind.OFFER, offer(first, 1, "B", 20));
    send(LogKind.SETTLEMENT, settlement(first, 0, 10, "T-a"));
    send(LogKind.SETTLEMENT, settlement(first, 1, 20, "T-b"));

    // when
    send(LogKind.PRICE, prices(4));
    tick("2026-11-21T17:15:00Z");

    assertThat(published(Topic.ASK, Ask.class))
        .singleElement()
        .satisfies(
            ask -> {
              assertThat(ask.getReason()).isEqualTo("PRICE_GAIN");
              assertThat(ask.getDry()).isFalse();
              assertThat(ask.getDepartureAt()).isEqualTo(first.getDepartureAt());
              assertThat(ask.getPriceVersion()).isEqualTo(4);
            });
  }

  private void tick(String at) {
    send(LogKind.TICK, new Tick("test", ++ticks, Instant.parse(at)));
  }

  private void send(LogKind kind, SpecificRecordBase body) {
    log.pipeInput(new LogRecord(kind, new Origin("test", 0, 0), body).encode());
  }

  private <T> List<T> published(Topic topic, Class<T> type) {
    List<T> records = new ArrayList<>();
    String name = deployment.name(topic);
    for (byte[] value : read(topic)) {
      records.add(type.cast(values.read(name, value)));
    }
    return records;
  }

  private List<Grant> grants() {
    return read(Topic.SKU_LOG).stream()
        .map(bytes -> LogRecord.decode(bytes))
        .peek(entry -> assertThat(entry.kind()).isEqualTo(LogKind.GRANT))
        .map(entry -> (Grant) entry.body())
        .toList();
  }

  private List<byte[]> read(Topic topic) {
    return driver
        .createOutputTopic(
            deployment.name(topic), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .map(TestRecord::value)
        .toList();
  }

  private static Offer offer(Ask ask, int partition, String sku, long units) {
    String lane = ask.getLanes().get(0);
    return Offer.newBuilder()
        .setAskId(ask.getAskId())
        .setGate(ask.getGate())
        .setPartition(partition)
        .setChunk(1)
        .setLast(true)
        .setLines(
            List.of(
                new OfferLine(sku, lane, 0, units, 1L, 1.0, 3.0, 2.6, 1L, 0L, 0L, 0.0, "", 0.0)))
        .setSums(new NodeSums(0L, 0L, 0L, 0L, 0L, 0L))
        .build();
  }

  private static Settlement settlement(Ask ask, int partition, long units, String commandId) {
    return Settlement.newBuilder()
        .setAskId(ask.getAskId())
        .setGate(ask.getGate())
        .setPartition(partition)
        .setGranted(units)
        .setRedeemed(units)
        .setCommandIds(List.of(commandId))
        .build();
  }

  private static PriceVector prices(long version) {
    Instant at = Instant.parse("2026-11-21T08:00:00Z");
    return PriceVector.newBuilder()
        .setNetworkId("test")
        .setVersion(version)
        .setNetworkVersion(3)
        .setRunId("run")
        .setComputedAt(at)
        .setInformedAt(at)
        .setValidFromAt(at)
        .setExpiresAt(at)
        .setStatus(VectorStatus.MANUAL)
        .build();
  }

  private static Control control(
      ControlFamily family, ControlAction action, String scope, int revision) {
    Instant at = Instant.parse("2026-11-21T08:00:00Z");
    return Control.newBuilder()
        .setControlId(family + "/" + scope)
        .setRevision(revision)
        .setFamily(family)
        .setAction(action)
        .setScope(scope)
        .setWho("m.rossi")
        .setRole(Role.OPERATOR)
        .setWhy("flood in hall 2")
        .setRequestedAt(at)
        .setEffectiveAt(at)
        .setRequestId("r" + revision)
        .build();
  }
}
