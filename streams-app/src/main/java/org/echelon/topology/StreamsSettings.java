package org.echelon.topology;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.echelon.config.Deployment;

/** The settings that every application runs with. */
public final class StreamsSettings {
  /** A network of 8 MiB with what the log adds to it. */
  static final int REQUEST_BYTES = 9 * 1024 * 1024;

  private static final int SESSION_MILLIS = 6_000;
  private static final int HEARTBEAT_MILLIS = 2_000;
  private static final int POLL_MILLIS = 5;

  /** For the few stores that have a cache: Plan's counters, and the largest shared record. */
  private static final int CACHE_BYTES = 16 * 1024 * 1024;

  /** As many as the broker keeps of any topic by default: one alone, three in a cluster. */
  private static final int REPLICAS_OF_THE_BROKER = -1;

  private StreamsSettings() {}

  /**
   * Settings of one application.
   *
   * @param app intake, plan or gate
   * @param threads stream threads
   */
  public static Properties of(Deployment deployment, String app, int threads) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, deployment.applicationId(app));
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, deployment.bootstrap());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, deployment.stateDir().toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, REPLICAS_OF_THE_BROKER);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, deployment.commitMillis());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    if (app.equals("intake")) {
      // No order between upstream topics is promised, and looking which of the others might hold
      // something earlier took 40% of intake's CPU.
      settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    }
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CLASSIC.name());
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        HEARTBEAT_MILLIS);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), REQUEST_BYTES);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }
}
