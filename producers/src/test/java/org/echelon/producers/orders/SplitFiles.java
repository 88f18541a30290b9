package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Twenty weeks of a retailer's orders, of which the first twelve are known at a share of 0.6. */
public final class SplitFiles {
  /** The first day, a Monday. */
  public static final LocalDate FIRST = LocalDate.of(2011, 1, 3);

  /** The border that a share of 0.6 gives. */
  public static final LocalDate BORDER = FIRST.plusWeeks(11);

  private static final int DAYS = 140;

  private SplitFiles() {}

  /**
   * Five items, of which item k sells k + 1 units each day; the last day has its order whatever
   * comes before, so that the border stays.
   *
   * @param from first day on which every order is ten times as large
   */
  public static Path retail(Path folder, LocalDate from) {
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      LocalDate on = FIRST.plusDays(day);
      for (int item = 0; item < 5; item++) {
        int units = (item + 1) * (on.isBefore(from) ? 1 : 10);
        int customer = 100 + (7 * day + item) % 40;
        int invoice = 10 * (100 + day) + item;
        rows.add(row(invoice, 1, on, "ITEM" + item, units, "SALE", customer));
      }
    }
    return RetailFile.write(folder, rows.toArray(String[]::new));
  }

  /** One row at ten o'clock, always of the same customer. */
  static String row(int invoice, int line, LocalDate on, String sku, int units, String type) {
    return row(invoice, line, on, sku, units, type, 77);
  }

  private static String row(
      int invoice, int line, LocalDate on, String sku, int units, String type, int customer) {
    return "%d,%d,%s 10:00:00,%s,%d,2.5,%d,France,%s,0,"
        .formatted(invoice, line, on, sku, units, customer, type);
  }
}
