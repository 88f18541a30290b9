package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds, base stock that is tuned in each cell, and files whose content counts. */
class BenchEvidenceTuningTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldTuneOnOtherSeedsBeforeItJudgesAndTellTheDistanceToABound() throws IOException {
    JsonNode whole = measure("whole", "--policy=tuned,rationed", "--bound", "--tune-seeds=21,22");
    JsonNode cell = whole.at("/results/cells/0");

    assertThat(cell.at("/tuned/seeds")).hasSize(2);
    assertThat(cell.at("/tuned/costPerDay").asDouble())
        .isPositive()
        .isLessThanOrEqualTo(cell.at("/tuned/usualCostPerDay").asDouble());
    assertThat(cell.at("/bound/perDay").asDouble()).isPositive();
    assertThat(cell.at("/bound/gaps")).hasSize(2);
    assertThat(cell.at("/bound/gaps/0/gap/seeds").asInt()).isEqualTo(2);
    assertThat(cell.at("/worlds")).hasSize(2);
    // Nothing is delivered on the same day in this world.
    assertThat(cell.at("/policies/0/means").has("SAME_DAY")).isFalse();
    assertThat(whole.get("goals").findValuesAsText("id"))
        .contains("Q4.nominal")
        .doesNotContain("Q2.same-day.nominal");
    assertThat(Files.readString(folder.resolve("whole.md")))
        .contains("`tuned` was tuned before", "seeds 21, 22", "No policy costs less than")
        .contains("above the bound, %", "--bound --tune-seeds 21,22");

    // when it was stopped in the middle of the tuning
    List<String> lines = Files.readAllLines(folder.resolve("whole/results.runs.jsonl"));
    Path later = Files.createDirectories(folder.resolve("later")).resolve("results.runs.jsonl");
    Files.write(later, lines.subList(0, 5));
    JsonNode resumed = measure("later", "--policy=tuned,rationed", "--bound", "--tune-seeds=21,22");

    assertThat(Files.readAllLines(later)).hasSameSizeAs(lines);
    assertThat(resumed.at("/results/cells/0/tuned")).isEqualTo(cell.get("tuned"));
    assertThat(resumed.at("/results/cells/0/bound")).isEqualTo(cell.get("bound"));
    assertThat(resumed.get("goals")).isEqualTo(whole.get("goals"));
  }

  @Test
  void shouldTakeNoRunsOfAFileThatHasChangedSince() throws IOException {
    Path times = folder.resolve("times.csv");
    Path kept = folder.resolve("kept/results.runs.jsonl");
    leadTimes(times, 50, 150, 300);
    JsonNode before = measure("kept", "--policy=rationed", "--lead-times=" + times);
    measure("kept", "--policy=rationed", "--lead-times=" + times);
    assertThat(Files.readAllLines(kept)).hasSize(2);

    leadTimes(times, 50, 150, 301);
    JsonNode after = measure("kept", "--policy=rationed", "--lead-times=" + times);

    assertThat(Files.readAllLines(kept)).hasSize(4);
    assertThat(after.at("/settings/inputs/times.csv").asText())
        .hasSize(64)
        .isNotEqualTo(before.at("/settings/inputs/times.csv").asText());
  }

  @Test
  void shouldRefuseToTuneOnWhatIsJudged() {
    assertThat(command("--seed=41", "--seeds=5", "--tune-seeds=21,45")).isEqualTo(2);
    assertThat(command("--policy=echelon,rationed", "--tune-seeds=21")).isEqualTo(2);
    assertThat(command("--bound", "--warm-up=0")).isEqualTo(2);
    assertThat(echelon.err())
        .contains("seed 45 of --tune-seeds is one to compare on, 41 to 45")
        .contains("not among --policy", "--bound needs a --warm-up");
  }

  private static void leadTimes(Path file, int... days) throws IOException {
    StringBuilder lines = new StringBuilder("id,fulfill_via,vendor,po_sent,lt_po_days\n");
    for (int i = 0; i < days.length; i++) {
      lines.append("%d,DIRECT,ACME,2010-%02d-01,%d%n".formatted(i, 4 * i + 1, days[i]));
    }
    Files.writeString(file, lines.toString().replace("\r", ""));
  }

  private JsonNode measure(String name, String... options) throws IOException {
    Path file = folder.resolve(name).resolve("results.json");
    List<String> all = new ArrayList<>(Arrays.asList(options));
    all.addAll(List.of("--world=iowa-form", "--skus=4", "--days=4", "--warm-up=1", "--step=6h"));
    all.addAll(List.of("--seeds=2", "--cells=nominal", "--json=" + file));
    all.add("--out=" + folder.resolve(name + ".md"));
    assertThat(command(all.toArray(String[]::new))).as(echelon.err()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  private int command(String... options) {
    return Evidence.command(echelon, options);
  }
}
