package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routing policies on two short worlds. */
class BenchRoutingTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldSetEveryPolicyBesideTheBound() throws Exception {
    Path file = folder.resolve("routing.json");

    // when
    int code =
        echelon.run(
            "bench",
            "routing",
            "--seeds=2",
            "--days=2",
            "--orders-per-day=60",
            "--slight",
            "--json",
            file.toString());

    assertThat(code).as(echelon.err() + echelon.out()).isZero();
    assertThat(echelon.out()).contains("Acimovic-Graves").contains("clairvoyant bound");
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    Map<String, JsonNode> rows = new HashMap<>();
    report.get("results").forEach(row -> rows.put(row.get("policy").asText(), row));
    double bound = report.get("clairvoyant").get("boundPerOrder").asDouble();
    rows.values()
        .forEach(
            row -> assertThat(row.get("costPerOrder").get("mean").asDouble()).isGreaterThan(bound));
    assertThat(rows.get("myopic").get("closed").get("mean").asDouble()).isZero();
    assertThat(rows.get("myopic").get("costBySeed")).hasSize(2);
    assertThat(rows.get("myopic, lines alone").get("parcelsPerOrder").get("mean").asDouble())
        .isGreaterThan(rows.get("myopic").get("parcelsPerOrder").get("mean").asDouble());
    assertThat(report.get("router").get("median").asDouble()).isPositive();
    assertThat(report.get("goals")).as("a slight search says nothing about goals").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seeds=0", "--days=0", "--orders-per-day=0", "--parallel=0"})
  void shouldExplainAQuestionThatMakesNoSense(String option) {
    assertThat(echelon.run("bench", "routing", option)).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }
}
