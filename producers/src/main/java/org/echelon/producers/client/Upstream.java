package org.echelon.producers.client;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.topic.Topic;

/** The topics that upstream systems write to. */
public final class Upstream {
  private Upstream() {}

  /** The topic of a record by its type; empty where no topic carries it. */
  public static Optional<Topic> topicOf(SpecificRecord record) {
    for (Topic topic : Topic.values()) {
      if (topic.record().filter(type -> type.isInstance(record)).isPresent()) {
        return Optional.of(topic);
      }
    }
    return Optional.empty();
  }
}
