package org.echelon.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told, as Prometheus reads it. */
class ExpositionTest {
  private static final MetricFamily AGE = MetricFamily.gauge("echelon_age_seconds", "Age.", "task");
  private static final MetricFamily READ = MetricFamily.counter("echelon_read_total", "Read.");
  private static final MetricFamily TIME =
      MetricFamily.histogram("echelon_time_seconds", "Time.", "path");

  private final Scrape scrape = new Scrape();

  @Test
  void shouldTellValuesByTheirLabels() {
    scrape.put(AGE, 1.5, "1");
    scrape.put(AGE, 0, "0");
    scrape.put(READ, 12_345_678);

    assertThat(lines())
        .containsExactly(
            "# HELP echelon_age_seconds Age.",
            "# TYPE echelon_age_seconds gauge",
            "echelon_age_seconds{task=\"0\"} 0.0",
            "echelon_age_seconds{task=\"1\"} 1.5",
            "# HELP echelon_read_total Read.",
            "# TYPE echelon_read_total counter",
            "echelon_read_total 1.2345678E7");
  }

  @Test
  void shouldAddUpTheClassesOfAHistogram() {
    Spread spread = new Spread(0.1, 1);
    List.of(0.05, 0.1, 0.5, 7.0).forEach(spread::add);
    scrape.put(TIME, spread, "health");
    spread.add(0.2);

    assertThat(lines())
        .contains(
            "echelon_time_seconds_bucket{path=\"health\",le=\"0.1\"} 2",
            "echelon_time_seconds_bucket{path=\"health\",le=\"1.0\"} 3",
            "echelon_time_seconds_bucket{path=\"health\",le=\"+Inf\"} 4",
            "echelon_time_seconds_count{path=\"health\"} 4")
        .anyMatch(line -> line.startsWith("echelon_time_seconds_sum{path=\"health\"} 7.6"));
  }

  @Test
  void shouldNotLetATextBreakOutOfItsLabel() {
    scrape.put(AGE, 1, "a\"b\\c\nd");

    assertThat(lines()).contains("echelon_age_seconds{task=\"a\\\"b\\\\c\\nd\"} 1.0");
  }

  @Test
  void shouldNotTellWhatIsNotKnown() {
    scrape.put(AGE, Double.NaN, "0");

    assertThat(lines()).isEmpty();
  }

  @Test
  void shouldTellHowManySeriesDidNotFit() {
    MetricsPage page =
        new MetricsPage(
            List.of(
                told -> {
                  for (int i = 0; i < Scrape.SERIES_AT_MOST + 3; i++) {
                    told.put(AGE, i, Integer.toString(i));
                  }
                  told.put(AGE, 7, "0");
                }));

    List<String> lines = lines(page.bytes());
    assertThat(lines).contains("echelon_metrics_dropped_series 3.0");
    assertThat(lines.stream().filter(line -> line.startsWith("echelon_age_seconds{")))
        .hasSize(Scrape.SERIES_AT_MOST);
    assertThat(lines).contains("echelon_age_seconds{task=\"0\"} 7.0");
    assertThat(lines).anyMatch(line -> line.startsWith("echelon_build_info{"));
  }

  @Test
  void shouldOnlyTellWhatWasDeclared() {
    assertThatThrownBy(() -> scrape.put(AGE, 1)).hasMessageContaining("echelon_age_seconds");
    assertThatThrownBy(() -> scrape.put(READ, new Spread(1)))
        .hasMessageContaining("echelon_read_total");
  }

  @Test
  void shouldPutTogetherWhatIsTooMuchToTellApart() {
    Tally tally = new Tally();
    for (int i = 0; i < Tally.AT_MOST; i++) {
      tally.begin("r" + i);
    }
    tally.add(2, "r0");
    tally.add(3, "new");
    tally.add(4, "newer");

    assertThat(tally.sums())
        .hasSize(Tally.AT_MOST + 1)
        .containsEntry(List.of("r0"), 2.0)
        .containsEntry(List.of("r1"), 0.0)
        .containsEntry(List.of("others"), 7.0);
  }

  @ParameterizedTest
  @CsvSource({
    "GAUGE, echelon_units_total, bucket",
    "COUNTER, echelon_read, task",
    "COUNTER, echelon_build_info, task",
    "HISTOGRAM, echelon_time_bucket, task",
    "GAUGE, age_seconds, task",
    "GAUGE, echelon_Age, task",
    "GAUGE, echelon_stock, sku"
  })
  void shouldRefuseAMetricThatWouldBeMisread(MetricFamily.Kind kind, String name, String label) {
    assertThatThrownBy(() -> new MetricFamily(name, kind, List.of(label), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }

  private List<String> lines() {
    return lines(Exposition.text(scrape));
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
