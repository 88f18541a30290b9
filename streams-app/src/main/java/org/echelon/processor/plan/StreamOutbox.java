package org.echelon.processor.plan;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.inventory.Refusal;
import org.echelon.processor.EventHeaders;
import org.echelon.system.LineOutcome;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/** Sends Plan's results to the sinks of the topology; each is named after its topic. */
final class StreamOutbox implements Outbox {
  private final ProcessorContext<String, byte[]> context;
  private final Deployment deployment;
  private final PublicValues values;
  private final RefusedHeaders refusedHeaders;
  private final Supplier<Instant> tick;
  private final Origin here;

  /** When what is being worked off was written to the log; none in the background. */
  private OptionalLong loggedAt = OptionalLong.empty();

  StreamOutbox(
      ProcessorContext<String, byte[]> context,
      Deployment deployment,
      PublicValues values,
      Supplier<Instant> tick) {
    this.context = context;
    this.deployment = deployment;
    this.values = values;
    this.tick = tick;
    this.refusedHeaders =
        new RefusedHeaders(
            deployment.prefix(),
            deployment.applicationId("plan"),
            context.taskId().toString(),
            "plan");
    this.here = new Origin("plan", context.taskId().partition(), 0);
  }

  @Override
  public void publish(Topic topic, String key, SpecificRecord record) {
    byte[] value = values.write(deployment.name(topic), record);
    send(topic, key, value, EventHeaders.of("echelon-plan", key, record, tick.get()));
  }

  @Override
  public void forget(Topic topic, String key) {
    send(topic, key, null, new RecordHeaders());
  }

  @Override
  public void ladder(String sku, @Nullable SkuPlan plan) {
    byte[] value = plan == null ? null : PlanCodec.encode(plan);
    send(Topic.LADDER, sku, value, new RecordHeaders());
  }

  @Override
  public void outcome(Origin origin, LineOutcome outcome) {
    byte[] value = new LogRecord(LogKind.LINE_OUTCOME, origin, outcome).encode();
    send(Topic.ORDER_LOG, outcome.getOrderId(), value, new RecordHeaders());
  }

  @Override
  public void toGate(int gateNode, LogKind kind, SpecificRecordBase record) {
    byte[] value = new LogRecord(kind, here, record).encode();
    send(Topic.GATE_LOG, Integer.toString(gateNode), value, new RecordHeaders());
  }

  @Override
  public void refuse(Origin origin, String key, Refusal refusal) {
    send(Topic.REFUSED, key, null, refusedHeaders.withoutBytes(refusal, origin, tick.get()));
  }

  /** What comes from now on is caused by a record of the log, written at an instant, or by none. */
  void causedAt(OptionalLong logged) {
    loggedAt = logged;
  }

  /**
   * Record timestamps are wall clock and serve retention; that of a decision is when what caused it
   * was written to the log, so that who reads it knows how long it took.
   */
  private void send(Topic topic, String key, byte @Nullable [] value, Headers headers) {
    long now = context.currentSystemTimeMs();
    long at = topic == Topic.DECISION ? loggedAt.orElse(now) : now;
    context.forward(new Record<>(key, value, at, headers), topic.suffix());
  }
}
