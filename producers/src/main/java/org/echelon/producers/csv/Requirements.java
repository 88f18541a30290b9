package org.echelon.producers.csv;

import java.util.List;

/** Whether a row fills the columns that each row must fill. */
final class Requirements {
  private Requirements() {}

  static void check(CsvRow row, List<Column> columns) {
    for (Column column : columns) {
      if (column.needed() && !row.has(column.name())) {
        row.complain("FIELD_MISSING", column.name(), "is empty", "Fill it in");
      }
    }
  }
}
