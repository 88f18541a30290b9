package org.echelon.producers.shop;

import java.io.IOException;
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

/**
 * A small comma-separated file with a header line, whole in memory: UTF-8, quotes as in RFC 4180,
 * columns in any order, an empty cell is absent.
 */
final class CsvTable {
  private final String file;
  private final List<Row> rows = new ArrayList<>();

  /** One line: where it stands, and its cells by column. */
  record Row(String file, int line, Map<String, String> cells) {

    Optional<String> text(String column) {
      return Optional.ofNullable(cells.get(column));
    }

    String required(String column) {
      return text(column).orElseThrow(() -> wrong(column, "is empty. Fill it in."));
    }

    Optional<Double> number(String column) {
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
    List<String> words(String column) {
      return text(column).map(text -> List.of(text.split("\\s*;\\s*"))).orElse(List.of());
    }

    ShopException wrong(String column, String what) {
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
  static CsvTable read(Path path, Set<String> needed, Set<String> others) {
    CsvTable table = new CsvTable(String.valueOf(path.getFileName()));
    table.parse(text(path), needed, others);
    return table;
  }

  List<Row> rows() {
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
    List<String> header = List.of();
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      int first = line;
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      boolean ended = false;
      while (at < text.length() && !ended) {
        char c = text.charAt(at++);
        line += c == '\n' ? 1 : 0;
        if (quoted && c == '"' && at < text.length() && text.charAt(at) == '"') {
          cell.append(text.charAt(at++));
        } else if (c == '"') {
          quoted = !quoted;
        } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
          cell.append(c);
        } else if (c != '\r') {
          cells.add(cell.toString().strip());
          cell.setLength(0);
          ended = c == '\n';
        }
      }
      if (quoted) {
        throw new ShopException(file + ":" + first + ": a quote is not closed. Close it.");
      }
      if (!ended) {
        cells.add(cell.toString().strip());
      }
      if (cells.stream().allMatch(String::isEmpty)) {
        continue;
      }
      if (header.isEmpty()) {
        header = header(cells, needed, others);
      } else {
        rows.add(row(first, header, cells));
      }
    }
    if (header.isEmpty()) {
      throw new ShopException(file + " is empty. Begin it with a line of column names.");
    }
  }

  private List<String> header(List<String> names, Set<String> needed, Set<String> others) {
    List<String> known = new ArrayList<>(needed);
    known.addAll(others);
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ShopException(
            file
                + ":1: there is no column \""
                + name
                + "\". Did you mean "
                + Spelling.nearest(name, known)
                + "?");
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
