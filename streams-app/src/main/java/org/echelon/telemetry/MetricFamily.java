package org.echelon.telemetry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A metric as Prometheus sees it. Names are contract: never used for something else.
 *
 * @param name in full, in base units; a counter ends in _total, an info in _info
 * @param labels names of its labels; an item is never one, so that there are few series
 * @param help what it tells, in one sentence
 */
public record MetricFamily(String name, Kind kind, List<String> labels, String help) {
  private static final Pattern NAME = Pattern.compile("(echelon|kafka)_[a-z0-9_]*[a-z0-9]");
  private static final List<String> RESERVED = List.of("_total", "_info", "_created", "_bucket");

  /** What its values are. */
  public enum Kind {
    /** Only rises while the process lives. */
    COUNTER("_total"),
    /** As it stands. */
    GAUGE(""),
    /** How many values lie at or below each bound. */
    HISTOGRAM(""),
    /** Always 1; the labels tell. */
    INFO("_info");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  public MetricFamily {
    labels = List.copyOf(labels);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(name + " is no name of a metric here");
    }
    if (RESERVED.stream().anyMatch(name::endsWith) != !kind.ending.isEmpty()
        || !name.endsWith(kind.ending)) {
      throw new IllegalArgumentException(name + " does not end as a " + kind + " does");
    }
    if (labels.contains("sku")) {
      throw new IllegalArgumentException(name + " would have a series for each item");
    }
  }

  public static MetricFamily counter(String name, String help, String... labels) {
    return new MetricFamily(name, Kind.COUNTER, List.of(labels), help);
  }

  public static MetricFamily gauge(String name, String help, String... labels) {
    return new MetricFamily(name, Kind.GAUGE, List.of(labels), help);
  }

  public static MetricFamily histogram(String name, String help, String... labels) {
    return new MetricFamily(name, Kind.HISTOGRAM, List.of(labels), help);
  }

  public static MetricFamily info(String name, String help, String... labels) {
    return new MetricFamily(name, Kind.INFO, List.of(labels), help);
  }

  /** The name without the ending that its kind asks for. */
  String stem() {
    return name.substring(0, name.length() - kind.ending.length());
  }
}
