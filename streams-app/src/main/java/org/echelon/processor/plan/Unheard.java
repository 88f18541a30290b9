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

/** Drops every result: of a task that only follows another one, or is only measured. */
public final class Unheard implements Outbox {

  @Override
  public boolean wanted(Topic topic) {
    return false;
  }

  @Override
  public void publish(Topic topic, String key, SpecificRecord record) {}

  @Override
  public void forget(Topic topic, String key) {}

  @Override
  public void ladder(String sku, @Nullable SkuPlan plan) {}

  @Override
  public void outcome(Origin origin, LineOutcome outcome) {}

  @Override
  public void toGate(int gateNode, LogKind kind, SpecificRecordBase record) {}

  @Override
  public void refuse(Origin origin, String key, Refusal refusal) {}
}
