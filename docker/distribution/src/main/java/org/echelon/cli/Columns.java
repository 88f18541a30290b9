package org.echelon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of text under each other, every column as wide as its widest cell. */
final class Columns {
  private static final String GAP = "  ";

  private final boolean[] right;
  private final List<List<String>> rows = new ArrayList<>();

  /** Columns by their heads; a head that begins with a {@code >} stands right, as figures do. */
  Columns(String... heads) {
    right = new boolean[heads.length];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      names.add(right[i] ? heads[i].substring(1) : heads[i]);
    }
    rows.add(names);
  }

  /** One more row, a cell for each head. */
  void add(String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells under " + right.length + " heads");
    }
    rows.add(Arrays.asList(cells));
  }

  /** The heads and all rows; without heads if all of them are empty. */
  List<String> lines() {
    int[] widths = new int[right.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    boolean headless = rows.get(0).stream().allMatch(String::isEmpty);
    return rows.stream().skip(headless ? 1 : 0).map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(right[i] ? pad + row.get(i) : row.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }
}
