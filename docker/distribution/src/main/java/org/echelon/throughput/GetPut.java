package org.echelon.throughput;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.echelon.config.Deployment;
import org.echelon.topology.Application;

/**
 * Kafka Streams with next to nothing in it: each record reads the value of its key from RocksDB and
 * writes it back with a counter raised, changelog included, at the settings of Plan.
 */
public final class GetPut implements Contender {
  private static final String STORE = "value";

  private final String id;
  private final LoadTopic load;
  private final Application application;

  private GetPut(String id, LoadTopic load, Application application) {
    this.id = id;
    this.load = load;
    this.application = application;
  }

  /** Starts one that forwards nothing. */
  public static GetPut silent(Deployment deployment, LoadTopic load, int valueBytes) {
    return start(deployment, load, topology(load.name(), valueBytes));
  }

  /**
   * Starts one that forwards each record.
   *
   * @param output a topic that is there
   */
  public static GetPut forwarding(
      Deployment deployment, LoadTopic load, int valueBytes, String output) {
    Topology topology = topology(load.name(), valueBytes);
    topology.addSink(
        "out", output, new ByteArraySerializer(), new ByteArraySerializer(), "get-put");
    return start(deployment, load, topology);
  }

  private static GetPut start(Deployment deployment, LoadTopic load, Topology topology) {
    String app = "bare";
    return new GetPut(
        deployment.applicationId(app),
        load,
        Application.start(deployment, app, deployment.threads(), topology));
  }

  private static Topology topology(String input, int valueBytes) {
    Topology topology = new Topology();
    topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), input);
    topology.addProcessor("get-put", () -> new Step(valueBytes), "in");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(Map.of()),
        "get-put");
    return topology;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Map<TopicPartition, Long> to() {
    return load.ends();
  }

  @Override
  public void check() {
    if (application.ended()) {
      throw new IllegalStateException("the bare topology has ended by itself");
    }
  }

  @Override
  public void close() {
    application.close();
  }

  private static final class Step extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private final byte[] first;

    Step(int valueBytes) {
      this.first = new byte[Math.max(Long.BYTES, valueBytes)];
      // Bytes that do not compress, as those of a value are dense.
      new Random(1).nextBytes(first);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      KeyValueStore<Bytes, byte[]> store = context().getStateStore(STORE);
      Bytes key = Bytes.wrap(record.key());
      byte[] found = store.get(key);
      byte[] value = found == null ? first.clone() : found;
      ByteBuffer counter = ByteBuffer.wrap(value);
      counter.putLong(0, counter.getLong(0) + 1);
      store.put(key, value);
      context().forward(record);
    }
  }
}
