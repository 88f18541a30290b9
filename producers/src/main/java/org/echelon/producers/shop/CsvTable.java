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
  private final List<Row> rows = new ArrayList<>();

  /** One line: where it stands, and its cells by column. */
  public record Row(String file, int line, Map<String, String> cells) {

    /** A cell, if it is not empty. */
    public Optional<String> text(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    /** A cell that is not empty. */
    public String required(String column) {
      return text(column).orElseThrow(() -> wrong(column, "is empty. Fill it in."));
    }

    /** A finite number, if the cell is not empty. */
    public Optional<Double> number(String column) {
      return text(column)
          .map(
              text -> {
                try {
                  double value = Double.parseDouble(text);
                  if (Double.isFinite(value)) {
                    return value;
                  }
                } catch (NumberFormatException e) {
                  // Told below, like a number without an end.
                }
                throw wrong(column, "\"" + text + "\" is not a number. Write it like 12.5.");
              });
    }

    /** A list of words separated by semicolons. */
    public List<String> words(String column) {
      return text(column).map(text -> List.of(text.split("\\s*;\\s*"))).orElse(List.of());
    }

    /** What is wrong with a cell, and where it stands. */
    public ShopException wrong(String column, String what) {
      return new ShopException(file + ":" + line + ": " + column + ": " + what);
    }
  }

  private CsvTable(String file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param needed columns that must be there
   * @param others columns that may be
   */
  public static CsvTable read(Path path, Set<String> needed, Set<String> others) {
    CsvTable table = new CsvTable(String.valueOf(path.getFileName()));
    table.parse(text(path), needed, others);
    return table;
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
        } else {
          rows.add(row(line, header, record.toList()));
        }
      }
      if (header.isEmpty()) {
        throw new ShopException(file + " is empty. Begin it with a line of column names.");
      }
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
        throw new ShopException(
            file + ":1: there is no column \"" + name + "\". " + Spelling.hint(name, known));
      }
    }
    for (String name : needed) {
      if (!names.contains(name)) {
        throw new ShopException(file + ":1: the column " + name + " is missing. Add it.");
      }
    }
    return names;
  }

  private Row row(int line, List<String> header, List<String> cells) {
    if (cells.size() > header.size()) {
      throw new ShopException(
          file
              + ":"
              + line
              + ": "
              + cells.size()
              + " cells under "
              + header.size()
              + " columns. Put text with commas between quotes.");
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        row.put(header.get(i), cells.get(i));
      }
    }
    return new Row(file, line, row);
  }
}
