package org.echelon.producers.forecast;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.producers.forecast.week.Override;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.RowFile;

/**
 * Reads what people know of weeks to come from a file with the columns sku, week, factor, reason.
 */
public final class Overrides {
  private Overrides() {}

  /**
   * All rows of a file.
   *
   * @throws IllegalArgumentException naming the row and what is wrong with it
   */
  public static List<Override> read(Path file) {
    List<Override> all = new ArrayList<>();
    try (RowFile rows = new RowFile(file)) {
      int sku = rows.column("sku");
      int week = rows.column("week");
      int factor = rows.column("factor");
      int reason = rows.column("reason");
      int line = 1;
      for (Optional<String> row = rows.next(); row.isPresent(); row = rows.next()) {
        line++;
        List<String> cells = Cells.split(row.get());
        try {
          all.add(
              new Override(
                  cells.get(sku),
                  LocalDate.parse(cells.get(week)),
                  Double.parseDouble(cells.get(factor)),
                  cells.get(reason)));
        } catch (DateTimeParseException | IndexOutOfBoundsException | IllegalArgumentException e) {
          throw new IllegalArgumentException(
              file.getFileName()
                  + ":"
                  + line
                  + ": "
                  + row.get()
                  + " is not sku, week (a Monday such as 2026-11-23), factor, reason",
              e);
        }
      }
    }
    return all;
  }
}
