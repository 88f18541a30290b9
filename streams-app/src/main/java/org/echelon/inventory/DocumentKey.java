package org.echelon.inventory;

import org.jspecify.annotations.Nullable;

/** Names a document within its SKU. */
public record DocumentKey(Kind kind, String id, int number) implements Comparable<DocumentKey> {

  /** The families of documents; stored by ordinal, so new ones go to the end. */
  public enum Kind {
    ORDER_LINE,
    COMMAND,
    RECEIPT,
    ADJUSTMENT,
    PAST_LINE,
    PAST_WEEK,
    EXTERNAL
  }

  public static DocumentKey orderLine(String orderId, int lineNo) {
    return new DocumentKey(Kind.ORDER_LINE, orderId, lineNo);
  }

  public static DocumentKey command(String commandId) {
    return new DocumentKey(Kind.COMMAND, commandId, 0);
  }

  /**
   * A receipt of no command of ours: named by the foreign order if there is one, else by the node.
   * A vertical bar cannot be part of an id.
   */
  public static DocumentKey receipt(int node, @Nullable String poRef, String receiptId) {
    return poRef == null
        ? new DocumentKey(Kind.RECEIPT, receiptId, node)
        : new DocumentKey(Kind.RECEIPT, receiptsOf(poRef) + receiptId, 0);
  }

  public static DocumentKey adjustment(int node, String adjustmentId) {
    return new DocumentKey(Kind.ADJUSTMENT, adjustmentId, node);
  }

  /** What the ids of all receipts that name a foreign order begin with. */
  public static String receiptsOf(String poRef) {
    return poRef + '|';
  }

  /** A decision of another planner. */
  public static DocumentKey external(String decisionId) {
    return new DocumentKey(Kind.EXTERNAL, decisionId, 0);
  }

  /** An order line that is too old to be booked. */
  public static DocumentKey pastLine(String orderId, int lineNo) {
    return new DocumentKey(Kind.PAST_LINE, orderId, lineNo);
  }

  /** A week of a zone's past, by the day since 1970 that it began on. */
  public static DocumentKey pastWeek(String zone, int monday) {
    return new DocumentKey(Kind.PAST_WEEK, zone, monday);
  }

  @Override
  public int compareTo(DocumentKey other) {
    int order = kind.compareTo(other.kind);
    if (order == 0) {
      order = id.compareTo(other.id);
    }
    return order != 0 ? order : Integer.compare(number, other.number);
  }
}
