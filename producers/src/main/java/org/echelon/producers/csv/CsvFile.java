package org.echelon.producers.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.echelon.codec.NearestName;
import org.echelon.producers.client.Complaint;
import org.echelon.producers.orders.TextFile;

/** Reads the rows of a file as RFC 4180 has them; the header decides which column is which. */
final class CsvFile {
  static final List<String> EVERYWHERE = List.of("event_id", "revision");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final Path path;
  private final List<Column> columns;
  private final CsvSettings settings;

  CsvFile(Path path, List<Column> columns, CsvSettings settings) {
    this.path = path;
    this.columns = columns;
    this.settings = settings;
  }

  /** Takes what a file holds. */
  interface Reader {
    void row(CsvRow row);

    void problem(long line, Complaint complaint);
  }

  /**
   * Reads all rows in order.
   *
   * @throws UncheckedIOException when the file cannot be read
   */
  void read(Reader reader) {
    try (CSVParser parser =
        CSVParser.builder().setReader(TextFile.open(path)).setFormat(FORMAT).get()) {
      Iterator<CSVRecord> records = parser.iterator();
      if (!records.hasNext()) {
        reader.problem(1, problem("FIELD_MISSING", "", "", "the file is empty", header()));
        return;
      }
      List<String> names = names(records.next());
      List<Complaint> wrong = headerComplaints(names);
      if (!wrong.isEmpty()) {
        wrong.forEach(complaint -> reader.problem(1, complaint));
        return;
      }
      rows(parser, records, names, reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private void rows(
      CSVParser parser, Iterator<CSVRecord> records, List<String> names, Reader reader) {
    while (true) {
      long next = parser.getCurrentLineNumber() + 1;
      CSVRecord cells;
      try {
        if (!records.hasNext()) {
          return;
        }
        cells = records.next();
      } catch (UncheckedIOException e) {
        // The reader cannot tell where the next row starts, so the rest is not read.
        String cause = "the quotes from here on do not close";
        reader.problem(next, problem("FIELD_RANGE", "", "", cause, "Double a quote within quotes"));
        return;
      }
      long line = parser.getCurrentLineNumber() - breaks(cells);
      if (cells.size() != names.size()) {
        String cause = "the row has " + cells.size() + " cells, the header " + names.size();
        reader.problem(
            line, problem("FIELD_MISSING", "", "", cause, "Put texts with commas in quotes"));
      } else {
        row(line, cells, names, reader);
      }
    }
  }

  /** Line breaks within the cells of a row. */
  private static long breaks(CSVRecord cells) {
    return cells.stream().mapToLong(cell -> cell.chars().filter(c -> c == '\n').count()).sum();
  }

  private void row(long line, CSVRecord cells, List<String> names, Reader reader) {
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), cells.get(i).strip());
    }
    CsvRow row = new CsvRow(line, byName, settings);
    Requirements.check(row, columns);
    reader.row(row);
  }

  private static List<String> names(CSVRecord header) {
    List<String> names = new ArrayList<>();
    for (String name : header) {
      names.add(name.strip());
    }
    if (names.get(0).startsWith("\uFEFF")) {
      names.set(0, names.get(0).substring(1).strip());
    }
    return names;
  }

  private List<Complaint> headerComplaints(List<String> names) {
    Set<String> known = new LinkedHashSet<>();
    columns.forEach(column -> known.add(column.name()));
    known.addAll(EVERYWHERE);
    List<Complaint> wrong = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!known.contains(name)) {
        String cure =
            NearestName.of(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Known are " + String.join(", ", known));
        wrong.add(problem("FIELD_KIND_UNKNOWN", "header", name, "is no column of this file", cure));
      } else if (!seen.add(name)) {
        wrong.add(
            problem("FIELD_CONFLICT", "header", name, "stands twice", "Leave one of the two out"));
      }
    }
    for (Column column : columns) {
      if (column.needed() && !seen.contains(column.name())) {
        String cause = "the column " + column.name() + " is missing";
        wrong.add(problem("FIELD_MISSING", "header", "", cause, header()));
      }
    }
    return wrong;
  }

  private String header() {
    List<String> needed = columns.stream().filter(Column::needed).map(Column::name).toList();
    return "The first line names at least " + String.join(",", needed);
  }

  private static Complaint problem(
      String code, String field, String value, String cause, String cure) {
    return new Complaint(code, field, value, cause, cure);
  }
}
