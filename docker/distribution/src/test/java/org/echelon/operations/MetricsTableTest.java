package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    Set<String> names = new HashSet<>();
    for (MetricFamily family : families) {
      assertThat(family.help()).as(family.name()).isNotEmpty();
      assertThat(names.add(family.name())).as("%s once", family.name()).isTrue();
    }

    assertThat(MetricsTable.differences(families, MetricsTable.rows())).isEmpty();
  }
}
