package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.echelon.follow.Followed;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.LoadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the platform follows prices, on a broker of its own and small enough for every build. */
class BenchFollowTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldFollowPricesToTheLastProposalAndDraft() throws Exception {
    Path file = folder.resolve("follow.json");

    int code =
        echelon.run(
            "bench",
            "follow",
            "--skus=60",
            "--nodes=4",
            "--repeats=1",
            "--burst=200",
            "--quiet-seconds=1",
            "--json",
            file.toString());

    assertThat(code).as(echelon.err() + echelon.out()).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    JsonNode results = report.get("results");
    assertThat(results.get("quiet").get("count").asLong()).isPositive();
    JsonNode broad = results.get("broad");
    assertThat(broad.get("left").asLong()).isZero();
    assertThat(broad.get("changed").get("median").asDouble()).isBetween(1.0, 60.0);
    assertThat(broad.get("firstSeconds").get("median").asDouble()).isPositive();
    assertThat(broad.get("mostlySeconds").get("median").asDouble())
        .isLessThanOrEqualTo(broad.get("allSeconds").get("median").asDouble());
    assertThat(broad.get("finishedSeconds").get("median").asDouble())
        .isGreaterThanOrEqualTo(broad.get("adoptedSeconds").get("median").asDouble());
    // One centre is filled by a vendor and fills the others.
    assertThat(broad.get("drafts").get("median").asDouble()).isEqualTo(3);
    assertThat(broad.get("firstDraftSeconds").get("median").asDouble()).isPositive();
    assertThat(report.get("goals")).as("240 positions say nothing about two million").isEmpty();
  }

  @Test
  void shouldJudgeTheGoalsAtTheirSize() {
    LoadSettings load = new LoadSettings(200_000, 10, 1, false, 1);
    Followed one = new Followed("one-node", 100, 0.5, 1.9, 2.5, 0.4, 3, 0, 10, 4, 6);
    Followed broad = new Followed("broad", 90_000, 0.5, 10.5, 11, 0.4, 12, 0, 10, 5, 6);
    Percentiles quiet = new Percentiles(1000, 20, 40, 80);
    FollowReport report =
        new FollowReport(
            load,
            4000,
            2000,
            List.of(one, broad),
            quiet,
            List.of(new Percentiles(9, 20, 40, 100), new Percentiles(9, 20, 40, 160)));

    assertThat(report.goals())
        .containsExactly(
            new Goal("P8.one-node", 1.9, 2, "s", true),
            new Goal("P2.event-p99-one-node", 1.25, 1.5, "of quiet", true),
            new Goal("P8.broad", 10.5, 10, "s", false),
            new Goal("P2.event-p99-broad", 2, 1.5, "of quiet", false),
            new Goal("P8.draft", 4, 5, "s", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench follow --skus=10",
        "bench follow --nodes=1",
        "bench follow --burst=1",
        "bench follow --per-second=0",
        "bench follow --quiet-seconds=0"
      })
  void shouldExplainAQuestionThatMakesNoSense(String line) {
    assertThat(echelon.run(line.split(" "))).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }
}
