package org.echelon.producers.orders;

import java.nio.file.Path;
import java.util.List;

/** The kinds of order files that can be replayed, told apart by their columns. */
public enum OrderColumns {
  /** Invoice lines of a retailer, in the columns of the UCI Online Retail set. */
  RETAIL(
      List.of("invoice", "line_no", "ts", "sku", "qty", "unit_price", "customer_id", "line_type")),

  /** Lines that stores order of a state's warehouse, in the columns of the Iowa set. */
  IOWA(List.of("date", "store", "item", "qty", "sale_usd"));

  private final List<String> names;

  OrderColumns(List<String> names) {
    this.names = names;
  }

  /**
   * The kind of a file.
   *
   * @throws IllegalArgumentException when its header is that of no kind
   */
  public static OrderColumns of(Path file) {
    List<String> header;
    try (RowFile rows = new RowFile(file)) {
      header = rows.header();
    }
    for (OrderColumns kind : values()) {
      if (header.containsAll(kind.names)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "the columns of "
            + file.getFileName()
            + " are "
            + header
            + "; orders have "
            + RETAIL.names
            + " or "
            + IOWA.names);
  }
}
