package org.echelon.throughput;

import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.topic.Topic;

/**
 * A record as an upstream system sends it, and as intake would put it into the log of Plan.
 *
 * @param topic that intake reads it from
 */
public record LoadEvent(LogKind kind, Topic topic, String key, SpecificRecordBase body) {

  /** The bytes in the log of Plan. */
  byte[] logged(long offset) {
    return new LogRecord(kind, new Origin(topic.suffix(), 0, offset), body).encode();
  }
}
