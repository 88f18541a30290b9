package org.echelon.operations;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages of metrics as Prometheus reads them. */
public final class Scraped {
  private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

  private final Map<String, String> types = new TreeMap<>();
  private final Map<String, Series> series = new LinkedHashMap<>();

  /** One series and its value. */
  public record Series(String name, Map<String, String> labels, double value) {}

  /** Adds a page of a target. */
  public Scraped add(String job, String page) {
    page.lines()
        .forEach(
            line -> {
              if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", 4);
                types.put(words[2], words[3]);
              } else if (!line.startsWith("#")) {
                put(read(line, job));
              }
            });
    put(new Series("up", Map.of("job", job, "instance", job), 1));
    return this;
  }

  private void put(Series one) {
    series.put(one.name() + one.labels(), one);
  }

  private static Series read(String line, String job) {
    Matcher found = SERIES.matcher(line);
    if (!found.matches()) {
      throw new IllegalArgumentException("this line cannot be read: " + line);
    }
    Map<String, String> labels = new LinkedHashMap<>(Map.of("job", job, "instance", job));
    if (found.group(2) != null) {
      LABEL.matcher(found.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    }
    return new Series(found.group(1), labels, Double.parseDouble(found.group(3)));
  }

  /** The newest value of each series. */
  public Collection<Series> series() {
    return series.values();
  }

  /** Rows as the page on metrics should have them, without who tells. */
  public Map<String, MetricsTable.Row> rows() {
    Map<String, MetricsTable.Row> rows = new TreeMap<>();
    types.forEach(
        (name, type) -> {
          Set<String> labels = new TreeSet<>();
          for (Series one : series.values()) {
            if (MetricsTable.metric(one.name()).equals(name)) {
              labels.addAll(one.labels().keySet());
            }
          }
          labels.removeAll(Set.of("job", "instance", "le"));
          boolean info = name.endsWith("_info");
          rows.put(name, new MetricsTable.Row(name, info ? "info" : type, labels, ""));
        });
    return rows;
  }

  /** Whether a selector finds a series. */
  public boolean has(Query.Selector selector) {
    return series.values().stream().anyMatch(one -> selector.takes(one.name(), one.labels()));
  }
}
