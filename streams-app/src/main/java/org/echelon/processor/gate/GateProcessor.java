package org.echelon.processor.gate;

import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.jspecify.annotations.Nullable;

/** Carries the gate log to the gates of one partition, and what they decide to the sinks. */
public final class GateProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** Name of the store of gates. */
  public static final String GATE_STORE = "gate";

  /** Name of the store of ticks, network, prices and controls. */
  public static final String META_STORE = "meta";

  /** Name of the store of what waits at nodes. */
  public static final String LOAD_STORE = "load";

  /** Where asks go. */
  public static final String ASKS = "asks";

  /** Where grants go. */
  public static final String GRANTS = "grants";

  /** Where the loads of nodes go, to every task of Plan. */
  public static final String LOADS = "loads";

  /** Where manifests go. */
  public static final String MANIFESTS = "manifests";

  /** Where measures go. */
  public static final String MEASURES = "measures";

  /** Where the task's own state goes. */
  public static final String TASKS = "tasks";

  /** The view of orders, which gets every new tick. */
  public static final String ORDERS = "orders";

  private final Deployment deployment;
  private final Supplier<PublicValues> opensValues;
  private final boolean draftsAfterPrices;
  private ProcessorContext<byte[], byte[]> context;
  private @Nullable PublicValues values;
  private GateTask gates;

  /**
   * @param draftsAfterPrices whether every node's gate asks dry after new prices, so that the next
   *     departures can be seen under them
   */
  public GateProcessor(
      Deployment deployment, Supplier<PublicValues> opensValues, boolean draftsAfterPrices) {
    this.deployment = deployment;
    this.opensValues = opensValues;
    this.draftsAfterPrices = draftsAfterPrices;
  }

  // A task that was lost is begun again on this same object, so nothing of before may stay.
  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    close();
    context = processorContext;
    PublicValues opened = opensValues.get();
    values = opened;
    gates =
        new GateTask(
            context.taskId().partition(),
            deployment.gates(),
            deployment.partitions(),
            draftsAfterPrices,
            new GateTables(table(GATE_STORE), table(META_STORE), table(LOAD_STORE)),
            new StreamGateOutbox(context, deployment, opened, () -> gates.now()));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    LogRecord entry = LogRecord.decode(record.value());
    long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(-1L);
    long lag = context.currentSystemTimeMs() - record.timestamp();
    if (gates.accept(entry, offset, lag) && entry.kind() == LogKind.TICK) {
      context.forward(record, ORDERS);
    }
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
      values = null;
    }
  }

  private TextTable table(String name) {
    return new StoreTextTable(context.getStateStore(name));
  }
}
