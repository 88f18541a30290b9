package org.echelon.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.telemetry.MetricFamily;

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

  private static final Map<String, Row> ROWS = read(lines());

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

  /** The rows of a page. */
  public static Map<String, Row> read(List<String> lines) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String line : lines) {
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

  /** The page as it is. */
  public static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException("the page on metrics", e);
    }
  }

  /** What declared metrics and a table do not have in common, by name. */
  public static List<String> differences(Collection<MetricFamily> declared, Map<String, Row> told) {
    Map<String, String> wanted = new TreeMap<>();
    for (MetricFamily family : declared) {
      String kind = family.kind().name().toLowerCase(Locale.ROOT);
      wanted.put(family.name(), kind + " with labels " + new TreeSet<>(family.labels()));
    }
    Map<String, String> there = new TreeMap<>();
    told.forEach((name, row) -> there.put(name, row.type() + " with labels " + row.labels()));
    TreeSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(there.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(wanted.get(name), there.get(name)))
        .map(
            name ->
                "%s: the page has %s, declared is %s"
                    .formatted(
                        name,
                        there.getOrDefault(name, "no row"),
                        wanted.getOrDefault(name, "nothing")))
        .toList();
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
