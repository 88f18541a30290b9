package org.echelon.processor.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;

/**
 * Order lines and commands that the record at hand changed: lines as they were before it and as
 * they are now, commands as they are now. What work that failed has changed is not among them.
 */
final class ChangedDocuments {

  /** A document of a SKU. */
  record Key(String sku, DocumentKey document) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = sku.compareTo(other.sku);
      return order != 0 ? order : document.compareTo(other.document);
    }
  }

  /** A line before and after; nothing before when it is new. */
  record Change(Optional<OrderLineDocument> before, OrderLineDocument after) {}

  private final Map<Key, Optional<OrderLineDocument>> read = new HashMap<>();
  private final Map<Key, OrderLineDocument> written = new HashMap<>();
  private final Map<Key, CommandDocument> commandsWritten = new HashMap<>();
  private SortedMap<Key, Change> changed = new TreeMap<>();
  private SortedMap<Key, CommandDocument> commands = new TreeMap<>();

  /** A document has been read; only the first reading of a line tells what was before. */
  void read(String sku, DocumentKey key, Optional<Document> document) {
    if (key.kind() == DocumentKey.Kind.ORDER_LINE) {
      read.putIfAbsent(new Key(sku, key), document.map(line -> (OrderLineDocument) line));
    }
  }

  /** A document has been written. */
  void written(String sku, Document document) {
    if (document instanceof OrderLineDocument line) {
      written.put(new Key(sku, line.key()), line);
    } else if (document instanceof CommandDocument command && command.known()) {
      commandsWritten.put(new Key(sku, command.key()), command);
    }
  }

  /** The work at hand stands. */
  void keep() {
    written.forEach(
        (key, after) -> {
          Change earlier = changed.get(key);
          Optional<OrderLineDocument> before =
              earlier == null ? read.getOrDefault(key, Optional.empty()) : earlier.before();
          changed.put(key, new Change(before, after));
        });
    commands.putAll(commandsWritten);
    drop();
  }

  /** The work at hand is taken back. */
  void drop() {
    read.clear();
    written.clear();
    commandsWritten.clear();
  }

  /** Takes out the commands that changed since the last time, in order of SKU and id. */
  SortedMap<Key, CommandDocument> takeCommands() {
    SortedMap<Key, CommandDocument> taken = commands;
    commands = new TreeMap<>();
    return taken;
  }

  /** Takes out the lines that changed since the last time, in order of SKU, order and line. */
  SortedMap<Key, Change> takeLines() {
    SortedMap<Key, Change> taken = changed;
    changed = new TreeMap<>();
    return taken;
  }
}
