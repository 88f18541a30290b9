package org.echelon.processor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.state.Manifest;
import org.echelon.system.NodeSums;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.system.Settlement;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate task that begins again, with another processor or on the same one. */
class GateRestartTest {
  private static final String ASK = "FC-A|*|2026-11-21T18:00:00Z|1";

  @TempDir private Path stateDir;
  private Deployment deployment;
  private MockProcessorContext<byte[], byte[]> context;
  private GateProcessor processor;

  @BeforeEach
  void start() {
    deployment =
        new Deployment("localhost:1", "http://localhost:1", "echelon.", 2, 4, 1, 50, 5, stateDir);
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 2), stateDir.toFile());
    context.setCurrentSystemTimeMs(0);
    for (String name :
        List.of(GateProcessor.GATE_STORE, GateProcessor.META_STORE, GateProcessor.LOAD_STORE)) {
      KeyValueStore<String, byte[]> store =
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
              .withLoggingDisabled()
              .withCachingDisabled()
              .build();
      store.init(context.getStateStoreContext(), store);
    }
    processor = newProcessor();
    processor.init(context);
    send(LogKind.NETWORK, AvroNetworks.chain());
    tick(1, "2026-11-21T12:00:00Z");
    tick(2, "2026-11-21T17:00:00Z");
    send(LogKind.OFFER, offer(0, "A", 30));
  }

  @Test
  void shouldGoOnWithTheOpenAskAfterARestart() {
    processor.close();
    processor = newProcessor();
    processor.init(context);

    assertThat(listAfterTheRest()).containsExactly("T-a", "T-b");
  }

  @Test
  void shouldForgetNothingAndDoubleNothingWhenBegunAgainInPlace() {
    processor.init(context);

    assertThat(listAfterTheRest()).containsExactly("T-a", "T-b");
    tick(2, "2026-11-22T17:00:00Z");
    assertThat(sent(GateProcessor.ASKS)).isEmpty();
  }

  @Test
  void shouldNotKeepOffersOfAClosedAsk() {
    listAfterTheRest();
    KeyValueStore<String, byte[]> gates = context.getStateStore(GateProcessor.GATE_STORE);

    assertThat(gates.approximateNumEntries()).isEqualTo(1);
  }

  private List<String> listAfterTheRest() {
    context.resetForwards();
    send(LogKind.OFFER, offer(1, "B", 10));
    assertThat(sent(GateProcessor.GRANTS)).hasSize(2);
    send(LogKind.SETTLEMENT, settlement(0, 30, "T-a"));
    send(LogKind.SETTLEMENT, settlement(1, 10, "T-b"));
    PlainValues values = new PlainValues(deployment.prefix());
    List<byte[]> manifests = sent(GateProcessor.MANIFESTS);
    assertThat(manifests).hasSize(1);
    return ((Manifest) values.read(deployment.name(Topic.MANIFEST), manifests.get(0)))
        .getCommands();
  }

  private List<byte[]> sent(String sink) {
    return context.forwarded(sink).stream()
        .map(f -> f.record().value())
        .map(byte[].class::cast)
        .toList();
  }

  private GateProcessor newProcessor() {
    return new GateProcessor(deployment, () -> new PlainValues(deployment.prefix()), false);
  }

  private void tick(long no, String at) {
    send(LogKind.TICK, new Tick("test", no, Instant.parse(at)));
  }

  private void send(LogKind kind, SpecificRecordBase body) {
    byte[] value = new LogRecord(kind, new Origin("test", 0, 0), body).encode();
    processor.process(new Record<>(null, value, 0));
  }

  private static Offer offer(int partition, String sku, long units) {
    return Offer.newBuilder()
        .setAskId(ASK)
        .setGate("FC-A")
        .setPartition(partition)
        .setChunk(1)
        .setLast(true)
        .setLines(
            List.of(
                new OfferLine(
                    sku, "DC>FC-A", 0, units, 1L, 1.0, 3.0, 2.6, 1L, 0L, 0L, 0.0, "", 0.0)))
        .setSums(new NodeSums(0L, 0L, 0L, 0L, 0L, 0L))
        .build();
  }

  private static Settlement settlement(int partition, long units, String commandId) {
    return Settlement.newBuilder()
        .setAskId(ASK)
        .setGate("FC-A")
        .setPartition(partition)
        .setGranted(units)
        .setRedeemed(units)
        .setCommandIds(List.of(commandId))
        .build();
  }
}
