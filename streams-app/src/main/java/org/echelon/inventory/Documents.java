package org.echelon.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the ledger keeps documents; a store in the stream, sorted maps elsewhere. */
public interface Documents {

  /** The document, or null when it is unknown or forgotten. */
  @Nullable Document get(String sku, DocumentKey key);

  /** The receipts that name a foreign order, in order of id. */
  List<ReceiptDocument> receiptsOf(String sku, String poRef);

  void put(String sku, Document document);

  void forget(String sku, DocumentKey key);

  /**
   * Order lines of the SKU with units that wait, in order of (placedAt, orderId, lineNo): those to
   * be routed, and those that wait at a node their order system chose ({@code routable} is 0).
   */
  List<WaitingLine> waitingLines(String sku);

  void addWaiting(String sku, WaitingLine line);

  void removeWaiting(String sku, WaitingLine line);

  /** Asks for {@link StockLedger#expire} of a document once the clock is past {@code at}. */
  void scheduleDue(long at, String sku, DocumentKey key);

  /** Takes out what is due before or at {@code upTo}, in order of (time, SKU, key). */
  List<DueTime> due(long upTo);

  /** Nets a movement into its minute (minutes since 1970); those over a day old may be dropped. */
  void addMovement(String sku, int node, long minute, Movement movement);

  /** What moved at a node in minutes later than {@code minute}. */
  Movement movedAfter(String sku, int node, long minute);
}
