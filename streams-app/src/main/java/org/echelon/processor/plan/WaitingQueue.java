package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.inventory.WaitingLine;

/**
 * The order lines of a table that wait. Which SKUs have any is kept in heap: for most there is
 * nothing to look for.
 */
final class WaitingQueue {
  private static final byte[] NOTHING = new byte[0];

  private final Table table;

  /** How many lines of a SKU wait in the table; SKUs without any left out. */
  private final Map<String, Integer> written = new HashMap<>();

  /** What is to be written, by SKU and key: whether the line waits. */
  private final Map<String, NavigableMap<byte[], Boolean>> changes = new HashMap<>();

  WaitingQueue(Table table) {
    this.table = table;
    byte[] first = Keys.waitingFrom();
    table.scan(first, Keys.after(first), (key, value) -> count(Keys.waitingSku(key), 1));
  }

  /** The lines of a SKU in order. */
  List<WaitingLine> of(String sku) {
    NavigableSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
    if (written.containsKey(sku)) {
      byte[] from = Keys.waitingFrom(sku);
      table.scan(from, Keys.after(from), (key, value) -> keys.add(key));
    }
    changes(sku)
        .forEach(
            (key, waits) -> {
              if (waits) {
                keys.add(key);
              } else {
                keys.remove(key);
              }
            });
    List<WaitingLine> lines = new ArrayList<>();
    keys.forEach(key -> lines.add(Keys.waitingLine(key, sku)));
    return lines;
  }

  void add(String sku, WaitingLine line) {
    changes(sku).put(Keys.waiting(sku, line), true);
  }

  void remove(String sku, WaitingLine line) {
    changes(sku).put(Keys.waiting(sku, line), false);
  }

  /**
   * Writes what has changed. Most lines are assigned at once, and leave nothing: a deletion of what
   * the table never had would stay in it and in its changelog.
   */
  void flush() {
    changes.forEach((sku, lines) -> lines.forEach((key, waits) -> write(sku, key, waits)));
    changes.clear();
  }

  /** Forgets what has changed. */
  void discard() {
    changes.clear();
  }

  private void write(String sku, byte[] key, boolean waits) {
    boolean waited = written.containsKey(sku) && table.get(key) != null;
    if (waits != waited) {
      table.put(key, waits ? NOTHING : null);
      count(sku, waits ? 1 : -1);
    }
  }

  private void count(String sku, int more) {
    int lines = written.getOrDefault(sku, 0) + more;
    if (lines == 0) {
      written.remove(sku);
    } else {
      written.put(sku, lines);
    }
  }

  private NavigableMap<byte[], Boolean> changes(String sku) {
    return changes.computeIfAbsent(sku, s -> new TreeMap<>(Arrays::compareUnsigned));
  }
}
