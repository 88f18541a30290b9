package org.echelon.producers.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A small comma-separated file with a header line, whole in memory: UTF-8, quotes as in RFC 4180,
 * columns in any order, an empty cell is absent.
 */
public final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();

  private final String file;
  private final Mistakes mistakes;
  private final List<Row> rows = new ArrayList<>();
  private boolean readable;

  /**
   * One line.
   *
   * @param file where it stands
   * @param cells by column
   * @param mistakes takes what is wrong with it
   */
  public record Row(String file, int line, Map<String, String> cells, Mistakes mistakes) {

    /** A cell, if it is not empty. */
    public Optional<String> text(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    /** A cell that is not empty; an empty one is a mistake. */
    public String required(String column) {
      return text(column).orElseGet(() -> mistake(column, "is empty. Fill it in.", ""));
    }

    /** A finite number, if the cell is not empty; anything else is a mistake. */
    public Optional<Double> number(String column) {
      return text(column).flatMap(text -> number(column, text));
    }

    private Optional<Double> number(String column, String text) {
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return Optional.of(value);
        }
      } catch (NumberFormatException e) {
        // Told below, like a number without an end.
      }
      return mistake(
          column, "\"" + text + "\" is not a number. Write it like 12.5.", Optional.empty());
    }

    /** A list of words separated by semicolons. */
    public List<String> words(String column) {
      return text(column).map(text -> List.of(text.split("\\s*;\\s*"))).orElse(List.of());
    }

    /**
     * Tells of a mistake, and goes on as if something else stood there if all are to be told.
     *
     * @throws ShopException if the first one is to be told
     */
    public <T> T mistake(String column, String what, T otherwise) {
      mistakes.add(wrong(column, what));
      return otherwise;
    }

    /** What is wrong with a cell, and where it stands. */
    public ShopException wrong(String column, String what) {
      return new ShopException(file + ":" + line + ": " + column + ": " + what);
    }
  }

  private CsvTable(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Reads a file.
   *
   * @param needed columns that must be there
   * @param others columns that may be
   */
  public static CsvTable read(Path path, Set<String> needed, Set<String> others) {
    return read(path, needed, others, Mistakes.atOnce());
  }

  /**
   * The same; it has no rows where the file or its header cannot be read.
   *
   * @param mistakes takes what is wrong
   */
  static CsvTable read(Path path, Set<String> needed, Set<String> others, Mistakes mistakes) {
    CsvTable table = new CsvTable(String.valueOf(path.getFileName()), mistakes);
    try {
      table.parse(text(path), needed, others);
    } catch (ShopException unreadable) {
      mistakes.add(unreadable);
    }
    return table;
  }

  /** Whether its lines could be told apart, so that a name which is in none is not there. */
  boolean readable() {
    return readable;
  }

  /** All lines but the header. */
  public List<Row> rows() {
    return rows;
  }

  private static String text(Path path) {
    try {
      String text = Files.readString(path);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new ShopException("there is no file " + path + ". Give the path of one.");
    } catch (MalformedInputException e) {
      throw new ShopException(path + " is not UTF-8 text. Save it as CSV UTF-8.");
    } catch (IOException e) {
      throw new ShopException("cannot read " + path + ": " + e + ". Make it readable.");
    }
  }

  private void parse(String text, Set<String> needed, Set<String> others) {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      List<String> header = List.of();
      for (CSVRecord record : parser) {
        // A cell with a line break in it makes a record longer than a line: its first one counts.
        int line = (int) parser.getCurrentLineNumber() - breaks(record);
        if (header.isEmpty()) {
          header = header(record.toList(), needed, others);
          if (!header.containsAll(needed)) {
            return;
          }
        } else {
          rows.add(row(line, header, record.toList()));
        }
      }
      if (header.isEmpty()) {
        throw new ShopException(file + " is empty. Begin it with a line of column names.");
      }
      readable = true;
    } catch (IOException | UncheckedIOException e) {
      throw new ShopException(file + " is not CSV: " + e.getMessage() + ". Check its quotes.");
    }
  }

  private static int breaks(CSVRecord record) {
    return (int) record.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
  }

  private List<String> header(List<String> names, Set<String> needed, Set<String> others) {
    List<String> known = new ArrayList<>(needed);
    known.addAll(others);
    for (String name : names) {
      if (!known.contains(name)) {
        mistakes.add(
            new ShopException(
                file + ":1: there is no column \"" + name + "\". " + Spelling.hint(name, known)));
      }
    }
    for (String name : new TreeSet<>(needed)) {
      if (!names.contains(name)) {
        mistakes.add(new ShopException(file + ":1: the column " + name + " is missing. Add it."));
      }
    }
    return names;
  }

  private Row row(int line, List<String> header, List<String> cells) {
    if (cells.size() > header.size()) {
      mistakes.add(
          new ShopException(
              file
                  + ":"
                  + line
                  + ": "
                  + cells.size()
                  + " cells under "
                  + header.size()
                  + " columns. Put text with commas between quotes."));
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
      if (!cells.get(i).isEmpty()) {
        row.put(header.get(i), cells.get(i));
      }
    }
    return new Row(file, line, row, mistakes);
  }
}
