package org.echelon.telemetry;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * What a process tells under {@value #PATH}: all its sources as they stand when asked, at most once
 * a second whoever asks.
 */
public final class MetricsPage {
  /** Where Prometheus looks for it. */
  public static final String PATH = "/metrics";

  /** Media type of the page. */
  public static final String TYPE = Exposition.TYPE;

  static final MetricFamily BUILD =
      MetricFamily.info(
          "echelon_build_info", "Always 1: versions of Echelon and of Kafka.", "version", "kafka");
  static final MetricFamily DROPPED =
      MetricFamily.gauge(
          "echelon_metrics_dropped_series",
          "Series left out of this page because a metric had more than "
              + Scrape.SERIES_AT_MOST
              + ".");

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final List<Consumer<Scrape>> sources;
  private byte @Nullable [] last;
  private long lastNanos;

  /** A page of some sources. */
  public MetricsPage(List<Consumer<Scrape>> sources) {
    this.sources = new CopyOnWriteArrayList<>(sources);
  }

  /** Adds a source. */
  public void add(Consumer<Scrape> source) {
    sources.add(source);
  }

  /** The metrics of every page. */
  public static List<MetricFamily> families() {
    return List.of(BUILD, DROPPED);
  }

  /** The page. */
  public synchronized byte[] bytes() {
    byte[] known = last;
    if (known != null && System.nanoTime() - lastNanos < FRESH_NANOS) {
      return known;
    }
    Scrape scrape = new Scrape();
    scrape.put(BUILD, 1, version(), AppInfoParser.getVersion());
    sources.forEach(source -> source.accept(scrape));
    scrape.put(DROPPED, scrape.dropped());
    byte[] made = Exposition.text(scrape);
    last = made;
    lastNanos = System.nanoTime();
    return made;
  }

  /** As the archive of the program says; where it runs from classes nothing does. */
  private static String version() {
    String version = Topic.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
