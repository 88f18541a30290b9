package org.echelon.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/** What the broker is told of a topic, in its own words. */
public final class TopicSettings {
  /** With fewer copies, losing one broker would stop the topic. */
  private static final int REPLICAS_THAT_SPARE_ONE = 3;

  /** The limit holds for whole batches, which carry more than the record. */
  private static final int BATCH_ROOM_BYTES = 65_536;

  /**
   * A sender whose clock leads by more is refused, or retention would keep its records for ever.
   */
  private static final Duration TIMESTAMP_AHEAD = Duration.ofMinutes(5);

  private TopicSettings() {}

  /** The settings of a topic with so many copies, by name in alphabetical order. */
  public static Map<String, String> of(Topic topic, int replicas) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    settings.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(topic.maxBytes() + BATCH_ROOM_BYTES));
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    topic
        .retention()
        .ifPresent(kept -> settings.put(TopicConfig.RETENTION_MS_CONFIG, millis(kept)));
    if (topic.input()) {
      settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, millis(TIMESTAMP_AHEAD));
    }
    if (replicas >= REPLICAS_THAT_SPARE_ONE) {
      settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return settings;
  }

  /** Whether two values of a setting say the same; lists have no order. */
  public static boolean same(String one, String other) {
    return Set.of(one.split(",")).equals(Set.of(other.split(",")));
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }
}
