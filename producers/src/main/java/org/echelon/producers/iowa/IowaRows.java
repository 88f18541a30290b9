package org.echelon.producers.iowa;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.ReadRow;
import org.echelon.producers.orders.RowFile;
import org.echelon.producers.orders.RowSource;
import org.echelon.producers.orders.UnusableRowException;

/** The rows of the file one after the other, each read or with the reason why not. */
final class IowaRows implements RowSource<ReadRow<IowaRow>> {
  private static final long MOST_UNITS = 1_000_000;

  private final RowFile file;
  private final int date;
  private final int store;
  private final int item;
  private final int units;
  private final int sale;
  private LocalDate latest = LocalDate.MIN;

  IowaRows(Path path) {
    file = new RowFile(path);
    date = file.column("date");
    store = file.column("store");
    item = file.column("item");
    units = file.column("qty");
    sale = file.column("sale_usd");
  }

  @Override
  public Optional<ReadRow<IowaRow>> next() {
    return file.next().map(text -> ReadRow.of(text, this::row));
  }

  private IowaRow row(String text) throws UnusableRowException {
    List<String> cells = Cells.split(text);
    if (cells.size() < file.header().size()) {
      throw new UnusableRowException("FIELD_MISSING", "the row has " + cells.size() + " columns");
    }
    IowaRow row;
    try {
      row =
          new IowaRow(
              LocalDate.parse(cells.get(date)),
              cells.get(store),
              cells.get(item),
              Long.parseLong(cells.get(units)),
              Double.parseDouble(cells.get(sale)),
              text);
    } catch (NumberFormatException | DateTimeException e) {
      throw new UnusableRowException("FIELD_RANGE", "not a number or date: " + e.getMessage());
    }
    check(row);
    latest = row.on();
    return row;
  }

  private void check(IowaRow row) throws UnusableRowException {
    if (!Cells.isId(row.store()) || !Cells.isId(row.item())) {
      throw new UnusableRowException("FIELD_CHARACTERS", "store or item is no id");
    }
    if (row.units() < 1 || row.units() > MOST_UNITS) {
      throw new UnusableRowException("FIELD_RANGE", "units out of range");
    }
    if (!(row.sale() >= 0) || Double.isInfinite(row.sale())) {
      throw new UnusableRowException("FIELD_RANGE", "the price is not a number of zero or more");
    }
    if (row.on().isBefore(latest)) {
      // Lines are numbered within a day, which is over.
      throw new UnusableRowException("TIME_TOO_OLD", "the file has passed this day");
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
