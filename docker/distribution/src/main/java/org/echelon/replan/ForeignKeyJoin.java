package org.echelon.replan;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.DoubleSerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The usual way to let a table follow another in Kafka Streams: positions joined to the price of
 * their node by a foreign key. A position is the least that can follow a price, a level with the
 * prices between which it stays. Run without a broker, on the thread that calls: what a broker, its
 * clients and transactions cost comes on top.
 */
public final class ForeignKeyJoin implements AutoCloseable {
  private static final int NODES = 10;
  private static final int POSITION_BYTES = 40;

  private final TopologyTestDriver driver;
  private final TestInputTopic<Integer, Double> prices;
  private final TestOutputTopic<Integer, byte[]> decided;
  private final int skus;

  /** Loads so many items in ten nodes. */
  public ForeignKeyJoin(int skus, Path folder) {
    this.skus = skus;
    StreamsBuilder builder = new StreamsBuilder();
    KTable<Integer, byte[]> positions =
        builder.table(
            "positions",
            Consumed.with(Serdes.Integer(), Serdes.ByteArray()),
            Materialized.as("positions"));
    KTable<Integer, Double> perNode =
        builder.table(
            "prices", Consumed.with(Serdes.Integer(), Serdes.Double()), Materialized.as("prices"));
    positions
        .join(perNode, ForeignKeyJoin::node, ForeignKeyJoin::decide, Materialized.as("decided"))
        .toStream()
        .to("decided", Produced.with(Serdes.Integer(), Serdes.ByteArray()));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "foreign-key-join");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.IntegerSerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
    driver = new TopologyTestDriver(builder.build(), settings);
    prices = driver.createInputTopic("prices", new IntegerSerializer(), new DoubleSerializer());
    decided =
        driver.createOutputTopic("decided", new IntegerDeserializer(), new ByteArrayDeserializer());
    TestInputTopic<Integer, byte[]> in =
        driver.createInputTopic("positions", new IntegerSerializer(), new ByteArraySerializer());
    for (int n = 0; n < NODES; n++) {
      prices.pipeInput(n, 1.0);
    }
    for (int p = 0; p < skus * NODES; p++) {
      in.pipeInput(p, position(p % NODES));
    }
    decided.readValuesToList();
  }

  /**
   * CPU time of a price of one node, which one position of every item follows; all nodes once
   * unmeasured.
   */
  public Figure cost(int repeats) {
    List<ThreadTime> times = new ArrayList<>();
    for (int i = 0; i < NODES + repeats; i++) {
      int node = i % NODES;
      double price = 1 + 0.01 * i;
      ThreadTime one = new ThreadTime();
      one.of(() -> prices.pipeInput(node, price));
      int out = decided.readValuesToList().size();
      if (out != skus) {
        throw new IllegalStateException(out + " positions followed the price, not " + skus);
      }
      if (i >= NODES) {
        times.add(one);
      }
    }
    return Figure.of("foreign-key join, one node", times, skus);
  }

  private static byte[] position(int node) {
    return ByteBuffer.allocate(POSITION_BYTES)
        .putInt(node)
        .putInt(7)
        .putDouble(0.5)
        .putDouble(2.0)
        .array();
  }

  private static int node(byte[] position) {
    return ByteBuffer.wrap(position).getInt();
  }

  /** The position with its level, one less where the price left the room it had. */
  private static byte[] decide(byte[] position, double price) {
    ByteBuffer in = ByteBuffer.wrap(position.clone());
    if (price < in.getDouble(8) || price >= in.getDouble(16)) {
      in.putInt(4, in.getInt(4) - 1);
    }
    return in.array();
  }

  @Override
  public void close() {
    driver.close();
  }
}
