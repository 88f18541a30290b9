package org.echelon.telemetry;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A scrape in the text form of Prometheus, written by its own library. */
final class Exposition {
  /** Media type of the text. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private Exposition() {}

  static byte[] text(Scrape scrape) {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    scrape.families().forEach((family, series) -> all.metricSnapshot(snapshot(family, series)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, all.build());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be written", e);
    }
    return out.toByteArray();
  }

  private static MetricSnapshot snapshot(MetricFamily family, Map<List<String>, Object> series) {
    return switch (family.kind()) {
      case COUNTER -> counter(family, series);
      case GAUGE -> gauge(family, series);
      case HISTOGRAM -> histogram(family, series);
      case INFO -> info(family, series);
    };
  }

  private static MetricSnapshot counter(MetricFamily family, Map<List<String>, Object> series) {
    CounterSnapshot.Builder all = CounterSnapshot.builder();
    all.name(family.stem()).help(family.help());
    series.forEach(
        (labels, value) ->
            all.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(labels(family, labels))
                    .value((Double) value)
                    .build()));
    return all.build();
  }

  private static MetricSnapshot gauge(MetricFamily family, Map<List<String>, Object> series) {
    GaugeSnapshot.Builder all = GaugeSnapshot.builder();
    all.name(family.stem()).help(family.help());
    series.forEach(
        (labels, value) ->
            all.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(labels(family, labels))
                    .value((Double) value)
                    .build()));
    return all.build();
  }

  private static MetricSnapshot histogram(MetricFamily family, Map<List<String>, Object> series) {
    HistogramSnapshot.Builder all = HistogramSnapshot.builder();
    all.name(family.stem()).help(family.help());
    series.forEach(
        (labels, value) -> {
          Spread spread = (Spread) value;
          ClassicHistogramBuckets.Builder classes = ClassicHistogramBuckets.builder();
          for (int i = 0; i < spread.classes(); i++) {
            classes.bucket(spread.bound(i), spread.count(i));
          }
          all.dataPoint(
              HistogramDataPointSnapshot.builder()
                  .labels(labels(family, labels))
                  .classicHistogramBuckets(classes.build())
                  .sum(spread.sum())
                  .build());
        });
    return all.build();
  }

  private static MetricSnapshot info(MetricFamily family, Map<List<String>, Object> series) {
    InfoSnapshot.Builder all = InfoSnapshot.builder();
    all.name(family.stem()).help(family.help());
    series
        .keySet()
        .forEach(
            labels ->
                all.dataPoint(
                    InfoDataPointSnapshot.builder().labels(labels(family, labels)).build()));
    return all.build();
  }

  private static Labels labels(MetricFamily family, List<String> values) {
    return Labels.of(family.labels(), values);
  }
}
