package org.echelon.simulation;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.processor.gate.TextTable;
import org.jspecify.annotations.Nullable;

/** A table in heap under text keys. */
final class MemoryTextTable implements TextTable {
  private final TreeMap<String, byte[]> entries = new TreeMap<>();

  @Override
  public byte @Nullable [] get(String key) {
    return entries.get(key);
  }

  @Override
  public void put(String key, byte @Nullable [] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public void each(String prefix, BiConsumer<String, byte[]> visitor) {
    new TreeMap<>(entries.subMap(prefix, prefix + '\uffff')).forEach(visitor);
  }
}
