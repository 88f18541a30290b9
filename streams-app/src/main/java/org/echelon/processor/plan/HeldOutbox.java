package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.Origin;
import org.echelon.inventory.Refusal;
import org.echelon.system.LineOutcome;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results until the work that made them is done, so that work which fails half-way leaves no
 * command behind that was never booked.
 */
final class HeldOutbox implements Outbox {
  private final Outbox target;
  private final List<Consumer<Outbox>> held = new ArrayList<>();

  HeldOutbox(Outbox target) {
    this.target = target;
  }

  /** A place to go {@link #backTo}. */
  int mark() {
    return held.size();
  }

  /** Forgets what came after a mark. */
  void backTo(int mark) {
    held.subList(mark, held.size()).clear();
  }

  /** Sends everything on, in order. */
  void flush() {
    held.forEach(send -> send.accept(target));
    held.clear();
  }

  @Override
  public boolean wanted(Topic topic) {
    return target.wanted(topic);
  }

  @Override
  public void publish(Topic topic, String key, SpecificRecord record) {
    held.add(out -> out.publish(topic, key, record));
  }

  @Override
  public void forget(Topic topic, String key) {
    held.add(out -> out.forget(topic, key));
  }

  @Override
  public void ladder(String sku, @Nullable SkuPlan plan) {
    held.add(out -> out.ladder(sku, plan));
  }

  @Override
  public void outcome(Origin origin, LineOutcome outcome) {
    held.add(out -> out.outcome(origin, outcome));
  }

  @Override
  public void toGate(int gateNode, LogKind kind, SpecificRecordBase record) {
    held.add(out -> out.toGate(gateNode, kind, record));
  }

  @Override
  public void refuse(Origin origin, String key, Refusal refusal) {
    held.add(out -> out.refuse(origin, key, refusal));
  }
}
