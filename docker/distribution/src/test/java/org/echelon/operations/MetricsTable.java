package org.echelon.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of the page on metrics: what is told, by name. */
public final class MetricsTable {
  /** The folder of all modules. */
  static final Path ROOT = Path.of("..", "..");

  private static final Path PAGE = ROOT.resolve("topology-docs/metrics.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(\\w+)` \\| (\\w+) \\| ([\\w, ]*) ?\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

  /** Labels that Prometheus itself gives every series. */
  private static final Set<String> GIVEN = Set.of("job", "instance");

  private static final Map<String, Row> ROWS = read();

  private MetricsTable() {}

  /**
   * A row.
   *
   * @param labels sorted
   * @param from who tells it
   */
  public record Row(String name, String type, Set<String> labels, String from) {}

  /** All rows in the order of the page. */
  public static Map<String, Row> rows() {
    return ROWS;
  }

  private static Map<String, Row> read() {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> labels = new TreeSet<>(List.of(row.group(3).strip().split(" *, *")));
        labels.remove("");
        rows.put(row.group(1), new Row(row.group(1), row.group(2), labels, row.group(6).strip()));
      } else if (line.startsWith("| `")) {
        throw new IllegalStateException("this row cannot be read: " + line);
      }
    }
    return rows;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException("the page on metrics", e);
    }
  }

  /** The metric that a series of this name belongs to; those of a histogram end in another way. */
  static String metric(String series) {
    for (String ending : List.of("_bucket", "_sum", "_count")) {
      if (series.endsWith(ending)) {
        String stem = series.substring(0, series.length() - ending.length());
        if (ROWS.containsKey(stem) && ROWS.get(stem).type().equals("histogram")) {
          return stem;
        }
      }
    }
    return series;
  }

  /** The labels that series of a name have; empty for a name that is not in the table. */
  static Set<String> labels(String series) {
    Set<String> labels = new TreeSet<>(GIVEN);
    String metric = metric(series);
    if (ROWS.containsKey(metric)) {
      labels.addAll(ROWS.get(metric).labels());
    }
    if (!metric.equals(series) && series.endsWith("_bucket")) {
      labels.add("le");
    }
    return labels;
  }

  /** Whether a name is in the table; {@code up} is Prometheus' own. */
  static boolean knows(String series) {
    return series.equals("up") || ROWS.containsKey(metric(series));
  }
}
