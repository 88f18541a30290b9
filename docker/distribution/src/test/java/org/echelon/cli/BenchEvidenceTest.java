package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies over cells and seeds, in parallel or not, stopped and gone on with. */
class BenchEvidenceTest {
  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldGoOnWhereItStoppedAndDecideTheSameInAnyOrder() throws IOException {
    JsonNode whole = measure("at-once", 2);
    Path kept = folder.resolve("at-once/results.runs.jsonl");
    List<String> lines = Files.readAllLines(kept);
    assertThat(lines).hasSize(8);

    // when it was stopped while the fourth run was being written
    Path later = Files.createDirectories(folder.resolve("later")).resolve("results.runs.jsonl");
    String torn = lines.get(3).substring(0, 200);
    Files.writeString(later, String.join("\n", lines.subList(0, 3)) + "\n" + torn + "\n");
    JsonNode resumed = measure("later", 1);

    assertThat(Files.readAllLines(later)).hasSize(4 + 5);
    assertThat(resumed.get("goals")).isEqualTo(whole.get("goals"));
    JsonNode cells = whole.get("results").get("cells");
    assertThat(cells).hasSize(2);
    for (int cell = 0; cell < 2; cell++) {
      JsonNode one = cells.get(cell);
      JsonNode other = resumed.get("results").get("cells").get(cell);
      assertThat(other.get("policies")).isEqualTo(one.get("policies"));
      assertThat(other.get("firstAgainst")).isEqualTo(one.get("firstAgainst"));
      for (int run = 0; run < 4; run++) {
        assertThat(other.get("runs").get(run).get("fingerprint"))
            .isEqualTo(one.get("runs").get(run).get("fingerprint"));
      }
    }
    assertThat(cells.get(0).get("runs").get(0).get("fingerprint"))
        .isNotEqualTo(cells.get(1).get("runs").get(0).get("fingerprint"));
    assertThat(Files.readString(folder.resolve("at-once.md")))
        .contains("Generated demand and supply", "### nominal", "### storage-60", "[results.json]");
  }

  @Test
  void shouldTakeNoRunsOfOtherSettings() throws IOException {
    EvidenceLog.Key key = new EvidenceLog.Key("nominal", "echelon", 1, "days 3", "abc");
    Path file = folder.resolve("runs.jsonl");
    EvidenceLog.in(file, "days 3", "abc").add(key, Evidence.run("echelon", 1, 100));

    assertThat(EvidenceLog.in(file, "days 3", "abc").find(key, PolicyRun.class))
        .contains(Evidence.run("echelon", 1, 100));
    assertThat(EvidenceLog.in(file, "days 4", "abc").find(key, PolicyRun.class)).isEmpty();
    assertThat(EvidenceLog.in(file, "days 3", "abd").find(key, PolicyRun.class)).isEmpty();
  }

  @Test
  void shouldSayWhatMakesNoSense() {
    assertThat(run("--cells=tight")).isEqualTo(2);
    assertThat(run("--cells=nominal,nominal")).isEqualTo(2);
    assertThat(run("--policy=luck")).isEqualTo(2);
    assertThat(run("--days=7", "--warm-up=7")).isEqualTo(2);
    assertThat(run("--parallel=0")).isEqualTo(2);
    assertThat(run("--render=nowhere")).isEqualTo(2);
    assertThat(echelon.err())
        .contains("capacity-85", "once", "luck", "--warm-up", "--parallel", "nowhere");
  }

  private JsonNode measure(String name, int parallel) throws IOException {
    Path file = folder.resolve(name).resolve("results.json");
    int code =
        run(
            "--world=iowa-form",
            "--skus=6",
            "--days=3",
            "--warm-up=1",
            "--step=6h",
            "--seeds=2",
            "--cells=nominal,storage-60",
            "--policy=echelon@2d,rationed",
            "--parallel=" + parallel,
            "--json=" + file,
            "--out=" + folder.resolve(name + ".md"));
    assertThat(code).as(echelon.err()).isZero();
    return new ObjectMapper().readTree(file.toFile());
  }

  private int run(String... options) {
    return Evidence.command(echelon, options);
  }
}
