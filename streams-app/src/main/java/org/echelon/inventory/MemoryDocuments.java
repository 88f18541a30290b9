package org.echelon.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Documents in sorted maps, so that every listing has one order. */
public final class MemoryDocuments implements Documents {
  private record Place(String sku, int node) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int bySku = sku.compareTo(other.sku);
      return bySku != 0 ? bySku : Integer.compare(node, other.node);
    }
  }

  private final Map<String, NavigableMap<DocumentKey, Document>> documents = new TreeMap<>();
  private final Map<String, NavigableSet<WaitingLine>> waiting = new TreeMap<>();
  private final NavigableSet<DueTime> due = new TreeSet<>();
  private final Map<Place, NavigableMap<Long, Movement>> movements = new TreeMap<>();

  @Override
  public @Nullable Document get(String sku, DocumentKey key) {
    NavigableMap<DocumentKey, Document> ofSku = documents.get(sku);
    return ofSku == null ? null : ofSku.get(key);
  }

  @Override
  public List<ReceiptDocument> receiptsOf(String sku, String poRef) {
    String start = DocumentKey.receiptsOf(poRef);
    return all(sku).stream()
        .filter(document -> document.key().id().startsWith(start))
        .filter(ReceiptDocument.class::isInstance)
        .map(ReceiptDocument.class::cast)
        .toList();
  }

  @Override
  public void put(String sku, Document document) {
    documents.computeIfAbsent(sku, s -> new TreeMap<>()).put(document.key(), document);
  }

  @Override
  public void forget(String sku, DocumentKey key) {
    NavigableMap<DocumentKey, Document> ofSku = documents.get(sku);
    if (ofSku != null) {
      ofSku.remove(key);
    }
  }

  /** All documents of a SKU in key order. */
  public List<Document> all(String sku) {
    NavigableMap<DocumentKey, Document> ofSku = documents.get(sku);
    return ofSku == null ? List.of() : List.copyOf(ofSku.values());
  }

  @Override
  public List<WaitingLine> waitingLines(String sku) {
    NavigableSet<WaitingLine> lines = waiting.get(sku);
    return lines == null ? List.of() : List.copyOf(lines);
  }

  @Override
  public void addWaiting(String sku, WaitingLine line) {
    waiting.computeIfAbsent(sku, s -> new TreeSet<>()).add(line);
  }

  @Override
  public void removeWaiting(String sku, WaitingLine line) {
    NavigableSet<WaitingLine> lines = waiting.get(sku);
    if (lines != null) {
      lines.remove(line);
    }
  }

  @Override
  public void scheduleDue(long at, String sku, DocumentKey key) {
    due.add(new DueTime(at, sku, key));
  }

  @Override
  public List<DueTime> due(long upTo) {
    List<DueTime> taken = new ArrayList<>();
    while (!due.isEmpty() && due.first().at() <= upTo) {
      taken.add(due.pollFirst());
    }
    return taken;
  }

  @Override
  public void addMovement(String sku, int node, long minute, Movement movement) {
    movements
        .computeIfAbsent(new Place(sku, node), place -> new TreeMap<>())
        .merge(minute, movement, Movement::plus);
  }

  @Override
  public Movement movedAfter(String sku, int node, long minute) {
    NavigableMap<Long, Movement> ofNode = movements.get(new Place(sku, node));
    Movement sum = Movement.NONE;
    if (ofNode != null) {
      for (Movement movement : ofNode.tailMap(minute, false).values()) {
        sum = sum.plus(movement);
      }
    }
    return sum;
  }
}
