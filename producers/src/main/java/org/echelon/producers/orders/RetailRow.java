package org.echelon.producers.orders;

import java.time.Instant;

/**
 * One usable row of an order file.
 *
 * @param lineNo number of the row within its invoice
 * @param units signed; negative where goods come back or are lost
 * @param unitPrice what a unit was sold for, in the currency of the file
 * @param customer id of the customer, empty where unknown
 * @param text the row as it was read
 */
record RetailRow(
    String invoice,
    int lineNo,
    Instant at,
    String sku,
    long units,
    double unitPrice,
    String customer,
    Type type,
    String text)
    implements OrderHistory.Sale {

  @Override
  public double money() {
    return units * unitPrice;
  }

  /** What a row means; the names are those of the file. */
  enum Type {
    SALE,
    CANCEL,
    ADJ_OUT,
    ADJ_IN,
    FEE
  }
}
