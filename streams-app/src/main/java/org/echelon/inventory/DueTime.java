package org.echelon.inventory;

/** A document that wants to be looked at when the clock passes an instant (epoch milliseconds). */
public record DueTime(long at, String sku, DocumentKey key) implements Comparable<DueTime> {

  @Override
  public int compareTo(DueTime other) {
    int order = Long.compare(at, other.at);
    if (order == 0) {
      order = sku.compareTo(other.sku);
    }
    return order != 0 ? order : key.compareTo(other.key);
  }
}
