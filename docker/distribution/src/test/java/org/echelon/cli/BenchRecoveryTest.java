package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.echelon.recovery.Recovery;
import org.echelon.recovery.RecoveryKind;
import org.echelon.throughput.LoadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of recovery with a process that is really killed, small enough for every build. */
class BenchRecoveryTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldFindEverythingAsItWasAfterAKill() throws Exception {
    Path file = folder.resolve("recovery.json");

    int code =
        echelon.run(
            "bench",
            "recovery",
            "--skus=60",
            "--nodes=3",
            "--repeats=1",
            "--kinds=killed",
            "--json",
            file.toString());

    assertThat(code).as(echelon.err() + echelon.out()).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    JsonNode results = report.get("results");
    assertThat(results.get("positions").asLong()).isEqualTo(180);
    JsonNode killed = results.get("killed");
    assertThat(killed.get("right").asBoolean()).isTrue();
    // Each count of each SKU left its stock in a changelog, and more besides.
    assertThat(killed.get("restoredRecords").get("median").asDouble()).isGreaterThan(180);
    assertThat(killed.get("restoredBytes").get("median").asDouble()).isGreaterThan(5_000);
    assertThat(killed.get("restoreSeconds").get("median").asDouble()).isPositive();
    assertThat(killed.get("allAnswersAt").get("median").asDouble())
        .isGreaterThanOrEqualTo(killed.get("firstAnswerAt").get("median").asDouble());
    assertThat(report.get("goals")).as("180 positions say nothing about two million").isEmpty();
    assertThat(echelon.out()).contains("every fact booked once", "not shown:");
  }

  @Test
  void shouldJudgeTheGoalAtItsSizeAndTellWhatWasLost() {
    Recovery slow =
        new Recovery(RecoveryKind.NO_STATE, 1, 2, 4, 5, 5.5, 6, 9_000_000, 2_000_000_000, false);
    LoadSettings load = new LoadSettings(200_000, 10, 1, false, 1);
    RecoveryReport report = new RecoveryReport(load, 600, List.of(slow, slow, slow));

    StringWriter out = new StringWriter();
    report.print(new PrintWriter(out));

    assertThat(report.document(Machine.now(), 3, "4g").get("goals"))
        .isEqualTo(List.of(new Goal("P6.restore", 3, 2.5, "s", false)));
    assertThat(out.toString())
        .contains("WRONG after 3 recoveries", "666,667 positions a second", "missed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench recovery --skus=10",
        "bench recovery --nodes=1",
        "bench recovery --repeats=0",
        "bench recovery --kinds=earthquake"
      })
  void shouldExplainAQuestionThatMakesNoSense(String line) {
    assertThat(echelon.run(line.split(" "))).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }
}
