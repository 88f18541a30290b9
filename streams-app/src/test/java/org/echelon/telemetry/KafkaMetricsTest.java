package org.echelon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

/** Kafka's thousands of figures come down to a few. */
class KafkaMetricsTest {
  private final Map<MetricName, Metric> kafka = new LinkedHashMap<>();

  @Test
  void shouldAddStoresOfATask() {
    put("stream-state-metrics", "total-sst-files-size", 100L, "task-id", "0_1", "store", "a");
    put("stream-state-metrics", "total-sst-files-size", 30L, "task-id", "0_1", "store", "b");
    put("stream-state-metrics", "size-all-mem-tables", 7L, "task-id", "0_1", "store", "a");
    put("stream-state-metrics", "total-sst-files-size", 5L, "task-id", "0_2", "store", "a");
    put("stream-state-metrics", "block-cache-usage", 999L, "task-id", "0_1", "store", "a");

    assertThat(told("echelon_store_bytes"))
        .isEqualTo(Map.of(List.of("plan", "0_1"), 137.0, List.of("plan", "0_2"), 5.0));
  }

  @Test
  void shouldTellOfAConsumerOnceAndOfNoneThatRestores() {
    String group = "consumer-fetch-manager-metrics";
    put(group, "records-consumed-rate", 40.0, "client-id", "x-StreamThread-1-consumer");
    put(group, "records-consumed-rate", 2.0, "client-id", "x-StreamThread-2-consumer");
    put(group, "records-consumed-rate", 39.0, "client-id", "x-1-consumer", "topic", "t");
    put(group, "records-consumed-rate", 900.0, "client-id", "x-1-restore-consumer");
    put(group, "records-lag", 3.0, "client-id", "x-1-consumer", "topic", "t", "partition", "0");
    put(group, "records-lag", 8.0, "client-id", "x-2-consumer", "topic", "t", "partition", "1");
    put(group, "records-lag", 70.0, "client-id", "x-1-restore-consumer", "topic", "c");
    put(group, "records-lag", Double.NaN, "client-id", "x-3-consumer", "topic", "t");

    assertThat(told("kafka_consumer_fetch_manager_records_consumed_rate"))
        .isEqualTo(Map.of(List.of("plan"), 42.0));
    assertThat(told("kafka_consumer_fetch_manager_records_lag"))
        .isEqualTo(Map.of(List.of("plan"), 8.0));
  }

  @Test
  void shouldNameThreadsByTheirNumber() {
    put(
        "stream-thread-metrics",
        "commit-latency-max",
        12.0,
        "thread-id",
        "echelon-plan-6f2a-StreamThread-3");

    assertThat(told("kafka_stream_thread_commit_latency_max"))
        .isEqualTo(Map.of(List.of("plan", "3"), 12.0));
  }

  @Test
  void shouldSayThatATaskHasNothingLeftToRestore() {
    put("stream-task-metrics", "dropped-records-total", 0.0, "task-id", "0_0");
    put("stream-task-metrics", "dropped-records-total", 1.0, "task-id", "0_1");
    put("stream-task-metrics", "restore-remaining-records-total", 70.0, "task-id", "0_1");

    assertThat(told("echelon_restore_remaining_records"))
        .isEqualTo(Map.of(List.of("plan", "0_0"), 0.0, List.of("plan", "0_1"), 70.0));
  }

  @Test
  void shouldPassOverAStoreThatIsBeingClosed() {
    MetricName closing = name("stream-state-metrics", "total-sst-files-size", "task-id", "0_1");
    kafka.put(
        closing,
        new Metric() {
          @Override
          public MetricName metricName() {
            return closing;
          }

          @Override
          public Object metricValue() {
            throw new IllegalStateException("closed");
          }
        });
    put("stream-state-metrics", "total-sst-files-size", 5L, "task-id", "0_2");

    assertThat(told("echelon_store_bytes")).isEqualTo(Map.of(List.of("plan", "0_2"), 5.0));
  }

  private Map<List<String>, Object> told(String name) {
    Scrape scrape = new Scrape();
    KafkaMetrics.tell(scrape, "plan", kafka);
    return scrape.families().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private void put(String group, String figure, Number value, String... tags) {
    MetricName name = name(group, figure, tags);
    kafka.put(
        name,
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }

  private static MetricName name(String group, String figure, String... tags) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < tags.length; i += 2) {
      byName.put(tags[i], tags[i + 1]);
    }
    return new MetricName(figure, group, "", byName);
  }
}
