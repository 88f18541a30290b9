package org.echelon.console.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads weeks of several topics side by side: whoever is ahead of the slowest waits for it. Without
 * this all answers of a month could be read before the first of its commands, and either side would
 * have to be kept whole to bring them together. Ends when all that was there at the start is read.
 */
final class Abreast {
  static final long AHEAD_MILLIS = 10_000;

  /** A partition that gives nothing for so long holds up the others no more. */
  static final long PATIENCE_MILLIS = 60_000;

  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> readTo = new HashMap<>();
  private long slowest;
  private long movedMillis;

  /** Takes in partitions, each with the offset where its past ends. */
  void begin(Map<TopicPartition, Long> pastEnds, long nowMillis) {
    ends.putAll(pastEnds);
    pastEnds.keySet().forEach(partition -> readTo.put(partition, 0L));
    if (!pastEnds.isEmpty()) {
      movedMillis = nowMillis;
    }
  }

  /** Whether what is read is still the past. */
  boolean past() {
    return !readTo.isEmpty();
  }

  /** A record written at an instant was read. */
  void read(TopicPartition partition, long recordMillis) {
    readTo.computeIfPresent(partition, (p, before) -> Math.max(before, recordMillis));
  }

  /** Lets those go on that are not ahead of the slowest; after the past, all. */
  void hold(Consumer<?, ?> consumer, long nowMillis) {
    if (!past()) {
      return;
    }
    // A topic may be deleted meanwhile.
    ends.keySet().retainAll(consumer.assignment());
    readTo.keySet().retainAll(consumer.assignment());
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    long least = ends.keySet().stream().mapToLong(readTo::get).min().orElse(Long.MAX_VALUE);
    if (least != slowest) {
      slowest = least;
      movedMillis = nowMillis;
    }
    List<TopicPartition> ahead = new ArrayList<>();
    if (ends.isEmpty() || nowMillis - movedMillis > PATIENCE_MILLIS) {
      ends.clear();
      readTo.clear();
    } else {
      readTo.forEach(
          (partition, millis) -> {
            if (millis > slowest + AHEAD_MILLIS) {
              ahead.add(partition);
            }
          });
    }
    consumer.resume(consumer.paused());
    consumer.pause(ahead);
  }
}
