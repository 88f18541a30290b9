package org.echelon.producers.orders;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Reads rows of an order file by the names in its header: invoice, line_no, ts, sku, qty,
 * unit_price, customer_id and line_type; other columns are passed over. Times are local to London.
 */
final class RetailColumns {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int MOST_LINES = 9_999;
  private static final long MOST_UNITS = 1_000_000;

  private final int invoice;
  private final int lineNo;
  private final int time;
  private final int sku;
  private final int units;
  private final int unitPrice;
  private final int customer;
  private final int type;
  // The rows of an invoice share their time, so it is converted once.
  private String latestTime = "";
  private Instant latestInstant = Instant.EPOCH;

  RetailColumns(List<String> names) {
    invoice = Cells.column(names, "invoice");
    lineNo = Cells.column(names, "line_no");
    time = Cells.column(names, "ts");
    sku = Cells.column(names, "sku");
    units = Cells.column(names, "qty");
    unitPrice = Cells.column(names, "unit_price");
    customer = Cells.column(names, "customer_id");
    type = Cells.column(names, "line_type");
  }

  RetailRow read(String text) throws UnusableRowException {
    List<String> cells = Cells.split(text);
    if (cells.size() <= Math.max(type, Math.max(time, customer))) {
      throw new UnusableRowException("FIELD_MISSING", "the row has " + cells.size() + " columns");
    }
    try {
      RetailRow row =
          new RetailRow(
              cells.get(invoice),
              Integer.parseInt(cells.get(lineNo)),
              instant(cells.get(time)),
              cells.get(sku),
              Long.parseLong(cells.get(units)),
              Double.parseDouble(cells.get(unitPrice)),
              cells.get(customer),
              type(cells.get(type)),
              text);
      check(row);
      return row;
    } catch (NumberFormatException | java.time.DateTimeException | IndexOutOfBoundsException e) {
      throw new UnusableRowException("FIELD_RANGE", "not a number or time: " + e.getMessage());
    }
  }

  /** The instant of a London time such as 2010-12-01 08:26:00. */
  private Instant instant(String text) {
    if (text.equals(latestTime)) {
      return latestInstant;
    }
    Instant instant =
        LocalDateTime.of(
                Integer.parseInt(text, 0, 4, 10),
                Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, 10, 10),
                Integer.parseInt(text, 11, 13, 10),
                Integer.parseInt(text, 14, 16, 10),
                text.length() >= 19 ? Integer.parseInt(text, 17, 19, 10) : 0)
            .atZone(LONDON)
            .toInstant();
    latestTime = text;
    latestInstant = instant;
    return instant;
  }

  private static RetailRow.Type type(String text) throws UnusableRowException {
    for (RetailRow.Type type : RetailRow.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new UnusableRowException("FIELD_KIND_UNKNOWN", "unknown line type " + text);
  }

  private static void check(RetailRow row) throws UnusableRowException {
    if (row.type() == RetailRow.Type.FEE) {
      throw new UnusableRowException("NOT_STOCK", "a fee moves no stock");
    }
    if (!Cells.isId(row.sku()) || !Cells.isId(row.invoice())) {
      throw new UnusableRowException("FIELD_CHARACTERS", "invoice or sku is no id");
    }
    boolean comesIn = row.type() == RetailRow.Type.SALE || row.type() == RetailRow.Type.ADJ_IN;
    long units = comesIn ? row.units() : -row.units();
    if (units < 1 || units > MOST_UNITS || row.lineNo() < 1 || row.lineNo() > MOST_LINES) {
      throw new UnusableRowException("FIELD_RANGE", "units or line number out of range");
    }
    if (!(row.unitPrice() >= 0) || Double.isInfinite(row.unitPrice())) {
      throw new UnusableRowException("FIELD_RANGE", "the price is not a number of zero or more");
    }
  }
}
