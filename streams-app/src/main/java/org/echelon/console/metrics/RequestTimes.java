package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.histogram;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.MetricsPage;
import org.echelon.telemetry.Scrape;
import org.echelon.telemetry.Spread;

/** How long the console takes to answer, by group of addresses and status. */
public final class RequestTimes {
  static final MetricFamily FAMILY =
      histogram(
          "echelon_console_requests_seconds",
          "Time to answer a request; the live stream is none.",
          "path",
          "status");

  private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5};

  /** Groups at most, each with a few statuses. */
  private static final int PATHS_AT_MOST = 20;

  private static final String OTHER = "other";

  private final String base;
  private final Map<String, Map<String, Spread>> times = new TreeMap<>();

  /**
   * None yet.
   *
   * @param base where the interface is; what is asked there is told by the word after it
   */
  public RequestTimes(String base) {
    this.base = base;
  }

  /** A request has been answered. */
  public synchronized void add(String path, int status, long nanos) {
    String group = group(path, status);
    if (!times.containsKey(group) && times.size() >= PATHS_AT_MOST) {
      group = OTHER;
    }
    times
        .computeIfAbsent(group, g -> new TreeMap<>())
        .computeIfAbsent(Integer.toString(status), s -> new Spread(BOUNDS))
        .add(nanos / 1e9);
  }

  /** Only addresses that exist are told by name: anybody can ask for others. */
  private String group(String path, int status) {
    if (status != 200) {
      return OTHER;
    }
    if (!path.startsWith(base)) {
      return path.equals(MetricsPage.PATH) ? "metrics" : "page";
    }
    String word = path.substring(base.length()).split("/", 2)[0];
    return word.isEmpty() ? OTHER : word;
  }

  synchronized void tell(Scrape scrape) {
    times.forEach(
        (path, statuses) ->
            statuses.forEach((status, spread) -> scrape.put(FAMILY, spread, path, status)));
  }
}
