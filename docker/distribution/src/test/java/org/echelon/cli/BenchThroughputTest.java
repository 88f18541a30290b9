package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of throughput on a broker of its own, small enough to show the form only. */
class BenchThroughputTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldSetPlanBesideTheBareTopologyAndLeaveNothingBehind() throws IOException {
    List<Path> before = homes();
    Path file = folder.resolve("throughput.json");

    int code =
        echelon.run(
            "bench",
            "throughput",
            "--events=400",
            "--skus=8",
            "--nodes=4",
            "--repeats=1",
            "--paced-seconds=1",
            "--partitions=3",
            "--threads=1",
            "--commit-millis=40",
            "--skew",
            "--json",
            file.toString());

    assertThat(code).as(echelon.err()).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    JsonNode result = report.get("results").get(0);
    assertThat(report.get("machine").get("cores").asInt()).isPositive();
    assertThat(result.get("contenders").fieldNames())
        .toIterable()
        .containsExactly("pass-through", "get-put", "get-put-forward", "plan");
    assertThat(report.get("settings").get("split").toString())
        .isEqualTo("{\"partitions\":3,\"threads\":1,\"commitMillis\":40}");
    for (JsonNode contender : result.get("contenders")) {
      assertThat(contender.get("perSecond").get("median").asDouble()).isPositive();
      assertThat(contender.get("threadKilobytes").get("median").asDouble()).isPositive();
    }
    assertThat(result.get("valueBytes").asInt()).isBetween(20, 400);
    assertThat(result.get("changelog").get("sku").get("writes").asLong()).isBetween(390L, 410L);
    JsonNode intake = result.get("paced").get("intake");
    assertThat(intake.get("toAssignment").get("count").asLong()).isPositive();
    assertThat(intake.get("toAssignment").get("p99Millis").asDouble()).isPositive();
    assertThat(report.get("notShown")).isNotEmpty();
    List<String> goals = new ArrayList<>();
    report.get("goals").forEach(goal -> goals.add(goal.get("id").asText()));
    assertThat(goals)
        .contains("P1.4-nodes", "P5.event-to-assignment-p50-4-nodes")
        .allMatch(goal -> goal.endsWith("-nodes"));
    assertThat(echelon.out()).contains("Plan / bare get + put", "not shown:");
    assertThat(homes()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench throughput --events=10",
        "bench throughput --skus=1",
        "bench throughput --nodes=28,1",
        "bench throughput --repeats=0",
        "bench throughput --partitions=0",
        "bench throughput --paced-seconds=-1"
      })
  void shouldExplainAQuestionThatMakesNoSense(String line) {
    assertThat(echelon.run(line.split(" "))).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }

  /** Folders of runs of this command. */
  private static List<Path> homes() throws IOException {
    Path homes = Files.createDirectories(Running.home());
    try (Stream<Path> all = Files.list(homes)) {
      return all.filter(path -> path.getFileName().toString().startsWith("throughput-"))
          .sorted()
          .toList();
    }
  }
}
