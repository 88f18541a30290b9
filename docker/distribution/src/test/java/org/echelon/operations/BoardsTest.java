package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boards ask for metrics that exist, by labels that they have, and say which they show. */
class BoardsTest {
  private static final Path GRAFANA = Boards.FOLDER.resolveSibling("provisioning");
  private static final Pattern METRIC = Pattern.compile("\\b(?:echelon|kafka)_\\w+");

  static List<Boards.Panel> panels() throws IOException {
    return Boards.panels();
  }

  @ParameterizedTest
  @MethodSource("panels")
  void shouldAskForWhatThereIs(Boards.Panel panel) {
    assertThat(panel.queries()).isNotEmpty();
    assertThat(panel.queries())
        .allSatisfy(query -> assertThat(query.selectors()).as(query.text()).isNotEmpty());
    assertThat(Boards.unknown(panel)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("panels")
  void shouldSayWhichMetricsItShows(Boards.Panel panel) {
    Set<String> asked =
        panel.queries().stream()
            .flatMap(query -> query.selectors().stream())
            .map(selector -> MetricsTable.metric(selector.name()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> said =
        METRIC
            .matcher(panel.description())
            .results()
            .map(found -> found.group())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(said).isEqualTo(asked);
  }

  /** Prometheus' own reader, where it is installed, sees each query as a rule to record. */
  @Test
  void shouldBeQueriesToPrometheus(@TempDir Path folder) throws Exception {
    List<Map<String, String>> rules = new ArrayList<>();
    for (Boards.Panel panel : panels()) {
      for (Query query : panel.queries()) {
        String text = query.text().replace("$__rate_interval", "1m");
        rules.add(Map.of("record", "panel:" + rules.size(), "expr", text));
      }
    }
    Map<String, Object> group = Map.of("name", "panels", "rules", rules);
    new YAMLMapper()
        .writeValue(folder.resolve("panels.yml").toFile(), Map.of("groups", List.of(group)));

    Promtool.accepts(folder, "check", "rules", "panels.yml");
  }

  @Test
  void shouldShowEveryMetricSomewhere() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Boards.Panel panel : panels()) {
      panel
          .queries()
          .forEach(q -> q.selectors().forEach(s -> shown.add(MetricsTable.metric(s.name()))));
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(MetricsTable.rows().keySet());
  }

  @Test
  void shouldLieBesideEachOtherAndReadFromTheSourceThatIsProvisioned() throws IOException {
    JsonNode source =
        new YAMLMapper().readTree(GRAFANA.resolve("datasources/prometheus.yaml").toFile());
    String uid = source.at("/datasources/0/uid").asText();
    List<String> uids = new ArrayList<>();
    for (JsonNode board : Boards.all()) {
      uids.add(board.get("uid").asText());
      Set<String> cells = new HashSet<>();
      for (JsonNode panel : board.get("panels")) {
        assertThat(panel.at("/datasource/uid").asText()).isEqualTo(uid);
        JsonNode at = panel.get("gridPos");
        assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
        for (int x = 0; x < at.get("w").asInt(); x++) {
          assertThat(cells.add((at.get("x").asInt() + x) + "/" + at.get("y").asInt()))
              .as("%s lies on another panel", panel.get("title"))
              .isTrue();
        }
      }
    }
    assertThat(uids).hasSize(4).doesNotHaveDuplicates();
    JsonNode provider =
        new YAMLMapper().readTree(GRAFANA.resolve("dashboards/echelon.yaml").toFile());
    assertThat(provider.at("/providers/0/options/path").asText())
        .isEqualTo("/var/lib/grafana/dashboards");
  }
}
