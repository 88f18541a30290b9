package org.echelon.processor.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusedHeaders;
import org.echelon.config.Deployment;
import org.echelon.inventory.Refusal;
import org.echelon.processor.intake.Admission.Admitted;
import org.echelon.processor.intake.Admission.Refused;
import org.echelon.topic.Topic;

/**
 * Puts each record of an upstream topic into the logs or among the refused; remembers nothing. When
 * the registry is away it throws, so that the transaction is tried again and nothing good is
 * refused.
 */
public final class Intake extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
  private final Deployment deployment;
  private final Supplier<PublicValues> values;
  private final String name;
  private final Function<LogKind, List<String>> logs;
  private final String refused;
  private final Map<String, Topic> topics = new HashMap<>();
  private final Map<String, Sensor> counts = new HashMap<>();
  private PublicValues reader;
  private Admission admission;
  private RefusedHeaders headers;

  /**
   * @param values makes a reader of its own for each task
   * @param name of this step in the topology
   * @param logs the sinks that a kind of record goes to
   * @param refused the sink of refused records
   */
  public Intake(
      Deployment deployment,
      Supplier<PublicValues> values,
      String name,
      Function<LogKind, List<String>> logs,
      String refused) {
    this.deployment = deployment;
    this.values = values;
    this.name = name;
    this.logs = logs;
    this.refused = refused;
    for (Topic topic : Topic.values()) {
      topics.put(deployment.name(topic), topic);
    }
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    super.init(context);
    reader = values.get();
    admission = new Admission(deployment, reader);
    headers =
        new RefusedHeaders(
            deployment.prefix(), context.applicationId(), context.taskId().toString(), name);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from = context().recordMetadata().orElseThrow();
    Topic topic = Objects.requireNonNull(topics.get(from.topic()), from.topic());
    Admission.Verdict verdict =
        admission.admit(topic, from.partition(), from.offset(), record.key(), record.value());
    if (verdict instanceof Admitted admitted) {
      count("admitted");
      if (admitted.record().body() != null
          && HeaderCheck.contradicts(record.headers(), admitted.record().body())) {
        count("HEADER_MISMATCH");
      }
      log(record, admitted.record());
    } else if (verdict instanceof Refused refusal) {
      count("refused-" + refusal.refusal().code());
      refuse(
          record, refusal.refusal(), new Origin(topic.suffix(), from.partition(), from.offset()));
    }
  }

  private void log(Record<byte[], byte[]> record, LogRecord admitted) {
    byte[] bytes = admitted.encode();
    // Stamped with the wall clock: a log is kept by its stamps, and senders' may be years back.
    long now = context().currentSystemTimeMs();
    for (String sink : logs.apply(admitted.kind())) {
      context().forward(new Record<>(record.key(), bytes, now, new RecordHeaders()), sink);
    }
  }

  /** What does not fit among the refused with our headers stays where it came from. */
  private void refuse(Record<byte[], byte[]> record, Refusal refusal, Origin origin) {
    long now = context().currentSystemTimeMs();
    Instant at = Instant.ofEpochMilli(now);
    Record<byte[], byte[]> kept =
        fits(record)
            ? record.withHeaders(
                headers.withBytes(record.headers(), refusal, origin, record.timestamp(), at))
            : record
                .withValue((byte[]) null)
                .withHeaders(headers.withoutBytes(refusal, origin, at));
    context().forward(kept.withTimestamp(now), refused);
  }

  private static boolean fits(Record<byte[], byte[]> record) {
    long bytes = record.value() == null ? 0 : record.value().length;
    for (Header header : record.headers()) {
      bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    return bytes <= Topic.REFUSED.maxBytes();
  }

  private void count(String outcome) {
    counts
        .computeIfAbsent(
            outcome,
            added ->
                context()
                    .metrics()
                    .addRateTotalSensor(
                        "intake", context().taskId().toString(), added, RecordingLevel.INFO))
        .record();
  }

  @Override
  public void close() {
    counts.values().forEach(sensor -> context().metrics().removeSensor(sensor));
    counts.clear();
    if (reader != null) {
      reader.close();
    }
  }
}
