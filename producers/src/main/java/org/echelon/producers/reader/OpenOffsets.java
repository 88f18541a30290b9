package org.echelon.producers.reader;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far each partition may be committed: up to its first command that is not finished. */
final class OpenOffsets {
  private final Map<TopicPartition, TreeMap<Long, String>> open = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  /** A record was read. */
  void read(TopicPartition partition, long offset) {
    next.put(partition, offset + 1);
  }

  /** Its command was handed over and is not finished. */
  void begun(TopicPartition partition, long offset, String commandId) {
    open.computeIfAbsent(partition, p -> new TreeMap<>()).put(offset, commandId);
  }

  void finished(TopicPartition partition, long offset) {
    Optional.ofNullable(open.get(partition)).ifPresent(offsets -> offsets.remove(offset));
  }

  /** Where reading goes on, if something was read. */
  Optional<Long> next(TopicPartition partition) {
    return Optional.ofNullable(next.get(partition));
  }

  /** What can be committed now and was not before. */
  Map<TopicPartition, OffsetAndMetadata> due() {
    Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    next.forEach(
        (partition, end) -> {
          TreeMap<Long, String> offsets = open.getOrDefault(partition, new TreeMap<>());
          long to = offsets.isEmpty() ? end : offsets.firstKey();
          if (to > committed.getOrDefault(partition, -1L)) {
            due.put(partition, new OffsetAndMetadata(to));
          }
        });
    return due;
  }

  void committed(Map<TopicPartition, OffsetAndMetadata> done) {
    done.forEach((partition, at) -> committed.put(partition, at.offset()));
  }

  /** Others read these partitions now; tells which commands they will be handed again. */
  Set<String> forget(Collection<TopicPartition> partitions) {
    Set<String> handed = new HashSet<>();
    partitions.forEach(p -> handed.addAll(open.getOrDefault(p, new TreeMap<>()).values()));
    open.keySet().removeAll(partitions);
    next.keySet().removeAll(partitions);
    committed.keySet().removeAll(partitions);
    return handed;
  }

  /** Commands handed over and not finished. */
  int unfinished() {
    return open.values().stream().mapToInt(TreeMap::size).sum();
  }
}
