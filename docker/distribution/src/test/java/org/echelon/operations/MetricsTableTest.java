package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.console.metrics.ConsoleMetrics;
import org.echelon.telemetry.KafkaMetrics;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.MetricsPage;
import org.junit.jupiter.api.Test;

/** The page on metrics has what the code declares, and nothing else. */
class MetricsTableTest {
  @Test
  void shouldBeTheMetricsThatAreDeclared() {
    List<MetricFamily> families = new ArrayList<>(MetricsPage.families());
    families.addAll(ConsoleMetrics.families());
    families.addAll(KafkaMetrics.families());
    Map<String, String> declared = new TreeMap<>();
    for (MetricFamily family : families) {
      String kind = family.kind().name().toLowerCase(Locale.ROOT);
      declared.put(family.name(), kind + new TreeSet<>(family.labels()));
      assertThat(family.help()).as(family.name()).isNotEmpty();
    }
    assertThat(declared).as("no name twice").hasSameSizeAs(families);

    Map<String, String> told = new TreeMap<>();
    MetricsTable.rows().forEach((name, row) -> told.put(name, row.type() + row.labels()));
    assertThat(told).isEqualTo(declared);
  }
}
