package org.echelon.processor.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.processor.EventHeaders;
import org.echelon.state.Measure;
import org.echelon.state.OrderPromise;
import org.echelon.system.LineOutcome;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lines of each order, whatever tasks of Plan they come from, to one promise. It is
 * published at the tick after a line changed, once for all that changed since the tick before. So
 * is how many parcels orders come in.
 *
 * <p>The store is bounded by the orders of the last weeks: an order is forgotten 15 days after it
 * is done, when Plan has forgotten its lines too, and 120 days after it was last heard of when
 * lines of it never came or were refused. As long as Plan owes something of it, it is kept.
 */
public final class OrderProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** Name of the store of orders. */
  public static final String ORDER_STORE = "order";

  /** Where promises go. */
  public static final String PROMISES = "promises";

  /** A day longer than Plan knows closed lines, so that no late word can begin an order anew. */
  private static final int DONE_DAYS = 15;

  private static final int SILENT_DAYS = 120;
  private static final int FORGET_AT_MOST = 1_000;
  private static final long DAY = 86_400_000L;

  private final Deployment deployment;
  private final Supplier<PublicValues> opensValues;
  private ProcessorContext<byte[], byte[]> context;
  private @Nullable PublicValues values;
  private OrderShelf shelf;
  private SplitMeasures splits;

  public OrderProcessor(Deployment deployment, Supplier<PublicValues> opensValues) {
    this.deployment = deployment;
    this.opensValues = opensValues;
  }

  // A task that was lost is begun again on this same object.
  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    close();
    context = processorContext;
    values = opensValues.get();
    KeyValueStore<String, byte[]> store = context.getStateStore(ORDER_STORE);
    shelf = new OrderShelf(store);
    splits = new SplitMeasures(new StoreTextTable(store), context.taskId().partition());
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    LogRecord entry = LogRecord.decode(record.value());
    if (entry.kind() == LogKind.LINE_OUTCOME) {
      hear(entry.as(LineOutcome.class));
    } else if (entry.kind() == LogKind.TICK) {
      Instant tick = entry.as(Tick.class).getAt();
      shelf.publishable(this::publish);
      splits.tick(tick.toEpochMilli(), (key, measure) -> tell(key, measure, tick));
      shelf.forget(day(tick), FORGET_AT_MOST, SILENT_DAYS);
    }
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
      values = null;
    }
  }

  private PublicValues values() {
    if (values == null) {
      throw new IllegalStateException("not initialised");
    }
    return values;
  }

  /** Keeps what is newer than what is known of the line. */
  private void hear(LineOutcome line) {
    Optional<LineOutcome> known = shelf.line(line.getOrderId(), line.getLineNo());
    if (known.filter(last -> last.getSequence() >= line.getSequence()).isEmpty()) {
      shelf.put(line);
    }
  }

  private void publish(String orderId) {
    List<LineOutcome> lines = shelf.lines(orderId);
    OrderShelf.Head head = shelf.head(orderId).orElse(OrderShelf.Head.NONE);
    long sequence = head.sequence() + 1;
    OrderPromise promise = OrderJoin.promise(sequence, lines);
    int days = OrderJoin.done(lines) ? DONE_DAYS : SILENT_DAYS;
    OrderShelf.Parcels counted = splits.count(head.counted(), lines, promise.getAt());
    shelf.put(orderId, new OrderShelf.Head(sequence, day(promise.getAt()) + days, counted));
    context.forward(
        new Record<>(
            orderId.getBytes(StandardCharsets.UTF_8),
            values().write(deployment.name(Topic.PROMISE), promise),
            context.currentSystemTimeMs(),
            EventHeaders.of("echelon-gate", orderId, promise, promise.getAt())),
        PROMISES);
  }

  private void tell(String key, @Nullable Measure measure, Instant tick) {
    byte[] value = null;
    Headers headers = new RecordHeaders();
    if (measure != null) {
      value = values().write(deployment.name(Topic.MEASURE), measure);
      headers = EventHeaders.of("echelon-gate", key, measure, tick);
    }
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8), value, context.currentSystemTimeMs(), headers),
        GateProcessor.MEASURES);
  }

  private static long day(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), DAY);
  }
}
