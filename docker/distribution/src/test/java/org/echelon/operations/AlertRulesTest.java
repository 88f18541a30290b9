package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    Optional<Path> promtool = promtool();
    assumeTrue(promtool.isPresent(), "promtool is not installed");
    List<String> command = new ArrayList<>(List.of(promtool.get().toString()));
    command.addAll(List.of(what.split(" ")));

    // when
    Process process =
        new ProcessBuilder(command)
            .directory(AlertRules.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }

  private static Optional<Path> promtool() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "promtool"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
