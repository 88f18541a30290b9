package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.Spread;
import org.echelon.watch.WatchSettings;
import org.echelon.watch.Watched;
import org.echelon.watch.Watched.Asked;
import org.echelon.watch.Watched.Delay;
import org.echelon.watch.Watched.PageTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark of the console, small enough for every build. */
class BenchConsoleTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldWatchAConsoleWhilePositionsChange() throws Exception {
    Path file = folder.resolve("console.json");

    int code =
        echelon.run(
            "bench",
            "console",
            "--pairs=2000",
            "--seconds=3",
            "--requests=2",
            "--json",
            file.toString());

    assertThat(code).as(echelon.err() + echelon.out()).isZero();
    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.at("/results/pairs").asLong()).isEqualTo(2000);
    JsonNode watched = report.at("/results/watched");
    assertThat(watched.get("openCommands").asLong()).isPositive();
    assertThat(watched.get("perSecond").asDouble()).isGreaterThan(100);
    assertThat(watched.get("pages")).hasSize(10);
    for (JsonNode page : watched.get("pages")) {
      for (JsonNode asked : page.get("questions")) {
        assertThat(asked.get("bytes").asLong()).as(asked.toString()).isGreaterThan(10);
        assertThat(asked.at("/made/count").asLong()).isEqualTo(2);
      }
    }
    assertThat(watched.at("/toAnswer/percentiles/count").asLong()).isEqualTo(2);
    assertThat(watched.at("/toPage/percentiles/p50Millis").asDouble()).isPositive();
    assertThat(watched.at("/quiet/median").asDouble()).isPositive();
    assertThat(watched.get("drawn").asDouble()).isPositive();
    assertThat(report.get("goals")).as("2,000 pairs say nothing about 100,000").isEmpty();
  }

  @Test
  void shouldJudgeTheGoalsAtTheirSize() {
    Percentiles fast = new Percentiles(40, 20, 30, 40);
    Percentiles slow = new Percentiles(40, 20, 30, 160);
    List<PageTimes> pages =
        List.of(
            new PageTimes("Stock", slow, List.of(new Asked("stock", 9, slow, fast, 0))),
            new PageTimes("Prices", fast, List.of(new Asked("prices", 9, fast, fast, 0))));
    Delay delay = new Delay(new Percentiles(40, 600, 900, 1500), 1600);
    Spread share = new Spread(0.2, 0.1, 0.3, 3);
    Watched watched =
        new Watched(
            7000, 1, 5, 300L << 20, pages, delay, delay, delay, share, share, share, 3, 200);
    LoadSettings load = new LoadSettings(10_000, 10, 1, false, 1);

    ConsoleReport report =
        new ConsoleReport(new WatchSettings(load, 10_000, 5, 60, 200, 40), watched);
    StringWriter out = new StringWriter();
    report.print(new PrintWriter(out));

    assertThat(report.goals())
        .containsExactly(
            new Goal("E8.answer-p99", 160, 150, "ms", false),
            new Goal("E8.update-p99", 1.5, 2, "s", true),
            new Goal("E8.browsers", 0.2, 0.15, "of a core", false));
    assertThat(out.toString()).contains("heap in use 300 MB", "7,000 open commands", "not shown:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench console --pairs=100",
        "bench console --nodes=1",
        "bench console --browsers=0",
        "bench console --seconds=0",
        "bench console --requests=0",
        "bench console --per-second=0"
      })
  void shouldExplainAQuestionThatMakesNoSense(String line) {
    assertThat(echelon.run(line.split(" "))).isEqualTo(2);
    assertThat(echelon.err()).contains("Usage: echelon");
  }
}
