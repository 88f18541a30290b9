package org.echelon.processor.plan;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A table in heap of a few entries, sorted by unsigned bytes as the stores are. */
final class HeapTable implements Table {
  private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  /** A table of its own with the same entries. */
  HeapTable copy() {
    HeapTable copy = new HeapTable();
    copy.entries.putAll(entries);
    return copy;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

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
