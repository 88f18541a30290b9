package org.echelon.doctor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/**
 * The keys of a compacted topic that are not deleted.
 *
 * @param complete whether all of it could be read in time
 */
record KeysSeen(Set<String> keys, boolean complete) {

  static KeysSeen read(Deployment deployment, TopicsSeen topics, Topic topic) {
    Map<TopicPartition, Long> all = new HashMap<>();
    topics.partitions(topic).forEach(partition -> all.put(partition, Long.MAX_VALUE));
    Set<String> keys = new HashSet<>();
    try (TailReader reader = new TailReader(deployment.bootstrap())) {
      boolean complete =
          reader.tail(
              all,
              record -> {
                if (record.value() == null) {
                  keys.remove(record.key());
                } else {
                  keys.add(record.key());
                }
              });
      return new KeysSeen(keys, complete);
    }
  }
}
