package org.echelon.producers.orders;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.topic.Topic;

/** What became of one row of a source: an event for a topic, or a refusal with its reason. */
public sealed interface FeedRow {

  /** When the row happened, in virtual time. */
  Instant at();

  /** A record to publish under its key. */
  record Event(Instant at, Topic topic, String key, SpecificRecord record) implements FeedRow {}

  /** A row that is no event; the text is the row as it was read. */
  record Refused(Instant at, String reason, String row) implements FeedRow {}
}
