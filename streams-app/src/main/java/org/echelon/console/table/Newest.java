package org.echelon.console.table;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that keeps the entries put last, as many as it is allowed. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int atMost;

  Newest(int atMost) {
    this.atMost = atMost;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > atMost;
  }
}
