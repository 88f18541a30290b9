package org.echelon.telemetry;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told at one moment: values by metric and the values of its labels. Bounded: beyond
 * {@value #SERIES_AT_MOST} series of a metric those that come later are left out and counted.
 */
public final class Scrape {
  static final int SERIES_AT_MOST = 250;

  private static final Comparator<List<String>> BY_VALUES = Comparator.comparing(List::toString);

  private final Map<MetricFamily, Map<List<String>, Object>> families = new LinkedHashMap<>();
  private long dropped;

  /**
   * Tells a value; one that is no number is not told.
   *
   * @param labels values in the order of the metric's labels
   */
  public void put(MetricFamily family, double value, String... labels) {
    if (!Double.isNaN(value)) {
      at(family, List.of(labels), value);
    }
  }

  /** Tells sums. */
  public void put(MetricFamily family, Tally tally) {
    tally.sums().forEach((labels, sum) -> at(family, labels, sum));
  }

  /** Tells of a histogram how it stands. */
  public void put(MetricFamily family, Spread spread, String... labels) {
    at(family, List.of(labels), spread.copy());
  }

  private void at(MetricFamily family, List<String> labels, Object value) {
    boolean histogram = family.kind() == MetricFamily.Kind.HISTOGRAM;
    if (labels.size() != family.labels().size() || value instanceof Spread != histogram) {
      throw new IllegalArgumentException(family.name() + " is told otherwise than declared");
    }
    Map<List<String>, Object> series =
        families.computeIfAbsent(family, f -> new TreeMap<>(BY_VALUES));
    if (series.size() >= SERIES_AT_MOST && !series.containsKey(labels)) {
      dropped++;
    } else {
      series.put(labels, value);
    }
  }

  /** Numbers, or a {@link Spread} for a histogram, by metric and values of labels. */
  Map<MetricFamily, Map<List<String>, Object>> families() {
    return families;
  }

  /** How many series were left out. */
  long dropped() {
    return dropped;
  }
}
