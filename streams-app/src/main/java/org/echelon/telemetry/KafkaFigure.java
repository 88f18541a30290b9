package org.echelon.telemetry;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/**
 * The figures of Kafka that are told, each folded over whatever has none of its labels. Names are
 * those that Micrometer gives them, so that boards made for it fit; units are Kafka's own.
 */
enum KafkaFigure {
  THREADS_ALIVE(
      "stream-metrics",
      "alive-stream-threads",
      Double::sum,
      gauge("kafka_stream_alive_stream_threads", "Stream threads that run.", "app")),
  THREADS_FAILED(
      "stream-metrics",
      "failed-stream-threads",
      Double::sum,
      counter(
          "kafka_stream_failed_stream_threads_total",
          "Stream threads that ended by a fault and were replaced.",
          "app")),
  COMMIT_MEAN(
      "stream-thread-metrics",
      "commit-latency-avg",
      Math::max,
      gauge(
          "kafka_stream_thread_commit_latency_avg",
          "Mean milliseconds of a commit over the last half minute or so.",
          "app",
          "thread")),
  COMMIT_WORST(
      "stream-thread-metrics",
      "commit-latency-max",
      Math::max,
      gauge(
          "kafka_stream_thread_commit_latency_max",
          "Milliseconds of the longest commit over the last half minute or so.",
          "app",
          "thread")),
  PROCESS_RATE(
      "stream-thread-metrics",
      "process-rate",
      Math::max,
      gauge(
          "kafka_stream_thread_process_rate",
          "Records a second that a thread works off.",
          "app",
          "thread")),
  PROCESS_SHARE(
      "stream-thread-metrics",
      "process-ratio",
      Math::max,
      gauge(
          "kafka_stream_thread_process_ratio",
          "Share of its time that a thread works off records.",
          "app",
          "thread")),
  PUNCTUATE_SHARE(
      "stream-thread-metrics",
      "punctuate-ratio",
      Math::max,
      gauge(
          "kafka_stream_thread_punctuate_ratio",
          "Share of its time that a thread works in the background, such as after new prices.",
          "app",
          "thread")),
  COMMIT_SHARE(
      "stream-thread-metrics",
      "commit-ratio",
      Math::max,
      gauge(
          "kafka_stream_thread_commit_ratio",
          "Share of its time that a thread commits.",
          "app",
          "thread")),
  DROPPED(
      "stream-task-metrics",
      "dropped-records-total",
      Double::sum,
      counter(
          "kafka_stream_task_dropped_records_total",
          "Records that Kafka Streams passed over.",
          "app",
          "task")),
  END_TO_END_WORST(
      "stream-processor-node-metrics",
      "record-e2e-latency-max",
      Math::max,
      gauge(
          "kafka_stream_processor_node_record_e2e_latency_max",
          "Greatest age in milliseconds of a record, by its own timestamp, when it was read or had"
              + " been worked off; over all tasks.",
          "app")),
  LAG(
      "consumer-fetch-manager-metrics",
      "records-lag",
      Math::max,
      gauge(
          "kafka_consumer_fetch_manager_records_lag",
          "Records that wait in the partition where most do.",
          "app")),
  CONSUMED(
      "consumer-fetch-manager-metrics",
      "records-consumed-rate",
      Double::sum,
      gauge(
          "kafka_consumer_fetch_manager_records_consumed_rate",
          "Records a second that are read, without those that bring state back.",
          "app")),
  TABLE_BYTES("stream-state-metrics", "total-sst-files-size", Double::sum, stores()),
  MEMORY_BYTES("stream-state-metrics", "size-all-mem-tables", Double::sum, stores()),
  RESTORING(
      "stream-task-metrics",
      "restore-remaining-records-total",
      Double::sum,
      gauge(
          "echelon_restore_remaining_records",
          "Records that a task has still to read before its state is back.",
          "app",
          "task"));

  private static final String THREAD = "StreamThread-";

  private final String group;
  private final String figure;
  private final DoubleBinaryOperator fold;
  private final MetricFamily family;

  KafkaFigure(String group, String figure, DoubleBinaryOperator fold, MetricFamily family) {
    this.group = group;
    this.figure = figure;
    this.fold = fold;
    this.family = family;
  }

  /** Both parts of a store go to one sum. */
  private static MetricFamily stores() {
    return gauge(
        "echelon_store_bytes", "Bytes of a task's stores on disk and in memory.", "app", "task");
  }

  /** How Kafka calls it. */
  String path() {
    return path(group, figure);
  }

  static String path(String group, String figure) {
    return group + "/" + figure;
  }

  MetricFamily family() {
    return family;
  }

  double fold(double one, double other) {
    return fold.applyAsDouble(one, other);
  }

  /**
   * Whether a figure with these tags is meant: a consumer tells it whole, and again by topic and by
   * partition, where alone the lag is the present one; and what reads state back reads no events.
   */
  boolean takes(Map<String, String> tags) {
    return tags.containsKey("topic") == (this == LAG)
        && !tags.getOrDefault("client-id", "").endsWith("-restore-consumer");
  }

  /** The value of a label. */
  static String label(String name, String app, Map<String, String> tags) {
    return switch (name) {
      case "app" -> app;
      case "task" -> tags.getOrDefault("task-id", "");
      case "thread" -> {
        String id = tags.getOrDefault("thread-id", "");
        int at = id.lastIndexOf(THREAD);
        yield at < 0 ? id : id.substring(at + THREAD.length());
      }
      default -> throw new IllegalArgumentException("Kafka tells nothing by " + name);
    };
  }
}
