package org.echelon.processor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.EventHeaders;
import org.echelon.state.LabDecision;
import org.echelon.topic.Topic;

/** Carries the log to the copy of a Plan task and its comparisons to the topic of labs. */
public final class ShadowProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Duration REFRESH = Duration.ofMillis(200);
  private static final int REFRESH_SKUS = 256;

  private final Deployment deployment;
  private final Supplier<PublicValues> valuesOf;
  private final Rival rival;
  private ProcessorContext<String, byte[]> context;
  private PublicValues values;
  private ShadowCore core;

  public ShadowProcessor(Deployment deployment, Supplier<PublicValues> valuesOf, Rival rival) {
    this.deployment = deployment;
    this.valuesOf = valuesOf;
    this.rival = rival;
  }

  /** May be called again on the same object after a fault, so it sets every field. */
  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    this.values = valuesOf.get();
    this.core =
        new ShadowCore(
            context.taskId().partition(),
            deployment.partitions(),
            deployment.aheadMillis(),
            StoreTable.all(context),
            rival,
            this::tell);
    context.schedule(REFRESH, PunctuationType.WALL_CLOCK_TIME, now -> core.refresh(REFRESH_SKUS));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    long offset = context.recordMetadata().map(meta -> meta.offset()).orElse(0L);
    core.accept(record.key(), LogRecord.decode(record.value()), offset);
  }

  private void tell(LabDecision decision) {
    String key = decision.getLab() + "/" + decision.getSku();
    Instant tick = decision.getDecidedAt();
    context.forward(
        new Record<>(
            key,
            values.write(deployment.name(Topic.LAB_DECISION), decision),
            context.currentSystemTimeMs(),
            EventHeaders.of("echelon-lab", key, decision, tick)));
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
    }
  }
}
