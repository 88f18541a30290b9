package org.echelon.producers.orders;

import java.util.ArrayList;
import java.util.List;

/** The cells of a comma-separated row, and where the columns of a header are. */
public final class Cells {
  private Cells() {}

  /** Cells between commas; a quoted cell may hold commas and doubled quotes. */
  public static List<String> split(String row) {
    List<String> cells = new ArrayList<>(12);
    int start = 0;
    while (start <= row.length()) {
      if (start < row.length() && row.charAt(start) == '"') {
        StringBuilder cell = new StringBuilder();
        int i = start + 1;
        for (; i < row.length(); i++) {
          if (row.charAt(i) != '"') {
            cell.append(row.charAt(i));
          } else if (i + 1 < row.length() && row.charAt(i + 1) == '"') {
            cell.append(row.charAt(i++));
          } else {
            break;
          }
        }
        cells.add(cell.toString());
        start = i + 2;
      } else {
        int comma = row.indexOf(',', start);
        int end = comma < 0 ? row.length() : comma;
        cells.add(row.substring(start, end));
        start = end + 1;
      }
    }
    return cells;
  }

  /**
   * The index of a column.
   *
   * @throws IllegalArgumentException when the header has no such column, naming those it has
   */
  public static int column(List<String> header, String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the file has no column " + name + ": " + header);
    }
    return index;
  }

  /** Whether a text may be an id: 1 to 64 printable characters without a blank at either end. */
  public static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean edge = i == 0 || i == text.length() - 1;
      if (c < (edge ? 0x21 : 0x20) || c > 0x7e || c == '|' || c == '/' || c == '@') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 64;
  }
}
