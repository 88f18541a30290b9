package org.echelon.processor.gate;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A state store of the stream as a table under text keys. */
final class StoreTextTable implements TextTable {
  private final KeyValueStore<String, byte[]> store;

  StoreTextTable(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return store.get(key);
  }

  @Override
  public void put(String key, byte @Nullable [] value) {
    store.put(key, value);
  }

  @Override
  public void each(String prefix, BiConsumer<String, byte[]> visitor) {
    try (KeyValueIterator<String, byte[]> rows =
        prefix.isEmpty() ? store.all() : store.range(prefix, prefix + '\uffff')) {
      while (rows.hasNext()) {
        KeyValue<String, byte[]> row = rows.next();
        visitor.accept(row.key, row.value);
      }
    }
  }
}
