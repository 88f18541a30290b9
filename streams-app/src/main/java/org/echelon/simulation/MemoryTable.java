package org.echelon.simulation;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.processor.plan.Table;
import org.jspecify.annotations.Nullable;

/** A table in heap, sorted by unsigned bytes as the stores are. */
final class MemoryTable implements Table {
  private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  @Override
  public byte @Nullable [] get(byte[] key) {
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  /** Visits a copy, as the iterator of a store does not see writes that come later. */
  @Override
  public void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor) {
    new TreeMap<>(entries.subMap(from, true, to, false)).forEach(visitor);
  }
}
