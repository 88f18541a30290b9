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
import org.echelon.valuation.SkuValuation;

/** Carries the log to a Plan task and its results to the sinks. */
public final class PlanProcessor implements Processor<String, byte[], String, byte[]> {
  private static final Duration REFRESH = Duration.ofMillis(50);

  private final Deployment deployment;
  private final Supplier<PublicValues> valuesOf;
  private ProcessorContext<String, byte[]> context;
  private PublicValues values;
  private PlanTask task;
  private PlanLoop loop;

  public PlanProcessor(Deployment deployment, Supplier<PublicValues> valuesOf) {
    this.deployment = deployment;
    this.valuesOf = valuesOf;
  }

  /** May be called again on the same object after a fault, so it sets every field. */
  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    this.values = valuesOf.get();
    StreamOutbox outbox =
        new StreamOutbox(context, deployment, values, () -> Instant.ofEpochMilli(task.now));
    this.task =
        new PlanTask(
            context.taskId().partition(), deployment.partitions(), StoreTable.all(context), outbox);
    this.loop = new PlanLoop(task, deployment.aheadMillis(), new SkuValuation());
    context.schedule(REFRESH, PunctuationType.WALL_CLOCK_TIME, now -> loop.refresh());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    long offset = context.recordMetadata().map(meta -> meta.offset()).orElse(0L);
    loop.accept(record.key(), LogRecord.decode(record.value()), offset);
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
    }
  }
}
