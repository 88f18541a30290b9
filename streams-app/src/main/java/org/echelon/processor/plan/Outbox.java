package org.echelon.processor.plan;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.Origin;
import org.echelon.inventory.Refusal;
import org.echelon.system.LineOutcome;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/** Where Plan's results go. */
public interface Outbox {

  /** Whether anybody reads a topic that decides nothing; one that nobody reads is not written. */
  default boolean wanted(Topic topic) {
    return true;
  }

  /** Publishes a public record. */
  void publish(Topic topic, String key, SpecificRecord record);

  /** Takes the record of a key out of a public, compacted topic. */
  void forget(Topic topic, String key);

  /** Tells the pricing job of a SKU's plan; null takes it out. */
  void ladder(String sku, @Nullable SkuPlan plan);

  /** Tells the view of orders what becomes of a line. */
  void outcome(Origin origin, LineOutcome outcome);

  /** Sends a record to the gate of a node (by ordinal). */
  void toGate(int gateNode, LogKind kind, SpecificRecordBase record);

  /** Refuses a record of the log; its bytes stay at the origin. */
  void refuse(Origin origin, String key, Refusal refusal);
}
