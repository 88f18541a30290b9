package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.codec.BytesIn;
import org.echelon.codec.BytesOut;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.Documents;
import org.echelon.inventory.DueTime;
import org.echelon.inventory.Movement;
import org.echelon.inventory.ReceiptDocument;
import org.echelon.inventory.WaitingLine;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's documents in a table. Writes are gathered until {@link #flush}, so that a record
 * that fails half-way leaves nothing behind.
 */
final class StoredDocuments implements Documents {
  private static final int VERSION = 1;
  private static final long MINUTES_KEPT = 25 * 60;

  private final Table table;
  private final DocumentTable documents;

  private final WaitingQueue waiting;

  /** What else is to be written: what falls due, and movements. */
  private final NavigableMap<byte[], byte[]> unwritten = new TreeMap<>(Arrays::compareUnsigned);

  private final ChangedDocuments changed = new ChangedDocuments();
  private final RunningAssignments running = new RunningAssignments();

  StoredDocuments(Table table) {
    this.table = table;
    this.documents = new DocumentTable(table);
    this.waiting = new WaitingQueue(table);
  }

  /** Writes what was gathered. */
  void flush() {
    documents.flush();
    waiting.flush();
    unwritten.forEach(table::put);
    unwritten.clear();
    changed.keep();
    running.keep();
  }

  /** Forgets what was gathered. */
  void discard() {
    documents.discard();
    waiting.discard();
    unwritten.clear();
    changed.drop();
    running.drop();
  }

  /** What changed since it was last taken from here. */
  ChangedDocuments changed() {
    return changed;
  }

  @Override
  public @Nullable Document get(String sku, DocumentKey key) {
    Document document = documents.get(sku, key);
    changed.read(sku, key, Optional.ofNullable(document));
    return document;
  }

  @Override
  public List<ReceiptDocument> receiptsOf(String sku, String poRef) {
    List<ReceiptDocument> found = new ArrayList<>();
    byte[] from = Keys.documentsFrom(sku, DocumentKey.Kind.RECEIPT, DocumentKey.receiptsOf(poRef));
    documents.scan(from, Keys.after(from), document -> found.add((ReceiptDocument) document));
    return found;
  }

  @Override
  public void put(String sku, Document document) {
    documents.put(sku, document);
    changed.written(sku, document);
    if (document instanceof CommandDocument command) {
      running.written(command);
    }
  }

  @Override
  public void forget(String sku, DocumentKey key) {
    documents.remove(sku, key);
  }

  /** Documents of one kind, but order lines, with ids from {@code id} on, in order. */
  List<Document> from(String sku, DocumentKey.Kind kind, String id) {
    List<Document> found = new ArrayList<>();
    byte[] to = Keys.after(Keys.documentsFrom(sku, kind, ""));
    documents.scan(Keys.documentsFrom(sku, kind, id), to, found::add);
    return found;
  }

  /** Assignments of a SKU that have not ended, in order of id, between two pieces of work. */
  List<CommandDocument> runningAssignments(String sku) {
    List<CommandDocument> all = new ArrayList<>();
    for (String id : running.of(sku, () -> from(sku, DocumentKey.Kind.COMMAND, ""))) {
      if (get(sku, DocumentKey.command(id)) instanceof CommandDocument command) {
        all.add(command);
      }
    }
    return all;
  }

  @Override
  public List<WaitingLine> waitingLines(String sku) {
    return waiting.of(sku);
  }

  @Override
  public void addWaiting(String sku, WaitingLine line) {
    waiting.add(sku, line);
  }

  @Override
  public void removeWaiting(String sku, WaitingLine line) {
    waiting.remove(sku, line);
  }

  @Override
  public void scheduleDue(long at, String sku, DocumentKey key) {
    unwritten.put(Keys.due(new DueTime(at, sku, key)), new byte[0]);
  }

  @Override
  public List<DueTime> due(long upTo) {
    List<DueTime> taken = new ArrayList<>();
    scan(Keys.dueFrom(0), Keys.dueFrom(upTo + 1), (key, value) -> taken.add(Keys.dueTime(key)));
    for (DueTime due : taken) {
      unwritten.put(Keys.due(due), null);
    }
    return taken;
  }

  @Override
  public void addMovement(String sku, int node, long minute, Movement movement) {
    NavigableMap<Long, Movement> all = movements(sku, node);
    all.merge(minute, movement, Movement::plus);
    // Older movements than a count may reach back to are dropped as newer ones are written.
    all.headMap(all.lastKey() - MINUTES_KEPT).clear();
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putVarint(all.size());
    all.forEach(
        (at, moved) -> {
          out.putVarint(at);
          out.putSigned(moved.sellable());
          out.putSigned(moved.held());
          out.putSigned(moved.missing());
        });
    unwritten.put(Keys.movements(sku, node), out.toBytes());
  }

  @Override
  public Movement movedAfter(String sku, int node, long minute) {
    Movement sum = Movement.NONE;
    for (Movement movement : movements(sku, node).tailMap(minute, false).values()) {
      sum = sum.plus(movement);
    }
    return sum;
  }

  private NavigableMap<Long, Movement> movements(String sku, int node) {
    NavigableMap<Long, Movement> all = new TreeMap<>();
    byte[] bytes = read(Keys.movements(sku, node));
    if (bytes != null) {
      BytesIn in = BytesIn.of(bytes, VERSION);
      for (long left = in.getVarint(); left > 0; left--) {
        all.put(in.getVarint(), new Movement(in.getSigned(), in.getSigned(), in.getSigned()));
      }
    }
    return all;
  }

  private byte @Nullable [] read(byte[] key) {
    if (unwritten.isEmpty()) {
      return table.get(key);
    }
    byte[] value = unwritten.get(key);
    return value != null || unwritten.containsKey(key) ? value : table.get(key);
  }

  private void scan(byte[] from, byte[] to, BiConsumer<byte[], byte[]> visitor) {
    NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
    table.scan(from, to, found::put);
    unwritten
        .subMap(from, true, to, false)
        .forEach(
            (key, value) -> {
              if (value == null) {
                found.remove(key);
              } else {
                found.put(key, value);
              }
            });
    found.forEach(visitor);
  }
}
