package org.echelon.console.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A map that keeps the entries put last, as many as it is allowed. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int atMost;
  private final transient Consumer<V> forgotten;

  Newest(int atMost) {
    this(atMost, value -> {});
  }

  /** A map that tells which values it lets go. */
  Newest(int atMost, Consumer<V> forgotten) {
    this.atMost = atMost;
    this.forgotten = forgotten;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    boolean tooMany = size() > atMost;
    if (tooMany) {
      forgotten.accept(eldest.getValue());
    }
    return tooMany;
  }
}
