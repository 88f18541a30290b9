package org.echelon.simulation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.processor.plan.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table in heap, sorted by unsigned bytes as the stores are. Keys that share what comes before
 * their first zero byte, such as those of the documents of a SKU, lie in a shelf of their own, so
 * that neither a look-up nor a scan within a shelf grows with the number of SKUs.
 */
public final class MemoryTable implements Table {
  private final Map<Shelf, NavigableMap<byte[], byte[]>> shelves = new HashMap<>();

  /** The bytes up to and with the first zero; empty where a key has none. */
  private record Shelf(byte[] prefix) {

    static Shelf of(byte[] key) {
      int length = 0;
      while (length < key.length && key[length] != 0) {
        length++;
      }
      return new Shelf(length == key.length ? new byte[0] : Arrays.copyOf(key, length + 1));
    }

    /** Whether no key of another shelf lies from one key, of this shelf, up to another. */
    boolean holds(byte[] to) {
      int last = prefix.length - 1;
      return last >= 0
          && to.length > last
          && Arrays.equals(prefix, 0, last, to, 0, last)
          && (to[last] == 0 || (to[last] == 1 && to.length == prefix.length));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shelf shelf && Arrays.equals(prefix, shelf.prefix);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(prefix);
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    NavigableMap<byte[], byte[]> shelf = shelves.get(Shelf.of(key));
    return shelf == null ? null : shelf.get(key);
  }

  @Override
  public void put(byte[] key, byte @Nullable [] value) {
    Shelf at = Shelf.of(key);
    NavigableMap<byte[], byte[]> shelf = shelves.get(at);
    if (value != null) {
      if (shelf == null) {
        shelf = sorted();
        shelves.put(at, shelf);
      }
      shelf.put(key, value);
    } else if (shelf != null) {
      shelf.remove(key);
    }
  }

  /** Visits a copy, as the iterator of a store does not see writes that come later. */
  @Override
  public void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor) {
    NavigableMap<byte[], byte[]> found = sorted();
    Shelf only = Shelf.of(from);
    if (only.holds(to)) {
      NavigableMap<byte[], byte[]> shelf = shelves.get(only);
      if (shelf != null) {
        found.putAll(shelf.subMap(from, true, to, false));
      }
    } else {
      shelves.values().forEach(shelf -> found.putAll(shelf.subMap(from, true, to, false)));
    }
    found.forEach(visitor);
  }

  private static NavigableMap<byte[], byte[]> sorted() {
    return new TreeMap<>(Arrays::compareUnsigned);
  }
}
