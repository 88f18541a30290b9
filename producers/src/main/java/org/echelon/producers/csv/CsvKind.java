package org.echelon.producers.csv;

/** The kinds of files, in the order in which they are sent. */
public enum CsvKind {
  ITEMS,
  VENDORS,
  FORECAST,
  HISTORY,
  COUNTS,
  ORDERS,
  SHIPMENTS,
  RECEIPTS,
  ADJUSTMENTS,
  ACKS,
  EXTERNAL
}
