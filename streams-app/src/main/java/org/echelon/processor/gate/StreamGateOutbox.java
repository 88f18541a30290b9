package org.echelon.processor.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.EventHeaders;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what gates decide to the sinks of the topology. */
final class StreamGateOutbox implements GateOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(GateProcessor.class);

  private final ProcessorContext<byte[], byte[]> context;
  private final Deployment deployment;
  private final PublicValues values;
  private final Supplier<Instant> tick;

  StreamGateOutbox(
      ProcessorContext<byte[], byte[]> context,
      Deployment deployment,
      PublicValues values,
      Supplier<Instant> tick) {
    this.context = context;
    this.deployment = deployment;
    this.values = values;
    this.tick = tick;
  }

  @Override
  public void ask(Ask ask) {
    publish(Topic.ASK, GateProcessor.ASKS, ask.getGate(), ask);
  }

  @Override
  public void grant(Origin origin, Grant grant) {
    String key = grant.getAskId() + GrantPartitioner.MARK + grant.getPartition();
    byte[] value = new LogRecord(LogKind.GRANT, origin, grant).encode();
    forward(GateProcessor.GRANTS, key, value, new RecordHeaders());
  }

  @Override
  public void load(Origin origin, NodeLoad load) {
    byte[] value = new LogRecord(LogKind.NODE_LOAD, origin, load).encode();
    forward(GateProcessor.LOADS, load.getNode(), value, new RecordHeaders());
  }

  @Override
  public void manifest(Manifest manifest) {
    publish(Topic.MANIFEST, GateProcessor.MANIFESTS, manifest.getGate(), manifest);
  }

  @Override
  public void task(String key, Task state) {
    publish(Topic.TASK, GateProcessor.TASKS, key, state);
  }

  @Override
  public void measure(String key, @Nullable Measure measure) {
    if (measure == null) {
      forward(GateProcessor.MEASURES, key, null, new RecordHeaders());
    } else {
      publish(Topic.MEASURE, GateProcessor.MEASURES, key, measure);
    }
  }

  @Override
  public void report(String text) {
    LOG.warn("{}", text);
  }

  private void publish(Topic topic, String sink, String key, SpecificRecord body) {
    forward(
        sink,
        key,
        values.write(deployment.name(topic), body),
        EventHeaders.of("echelon-gate", key, body, tick.get()));
  }

  private void forward(String sink, String key, byte @Nullable [] value, Headers headers) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    // The time a record carries is only for retention; what was decided by is in its fields.
    context.forward(new Record<>(name, value, context.currentSystemTimeMs(), headers), sink);
  }
}
