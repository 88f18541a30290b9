package org.echelon.processor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
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
  /** SKUs that a look at the refresh brings up to date at least. */
  public static final int REFRESHED_AT_LEAST = PlanLoop.STRETCH_SKUS;

  /** Between two looks at whether plans are to be brought up to date. */
  private static final Duration REFRESH = Duration.ofMillis(10);

  private static final long IN_TIME_MILLIS = 100;

  /** Milliseconds between two publications of what is due while all plans are up to date. */
  private static final long PUBLISH = 50;

  private final Deployment deployment;
  private final Supplier<PublicValues> valuesOf;

  /** What others may hold on to when this is closed; all SKUs of a task hang on the processor. */
  private final Object name = new Object();

  private ProcessorContext<String, byte[]> context;
  private PublicValues values;
  private PlanTask task;
  private PlanLoop loop;
  private StreamOutbox outbox;
  private long publishedAt;

  /** How long an event may wait in the log before refreshing makes room for it. */
  private final long inTimeMillis;

  public PlanProcessor(Deployment deployment, Supplier<PublicValues> valuesOf) {
    this.deployment = deployment;
    this.valuesOf = valuesOf;
    // Intake's commit comes before a record can be read, and this task's own before the next.
    this.inTimeMillis = IN_TIME_MILLIS + 2 * deployment.commitMillis();
  }

  /** May be called again on the same object after a fault, so it sets every field. */
  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    this.values = valuesOf.get();
    this.outbox =
        new StreamOutbox(context, deployment, values, () -> Instant.ofEpochMilli(task.now));
    this.task =
        new PlanTask(
            context.taskId().partition(), deployment.partitions(), StoreTable.all(context), outbox);
    this.loop = new PlanLoop(task, deployment.aheadMillis(), new SkuValuation());
    this.publishedAt = 0;
    context.schedule(REFRESH, PunctuationType.WALL_CLOCK_TIME, this::refresh);
  }

  private void refresh(long millis) {
    outbox.causedAt(OptionalLong.empty());
    if (loop.refreshDue() || millis - publishedAt >= PUBLISH) {
      long now = System.nanoTime();
      long end = now + RefreshPace.ofThisThread().slice(name, now);
      loop.refresh(() -> System.nanoTime() - end < 0);
      publishedAt = millis;
    }
  }

  @Override
  public void process(Record<String, byte[]> record) {
    long waited = context.currentSystemTimeMs() - record.timestamp();
    task.waitedMillis = Math.max(0, waited);
    RefreshPace.ofThisThread().event(waited <= inTimeMillis);
    long offset = context.recordMetadata().map(meta -> meta.offset()).orElse(0L);
    outbox.causedAt(OptionalLong.of(record.timestamp()));
    loop.accept(record.key(), LogRecord.decode(record.value()), offset);
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
    }
  }
}
