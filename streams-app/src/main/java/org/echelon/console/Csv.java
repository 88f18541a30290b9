package org.echelon.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A table as comma separated values by RFC 4180. What is not known is empty, several values of a
 * field are parted by semicolons, records within a field are JSON. A text that a spreadsheet would
 * run gets an apostrophe before it: one that begins with =, +, -, @, a tab or a line's end.
 */
final class Csv {
  /** Rows of a table at most. */
  static final int ROWS_AT_MOST = 100_000;

  private static final String RUN = "=+-@\t\r\n";

  private Csv() {}

  /** Writes heads and rows one after the other, without holding the text of all. */
  static void write(Appendable out, AnswerTable table) throws IOException {
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      if (!table.heads().isEmpty()) {
        printer.printRecord(table.heads());
      }
      int rows = Math.min(ROWS_AT_MOST, table.rows().size());
      for (List<@Nullable Object> row : table.rows().subList(0, rows)) {
        List<String> cells = new ArrayList<>(row.size());
        row.forEach(value -> cells.add(cell(value)));
        printer.printRecord(cells);
      }
    }
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof Iterable<?> values) {
      List<String> parts = new ArrayList<>();
      for (Object part : values) {
        parts.add(
            part instanceof Record || part instanceof Iterable<?> ? Json.of(part) : text(part));
      }
      return harmless(String.join(";", parts));
    }
    if (value instanceof Map<?, ?> || value instanceof Record) {
      return Json.of(value);
    }
    return value instanceof Number ? text(value) : harmless(text(value));
  }

  /** As JSON has it, without its quotes. */
  private static String text(@Nullable Object value) {
    if (value instanceof CharSequence || value instanceof Enum<?>) {
      return value.toString();
    }
    String json = Json.of(value);
    if (json.equals("null")) {
      return "";
    }
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }

  private static String harmless(String text) {
    return !text.isEmpty() && RUN.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
