package org.echelon.console.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.echelon.topic.Topic;

/**
 * Which topics the tables are made of, and where reading begins: at the oldest record where
 * compaction keeps the newest of each key, of what labs would have done (35 days are kept), and of
 * commands, their answers, adjustments and alerts, which may be open for weeks (35 days of commands
 * and 90 of alerts are kept); of measures the newest {@value #NEWEST_MEASURES} records, as each is
 * told anew while it changes; of what is only listened to, at the end; else {@value #HOURS_BACK}
 * hours ago.
 */
final class FollowedTopics {
  static final long HOURS_BACK = 48;
  static final long NEWEST_MEASURES = 50_000;
  private static final Duration LIMIT = Duration.ofSeconds(3);
  static final Set<Topic> ALL =
      EnumSet.of(
          Topic.POSITION,
          Topic.PROPOSAL,
          Topic.DECISION,
          Topic.PRICE,
          Topic.NETWORK,
          Topic.ITEM,
          Topic.FORECAST,
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.ACK,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.ADJUSTMENT,
          Topic.TASK,
          Topic.TICK,
          Topic.CONTROL,
          Topic.AUDIT,
          Topic.ALERT,
          Topic.MEASURE,
          Topic.LAB_STATE,
          Topic.LAB_DECISION,
          Topic.REFUSED);

  /** Commands, what answers them and what else moves units: read from the oldest, side by side. */
  private static final Set<Topic> COMMANDS =
      EnumSet.of(
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.ACK,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.ADJUSTMENT);

  /** Deleted after a while, and yet of use from the oldest on. */
  private static final Set<Topic> WHOLE = EnumSet.of(Topic.ALERT, Topic.LAB_DECISION);

  private final String prefix;
  private final Set<Topic> wanted;
  private final Set<Topic> listened;
  private final Set<TopicPartition> begun = new HashSet<>();
  private boolean complete;

  /**
   * None yet.
   *
   * @param listened those of which the past is passed over
   */
  FollowedTopics(String prefix, Set<Topic> wanted, Set<Topic> listened) {
    this.prefix = prefix;
    this.wanted = wanted;
    this.listened = listened;
  }

  /** Whether every topic was there when it was looked for last. */
  boolean complete() {
    return complete;
  }

  /** The topic of a full name. */
  Topic of(String name) {
    return Topic.ofSuffix(name.substring(prefix.length()));
  }

  /**
   * Follows the topics that exist by now; those followed before go on where they were.
   *
   * @return new partitions of commands and their answers, with the offset where each ends by now
   */
  Map<TopicPartition, Long> assign(Consumer<String, byte[]> consumer, long nowMillis) {
    Map<String, List<PartitionInfo>> there = consumer.listTopics(LIMIT);
    List<TopicPartition> found = new ArrayList<>();
    Set<TopicPartition> recent = new HashSet<>();
    Set<TopicPartition> commands = new HashSet<>();
    Set<TopicPartition> measures = new HashSet<>();
    Set<TopicPartition> fromNow = new HashSet<>();
    boolean all = true;
    for (Topic topic : wanted) {
      List<PartitionInfo> partitions = there.getOrDefault(topic.name(prefix), List.of());
      all &= !partitions.isEmpty();
      for (PartitionInfo info : partitions) {
        TopicPartition partition = new TopicPartition(info.topic(), info.partition());
        found.add(partition);
        if (listened.contains(topic)) {
          fromNow.add(partition);
        } else if (COMMANDS.contains(topic)) {
          commands.add(partition);
        } else if (topic == Topic.MEASURE) {
          measures.add(partition);
        } else if (topic.cleanup() == Topic.Cleanup.DELETE && !WHOLE.contains(topic)) {
          recent.add(partition);
        }
      }
    }
    recent.removeAll(consumer.assignment());
    measures.removeAll(consumer.assignment());
    fromNow.removeAll(consumer.assignment());
    commands.removeAll(begun);
    Map<TopicPartition, OffsetAndTimestamp> starts = starts(consumer, recent, nowMillis);
    consumer.assign(found);
    starts.forEach((partition, start) -> seek(consumer, partition, start));
    if (!fromNow.isEmpty()) {
      // Of no partitions it would mean all.
      consumer.seekToEnd(fromNow);
    }
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(measures, LIMIT);
    consumer
        .endOffsets(measures, LIMIT)
        .forEach(
            (partition, end) ->
                consumer.seek(
                    partition,
                    Math.max(firsts.getOrDefault(partition, 0L), end - NEWEST_MEASURES)));
    Map<TopicPartition, Long> ends = consumer.endOffsets(commands, LIMIT);
    consumer.beginningOffsets(commands, LIMIT).forEach(consumer::seek);
    // Not before, so that a broker that does not answer now is asked again.
    begun.addAll(commands);
    complete = all;
    return ends;
  }

  private static Map<TopicPartition, OffsetAndTimestamp> starts(
      Consumer<String, byte[]> consumer, Set<TopicPartition> partitions, long nowMillis) {
    Map<TopicPartition, Long> times = new HashMap<>();
    long from = nowMillis - Duration.ofHours(HOURS_BACK).toMillis();
    partitions.forEach(partition -> times.put(partition, from));
    return consumer.offsetsForTimes(times, LIMIT);
  }

  private static void seek(
      Consumer<String, byte[]> consumer, TopicPartition partition, OffsetAndTimestamp start) {
    if (start == null) {
      consumer.seekToEnd(List.of(partition));
    } else {
      consumer.seek(partition, start.offset());
    }
  }
}
