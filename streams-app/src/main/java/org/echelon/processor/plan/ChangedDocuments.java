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
 * Order lines and commands that the record at hand changed, as they were before it and as they are
 * now. What work that failed has changed is not among them.
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

  /** A document before and after; nothing before when it is new. */
  record Change<D extends Document>(Optional<D> before, D after) {}

  private final Map<Key, Optional<Document>> read = new HashMap<>();
  private final Map<Key, Document> written = new HashMap<>();
  private SortedMap<Key, Change<OrderLineDocument>> lines = new TreeMap<>();
  private SortedMap<Key, CommandDocument> commands = new TreeMap<>();
  private SortedMap<Key, Change<Document>> counted = new TreeMap<>();

  /** A document has been read; only the first reading tells what was before. */
  void read(String sku, DocumentKey key, Optional<Document> document) {
    if (key.kind() == DocumentKey.Kind.ORDER_LINE || key.kind() == DocumentKey.Kind.COMMAND) {
      read.putIfAbsent(new Key(sku, key), document);
    }
  }

  /** A document has been written. */
  void written(String sku, Document document) {
    if (document instanceof OrderLineDocument
        || document instanceof CommandDocument command && command.known()) {
      written.put(new Key(sku, document.key()), document);
    }
  }

  /** The work at hand stands. */
  void keep() {
    written.forEach(
        (key, after) -> {
          Optional<Document> before = read.getOrDefault(key, Optional.empty());
          note(counted, key, before, after);
          if (after instanceof OrderLineDocument line) {
            note(lines, key, before.map(former -> (OrderLineDocument) former), line);
          } else {
            commands.put(key, (CommandDocument) after);
          }
        });
    drop();
  }

  private static <D extends Document> void note(
      SortedMap<Key, Change<D>> changes, Key key, Optional<D> before, D after) {
    Change<D> earlier = changes.get(key);
    changes.put(key, new Change<>(earlier == null ? before : earlier.before(), after));
  }

  /** The work at hand is taken back. */
  void drop() {
    read.clear();
    written.clear();
  }

  /** Takes out the commands that changed since the last time, in order of SKU and id. */
  SortedMap<Key, CommandDocument> takeCommands() {
    SortedMap<Key, CommandDocument> taken = commands;
    commands = new TreeMap<>();
    return taken;
  }

  /** Takes out the lines that changed since the last time, in order of SKU, order and line. */
  SortedMap<Key, Change<OrderLineDocument>> takeLines() {
    SortedMap<Key, Change<OrderLineDocument>> taken = lines;
    lines = new TreeMap<>();
    return taken;
  }

  /** Takes out the lines and commands that changed since they were last counted. */
  SortedMap<Key, Change<Document>> takeCounted() {
    SortedMap<Key, Change<Document>> taken = counted;
    if (!taken.isEmpty()) {
      counted = new TreeMap<>();
    }
    return taken;
  }
}
