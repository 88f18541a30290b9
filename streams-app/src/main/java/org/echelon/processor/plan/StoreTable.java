package org.echelon.processor.plan;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store of the stream as a table. */
final class StoreTable implements Table {
  private final KeyValueStore<Bytes, byte[]> store;

  StoreTable(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** The stores of the task that a processor belongs to. */
  static Tables all(ProcessorContext<?, ?> context) {
    return new Tables(
        of(context, PlanStores.SKU),
        of(context, PlanStores.DOCUMENT),
        of(context, PlanStores.LADDER),
        of(context, PlanStores.REFERENCE),
        of(context, PlanStores.META));
  }

  private static Table of(ProcessorContext<?, ?> context, String name) {
    return new StoreTable(context.getStateStore(name));
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte @Nullable [] value) {
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor) {
    Bytes end = Bytes.wrap(to);
    try (KeyValueIterator<Bytes, byte[]> all = store.range(Bytes.wrap(from), end)) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> entry = all.next();
        // A range of the store includes its end; ours does not.
        if (!entry.key.equals(end)) {
          visitor.accept(entry.key.get(), entry.value);
        }
      }
    }
  }
}
