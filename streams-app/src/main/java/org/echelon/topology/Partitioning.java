package org.echelon.topology;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.echelon.topic.SkuPartition;

/** Where the records of the internal logs go. */
final class Partitioning {
  private Partitioning() {}

  /** The partition of the key, however the topic that the record came from is split. */
  static Optional<Set<Integer>> bySku(String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(Set.of(SkuPartition.of(key, partitions)));
  }

  /** Every partition gets a copy. */
  static Optional<Set<Integer>> toAll(String topic, byte[] key, byte[] value, int partitions) {
    return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
  }

  static StreamPartitioner<byte[], byte[]> bySku() {
    return Partitioning::bySku;
  }

  static StreamPartitioner<byte[], byte[]> toAll() {
    return Partitioning::toAll;
  }
}
