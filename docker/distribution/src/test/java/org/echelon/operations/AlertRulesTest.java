package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules ask for what exists, say what is wrong, and lead to a page. */
class AlertRulesTest {
  private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

  static List<AlertRules.Rule> rules() throws IOException {
    return AlertRules.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldAskForWhatThereIs(AlertRules.Rule rule) {
    assertThat(rule.query().selectors()).isNotEmpty();
    assertThat(rule.query().unknown()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldSayWhatIsWrongAndWhereToLook(AlertRules.Rule rule) {
    assertThat(rule.severity()).isIn("critical", "warning");
    assertThat(rule.annotations().get("summary").asText()).isNotEmpty();
    assertThat(rule.annotations().get("description").asText()).endsWith(".");
    assertThat(rule.annotations().get("console").asText()).startsWith("/");
    assertThat(rule.annotations().get("runbook").asText())
        .isEqualTo("topology-docs/runbook/" + rule.page());
    assertThat(MetricsTable.ROOT.resolve(rule.annotations().get("runbook").asText())).exists();
  }

  /** A label that grouping has taken away would be shown as nothing. */
  @ParameterizedTest
  @MethodSource("rules")
  void shouldOnlyNameLabelsThatAreLeft(AlertRules.Rule rule) {
    Set<String> left = new TreeSet<>();
    if (rule.query().text().startsWith("sum") || rule.query().text().startsWith("max")) {
      left.addAll(rule.query().labels());
    } else {
      left.addAll(MetricsTable.labels(rule.query().selectors().get(0).name()));
    }
    Set<String> named =
        LABEL
            .matcher(rule.annotations().toString())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(left).containsAll(named);
  }

  @Test
  void shouldEachHaveATest() throws IOException {
    List<String> tested = new ArrayList<>();
    for (JsonNode test : AlertRules.read("alerts_test.yml").get("tests")) {
      tested.add(test.get("name").asText());
      for (JsonNode series : test.get("input_series")) {
        assertThat(Query.of(series.get("series").asText()).unknown()).isEmpty();
      }
    }

    assertThat(tested)
        .isEqualTo(rules().stream().map(AlertRules.Rule::name).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldAskTheProcessesThatTell() throws IOException {
    JsonNode settings = AlertRules.read("prometheus.yml");

    assertThat(settings.get("rule_files")).hasToString("[\"alerts.yml\"]");
    assertThat(settings.at("/global/scrape_interval").asText()).isEqualTo("5s");
    assertThat(settings.findValuesAsText("job_name"))
        .containsExactly("echelon-console", "echelon-streams");
    assertThat(settings.findValues("targets").toString())
        .isEqualTo("[[\"console:8080\"], [\"plan:9404\"]]");
  }

  /** Prometheus' own reader, where it is installed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "check config prometheus.yml",
        "check rules alerts.yml",
        "test rules alerts_test.yml"
      })
  void shouldSatisfyPrometheus(String what) throws Exception {
    Promtool.accepts(AlertRules.FOLDER, what.split(" ", 3));
  }
}
