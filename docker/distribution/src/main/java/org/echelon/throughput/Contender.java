package org.echelon.throughput;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Something that works off a backlog and commits how far it is. */
public interface Contender extends AutoCloseable {

  /** Application id, with which the names of its threads begin; its consumer group too. */
  String id();

  /** The offsets at which its backlog begins; 0 for a partition that is not named. */
  default Map<TopicPartition, Long> from() {
    return Map.of();
  }

  /** The offsets after the last records of its backlog. */
  Map<TopicPartition, Long> to();

  /**
   * Fails if it has ended by itself.
   *
   * @throws IllegalStateException naming what happened
   */
  void check();

  @Override
  void close();
}
