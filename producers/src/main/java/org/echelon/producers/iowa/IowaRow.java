package org.echelon.producers.iowa;

import java.time.Instant;
import java.time.LocalDate;
import org.echelon.producers.orders.OrderHistory;

/**
 * One usable row: what a store ordered of an item on a day.
 *
 * @param units bottles
 * @param sale what the store paid for them, currency
 * @param text the row as it was read
 */
record IowaRow(LocalDate on, String store, String item, long units, double sale, String text)
    implements OrderHistory.Sale {

  @Override
  public String sku() {
    return item;
  }

  @Override
  public Instant at() {
    return IowaOrders.placedAt(on);
  }

  @Override
  public double money() {
    return sale;
  }
}
