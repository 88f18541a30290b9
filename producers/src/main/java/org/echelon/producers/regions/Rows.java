package org.echelon.producers.regions;

import java.util.List;
import org.echelon.producers.shop.CsvTable;

/** Cells of the designer's files. */
final class Rows {
  private Rows() {}

  /** The index of an id among those that there are. */
  static int index(CsvTable.Row row, String column, List<String> ids) {
    int index = ids.indexOf(row.required(column));
    if (index < 0) {
      throw row.wrong(column, "there is no " + row.required(column) + ". Choose of " + ids + ".");
    }
    return index;
  }

  /** A number of a least value. */
  static double atLeast(CsvTable.Row row, String column, double least) {
    double value =
        row.number(column).orElseThrow(() -> row.wrong(column, "is empty. Write a number."));
    if (value < least) {
      throw row.wrong(column, "is " + value + "; write " + least + " or more.");
    }
    return value;
  }

  static double atLeast(CsvTable.Row row, String column, double least, double otherwise) {
    return row.text(column).isEmpty() ? otherwise : atLeast(row, column, least);
  }
}
