package org.echelon.telemetry;

import static org.echelon.telemetry.MetricFamily.gauge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka Streams counts of itself, read when it is asked for: the event path does nothing for
 * it that it would not do anyway. Several thousand figures come down to those of {@link
 * KafkaFigure}.
 */
public final class KafkaMetrics implements Consumer<Scrape> {
  static final MetricFamily RUNNING =
      gauge(
          "echelon_app_running",
          "1 while every task of an application is assigned and restored, else 0.",
          "app");

  private static final Logger LOG = LoggerFactory.getLogger(KafkaMetrics.class);
  private static final Map<String, KafkaFigure> BY_PATH =
      Arrays.stream(KafkaFigure.values())
          .collect(Collectors.toUnmodifiableMap(KafkaFigure::path, figure -> figure));

  private final Map<String, KafkaStreams> apps;

  /** Of the applications of a process, by name. */
  public KafkaMetrics(Map<String, KafkaStreams> apps) {
    this.apps = new LinkedHashMap<>(apps);
  }

  /** Every metric that may be told. */
  public static List<MetricFamily> families() {
    return Stream.concat(
            Stream.of(RUNNING), Arrays.stream(KafkaFigure.values()).map(KafkaFigure::family))
        .distinct()
        .toList();
  }

  @Override
  public void accept(Scrape scrape) {
    apps.forEach(
        (app, streams) -> {
          scrape.put(RUNNING, streams.state() == KafkaStreams.State.RUNNING ? 1 : 0, app);
          tell(scrape, app, streams.metrics());
        });
  }

  /** Tells the figures of one application. */
  static void tell(Scrape scrape, String app, Map<MetricName, ? extends Metric> metrics) {
    Map<MetricFamily, Map<List<String>, Double>> told = new HashMap<>();
    Map<KafkaFigure, Integer> failed = new EnumMap<>(KafkaFigure.class);
    metrics.forEach(
        (name, metric) -> {
          KafkaFigure figure = BY_PATH.get(KafkaFigure.path(name.group(), name.name()));
          if (figure != null && figure.takes(name.tags())) {
            try {
              take(told, figure, app, name.tags(), metric);
            } catch (RuntimeException closing) {
              // A store may be closed while it is asked for its size.
              failed.merge(figure, 1, Integer::sum);
            }
          }
        });
    failed.forEach((figure, times) -> LOG.debug("{} of {}: {} not told", figure, app, times));
    told.forEach(
        (family, series) ->
            series.forEach(
                (labels, value) -> scrape.put(family, value, labels.toArray(String[]::new))));
  }

  private static void take(
      Map<MetricFamily, Map<List<String>, Double>> told,
      KafkaFigure figure,
      String app,
      Map<String, String> tags,
      Metric metric) {
    if (metric.metricValue() instanceof Number number && !Double.isNaN(number.doubleValue())) {
      add(told, figure, labels(figure, app, tags), number.doubleValue());
    }
    if (figure == KafkaFigure.DROPPED) {
      // Kafka tells of restoring only those tasks that do; the others have nothing left to read.
      add(told, KafkaFigure.RESTORING, labels(KafkaFigure.RESTORING, app, tags), 0);
    }
  }

  private static void add(
      Map<MetricFamily, Map<List<String>, Double>> told,
      KafkaFigure figure,
      List<String> labels,
      double value) {
    told.computeIfAbsent(figure.family(), family -> new HashMap<>())
        .merge(labels, value, figure::fold);
  }

  private static List<String> labels(KafkaFigure figure, String app, Map<String, String> tags) {
    List<String> labels = new ArrayList<>();
    figure.family().labels().forEach(label -> labels.add(KafkaFigure.label(label, app, tags)));
    return labels;
  }
}
