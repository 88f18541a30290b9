package org.echelon.processor.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.echelon.codec.DocumentCodec;
import org.echelon.codec.LineCodec;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a table as objects. The work at hand reads each record once, whether there is
 * one or not, and writes it once at the end; an order line and its first assignment are one record.
 */
final class DocumentTable {
  private final Table table;
  private final NavigableMap<byte[], Slot> slots = new TreeMap<>(Arrays::compareUnsigned);
  private final Map<ChangedDocuments.Key, Slot> named = new HashMap<>();

  /** A record that was looked at. */
  private static final class Slot {
    private final boolean shared;
    private @Nullable OrderLineDocument line;
    private @Nullable Document other;
    private boolean changed;

    Slot(byte @Nullable [] bytes, boolean shared) {
      this.shared = shared;
      if (bytes != null && LineCodec.isLine(bytes)) {
        LineCodec.LineRecord read = LineCodec.decode(bytes);
        line = read.line();
        other = read.command();
      } else if (bytes != null) {
        other = DocumentCodec.decode(bytes);
      }
    }

    @Nullable Document get(DocumentKey.Kind kind) {
      return kind == DocumentKey.Kind.ORDER_LINE ? line : other;
    }

    void set(DocumentKey.Kind kind, @Nullable Document document) {
      if (kind == DocumentKey.Kind.ORDER_LINE) {
        line = (OrderLineDocument) document;
      } else {
        other = document;
      }
      changed = true;
    }

    byte @Nullable [] bytes() {
      Document alone = other;
      if (shared) {
        return line == null && alone == null
            ? null
            : LineCodec.encode(line, (CommandDocument) alone);
      }
      return alone == null ? null : DocumentCodec.encode(alone);
    }
  }

  DocumentTable(Table table) {
    this.table = table;
  }

  /** A document as the work at hand left it, or null. */
  @Nullable Document get(String sku, DocumentKey key) {
    return slot(sku, key).get(key.kind());
  }

  void put(String sku, Document document) {
    slot(sku, document.key()).set(document.key().kind(), document);
  }

  void remove(String sku, DocumentKey key) {
    slot(sku, key).set(key.kind(), null);
  }

  /**
   * Visits the documents from a key of the table (included) to another (excluded), in order; order
   * lines, which are found under their commands, are not among them.
   */
  void scan(byte[] from, byte[] to, Consumer<Document> visitor) {
    NavigableMap<byte[], Document> found = new TreeMap<>(Arrays::compareUnsigned);
    table.scan(
        from,
        to,
        (key, value) -> {
          Document document = slots.containsKey(key) ? null : new Slot(value, false).other;
          if (document != null) {
            found.put(key, document);
          }
        });
    slots
        .subMap(from, true, to, false)
        .forEach(
            (key, slot) -> {
              if (slot.other != null) {
                found.put(key, slot.other);
              }
            });
    found.values().forEach(visitor);
  }

  /** Writes what has changed. */
  void flush() {
    slots.forEach(
        (key, slot) -> {
          if (slot.changed) {
            table.put(key, slot.bytes());
          }
        });
    discard();
  }

  /** Forgets what was looked at and changed. */
  void discard() {
    slots.clear();
    named.clear();
  }

  private Slot slot(String sku, DocumentKey key) {
    return named.computeIfAbsent(
        new ChangedDocuments.Key(sku, key),
        name ->
            slots.computeIfAbsent(
                Keys.document(sku, key),
                place -> new Slot(table.get(place), Keys.sharesRecord(key))));
  }
}
