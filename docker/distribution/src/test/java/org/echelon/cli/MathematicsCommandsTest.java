package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands about the mathematics print and write. */
class MathematicsCommandsTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldHoldEveryKnownAnswerAndSayHowNearItCame() throws IOException {
    Path file = folder.resolve("golden.json");
    assertThat(echelon.run("check", "--golden", "--json", file.toString())).isZero();

    assertThat(echelon.out())
        .contains("values, 0 failed, largest relative error")
        .contains("47.6601496");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("values").asInt()).isGreaterThanOrEqualTo(120);
    assertThat(report.get("failed").asInt()).isZero();
    assertThat(report.get("maxRelativeError").asDouble()).isBetween(0.0, 1e-6);
    JsonNode tolerances = report.get("tolerances");
    int values = 0;
    for (JsonNode one : tolerances) {
      values += one.get("values").asInt();
      assertThat(one.get("maxRelativeError").asDouble())
          .isLessThanOrEqualTo(one.get("tolerance").asDouble());
    }
    assertThat(values).isEqualTo(report.get("values").asInt());
    assertThat(tolerances.get(0).get("tolerance").asDouble()).isZero();
    assertThat(report.get("results")).hasSize(report.get("values").asInt());
    assertThat(report.get("results").get(0).get("source").asText()).isNotEmpty();
    assertThat(report.get("goals").get(0).get("met").asBoolean()).isTrue();
  }

  @Test
  void shouldPrintFailedValuesOnlyWhenAskedTo() {
    assertThat(echelon.run("check", "--golden", "--failed")).isZero();
    assertThat(echelon.out().lines().filter(line -> !line.isBlank())).hasSize(1);
  }

  @Test
  void shouldMeasureWhatFollowsAPriceBesideItsGoals() throws IOException {
    Path file = folder.resolve("replan.json");
    int code =
        echelon.run(
            "bench",
            "replan",
            "--skus=12",
            "--nodes=8",
            "--repeats=1",
            "--join-skus=3",
            "--json",
            file.toString());

    assertThat(code).isZero();
    assertThat(echelon.out()).contains("byte for byte", "Not shown: the latency of events");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("results").get("moves")).hasSize(6);
    assertThat(report.get("results").get("differentPlans").asLong()).isZero();
    assertThat(report.get("goals").findValuesAsText("id"))
        .contains("P2.one-node", "P2.all-1", "P2.one-node-join", "P2.all-1-join");
  }

  @Test
  void shouldTimeTheHotPathsBesideTheirGoals() throws IOException {
    Path file = folder.resolve("kernel.json");
    int code =
        echelon.run(
            "bench",
            "kernel",
            "--skus=20",
            "--repeats=1",
            "--seconds=0.01",
            "--json",
            file.toString());

    assertThat(code).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("machine").get("cores").asInt()).isPositive();
    assertThat(report.get("results").findValuesAsText("what"))
        .contains("valuation, warm", "pricing oracle", "order routed, p99");
    List<String> goals = new ArrayList<>();
    report.get("goals").forEach(goal -> goals.add(goal.get("id").asText()));
    assertThat(goals).contains("P3.valuation-warm", "P3.oracle", "P7");
  }

  @Test
  void shouldPlayTheYardstickBesideItsPrintedFigures() throws IOException {
    Path file = folder.resolve("gym.json");
    assertThat(
            echelon.run("bench", "gym", "--scenario=serial/stationary", "--json", file.toString()))
        .isZero();

    assertThat(echelon.out())
        .contains("serial/stationary/backlog", "serial/stationary/lost")
        .contains("printed newsvendor and oracle profits met within 0.00");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("results")).hasSize(2);
    assertThat(report.get("results").get(0).get("ORACLE").get("printed").asDouble())
        .isEqualTo(1023.938);
    assertThat(report.get("players").get("BLIND").get("secondsPerEpisode").asDouble()).isPositive();
  }

  @Test
  void shouldPriceBesideItsPeers() throws IOException {
    Path file = folder.resolve("pricing.json");
    assertThat(
            echelon.run(
                "bench",
                "pricing",
                "--skus=120,60",
                "--peers-up-to=60",
                "--repeats=1",
                "--json=" + file))
        .isZero();

    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("results").findValuesAsText("method"))
        .containsExactly(
            "cold",
            "warm, capacities x 0.95",
            "warm, capacities x 1.05",
            "smoothed dual ascent",
            "level bundle",
            "level bundle, proved",
            "cold",
            "warm, capacities x 0.95",
            "warm, capacities x 1.05");
    for (JsonNode trial : report.get("results")) {
      for (JsonNode figure : trial.get("figures")) {
        assertThat(figure.get("above").asDouble()).isBetween(-2e-8, 1e-4);
        assertThat(figure.get("cpuSeconds").get("median").asDouble()).isPositive();
      }
    }
    assertThat(report.get("goals").findValuesAsText("id"))
        .containsExactly("P4.rounds", "P4.rounds-warm", "P4.vs-bundle", "P4.vs-dual-ascent");
    assertThat(report.get("line").get("paper").get("machines").asInt()).isPositive();
    assertThat(echelon.out()).contains("on paper, not run", "60 SKUs  level bundle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check --no-such-option",
        "bench gym --scenario=none",
        "bench gym --episodes=0",
        "bench kernel --skus=0",
        "bench kernel --seconds=0",
        "bench pricing --skus=100,0",
        "bench pricing --repeats=0",
        "bench forecast --orders=none.csv --weeks=0",
        "bench forecast --orders=none.csv"
      })
  void shouldExplainAQuestionThatMakesNoSense(String line) {
    assertThat(echelon.run(line.split(" "))).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }
}
