package org.echelon.processor.gate;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A sorted table of bytes under text keys: a store of the stream, or a map. */
public interface TextTable {

  /** The value of a key, or null. */
  byte @Nullable [] get(String key);

  /** Sets a value; null removes it. */
  void put(String key, byte @Nullable [] value);

  /** Visits the entries whose key starts with a prefix, in order of key. */
  void each(String prefix, BiConsumer<String, byte[]> visitor);
}
