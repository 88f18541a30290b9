package org.echelon.processor.plan;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.Origin;
import org.echelon.inventory.Refusal;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Where Plan's results go. */
interface Outbox {

  /** Publishes a public record. */
  void publish(Topic topic, String key, SpecificRecord record);

  /** Publishes a binary value. */
  void publish(Topic topic, String key, byte @Nullable [] value);

  /** Sends a record to the gate of a node (by ordinal). */
  void toGate(int gateNode, LogKind kind, SpecificRecordBase record);

  /** Refuses a record of the log; its bytes stay at the origin. */
  void refuse(Origin origin, String key, Refusal refusal);
}
