package org.echelon.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.topic.Topic;

/** Which record the public topics of a deployment carry, by full name. */
final class PublicTopics {
  private final Map<String, Class<? extends SpecificRecord>> records = new LinkedHashMap<>();

  PublicTopics(String prefix) {
    for (Topic topic : Topic.values()) {
      topic.record().ifPresent(type -> records.put(topic.name(prefix), type));
    }
  }

  Map<String, Class<? extends SpecificRecord>> all() {
    return records;
  }

  Class<? extends SpecificRecord> recordOf(String topic) {
    Class<? extends SpecificRecord> type = records.get(topic);
    if (type == null) {
      throw new IllegalArgumentException("no public topic is called " + topic);
    }
    return type;
  }

  void check(String topic, SpecificRecord record) {
    Class<? extends SpecificRecord> type = recordOf(topic);
    if (!type.isInstance(record)) {
      throw new IllegalArgumentException(
          topic
              + " carries "
              + type.getSimpleName()
              + ", not "
              + record.getClass().getSimpleName());
    }
  }
}
