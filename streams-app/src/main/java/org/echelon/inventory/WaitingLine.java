package org.echelon.inventory;

/** An order line that waits for stock, oldest order first. */
public record WaitingLine(long placedAt, String orderId, int lineNo)
    implements Comparable<WaitingLine> {

  public DocumentKey key() {
    return DocumentKey.orderLine(orderId, lineNo);
  }

  @Override
  public int compareTo(WaitingLine other) {
    int order = Long.compare(placedAt, other.placedAt);
    if (order == 0) {
      order = orderId.compareTo(other.orderId);
    }
    return order != 0 ? order : Integer.compare(lineNo, other.lineNo);
  }
}
