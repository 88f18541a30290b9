package org.echelon.processor.plan;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A sorted table of bytes: a store of the stream, or a map. */
public interface Table {

  /** The value of a key, or null. */
  byte @Nullable [] get(byte[] key);

  /** Sets a value; null removes it. */
  void put(byte[] key, byte @Nullable [] value);

  /** Visits the keys from {@code from} (included) to {@code to} (excluded), in byte order. */
  void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor);
}
