package org.echelon.processor.gate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a grant to the partition that its key ends with. */
public final class GrantPartitioner implements StreamPartitioner<byte[], byte[]> {
  /** Stands between ask and partition in the key of a grant. */
  static final char MARK = '/';

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    String text = new String(key, StandardCharsets.UTF_8);
    return Optional.of(Set.of(Integer.parseInt(text.substring(text.lastIndexOf(MARK) + 1))));
  }
}
