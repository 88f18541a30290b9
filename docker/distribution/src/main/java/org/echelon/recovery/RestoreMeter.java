package org.echelon.recovery;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Counts what is read back from changelogs, and tells when the first restore begins. */
final class RestoreMeter implements StateRestoreListener {
  private static final String BYTES = "bytes-consumed-total";
  private static final String RESTORES = "-restore-consumer";

  private final AtomicLong records = new AtomicLong();
  private final AtomicLong began = new AtomicLong();
  private final Consumer<String> tell;

  /**
   * @param tell told "restoring" at the first store and "restored" after each
   */
  RestoreMeter(Consumer<String> tell) {
    this.tell = tell;
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    if (began.getAndIncrement() == 0) {
      tell.accept("restoring");
    }
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long upTo, long restored) {
    records.addAndGet(restored);
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long total) {
    tell.accept("restored");
  }

  /** Records put into stores of active tasks so far. */
  long records() {
    return records.get();
  }

  /** Bytes that the consumers of changelogs have read so far, those of standbys included. */
  static long bytes(KafkaStreams streams) {
    return streams.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(BYTES))
        .filter(entry -> !entry.getKey().tags().containsKey("topic"))
        .filter(entry -> entry.getKey().tags().getOrDefault("client-id", "").endsWith(RESTORES))
        .mapToLong(entry -> ((Number) entry.getValue().metricValue()).longValue())
        .sum();
  }
}
