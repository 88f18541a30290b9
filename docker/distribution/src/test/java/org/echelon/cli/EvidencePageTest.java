package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.scenario.Scenario;
import org.echelon.simulation.policy.ServiceTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is what the files of results say, and nothing else. */
class EvidencePageTest {
  private static final Path DOCS = Path.of("..", "..", "topology-docs");

  @TempDir private Path folder;

  @Test
  void shouldNameTheBestRivalAndTellNoiseFromDifference() throws IOException {
    EvidenceReport report = report();
    Json.write(folder.resolve("small.json"), report);

    String page = EvidencePage.of(folder).markdown();

    assertThat(page)
        .contains(
            "Best rival: **rationed**. echelon costs less than rationed: -10.00 (-14.97 to"
                + " -5.03)%.",
            "| Q2.best-rival.nominal | -10.0 | -3.00 | % cost | met |"
                + " [small.json](evidence/small.json), replayed demand, synthetic supply |",
            "## Policies on made-up, replayed demand, synthetic supply",
            "| Q4.nominal | 12.5 | 12.0 | % above the bound | not met |",
            "echelon lies +12.50 (+12.50 to +12.50) % above what no policy can undercut",
            "No policy costs less than **80.0 a day**: serving 60.0, stock that must be there 15.0",
            "slow 0.900 medium 0.950 fast 0.980 centre 0.600, the best of 19 tried, 20.0% cheaper",
            "| Q2.in-region.nominal | 0.0 | 6.00 | points | not met |",
            "in region of echelon against rationed, the best rival, is +0.00",
            "Replayed demand, synthetic supply",
            "| echelon | 90.0 |",
            "| rationed | 100.0 |",
            "| demand, units a week: fast | 30 | 20.00 | 21.00 | 20.0% | 50.0% | 90.0% | 97.0% |",
            "| FC-1 storage | 80.0% | 60.0% | 0.75 | 20.0% |",
            "75.0% of what was planned is used")
        .doesNotContain("Q3");
    Map<EvidenceMeasure, ?> differences =
        report.results().cells().get(0).firstAgainst().get(0).differences();
    assertThat(differences).containsKeys(EvidenceMeasure.COST, EvidenceMeasure.LATE);
    assertThat(differences).doesNotContainKey(EvidenceMeasure.DISTANCE);
  }

  /** A figure that is changed in the file is changed on the page. */
  @Test
  void shouldTakeItsFiguresFromTheFile() throws IOException {
    Path file = folder.resolve("small.json");
    Json.write(file, report());
    String before = EvidencePage.of(folder).markdown();
    ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(file.toFile());
    JsonNode policy = changed.at("/results/cells/0/policies/2/means");
    ((ObjectNode) policy).put("COST", 123.4);
    Json.write(file, changed);

    String page = EvidencePage.of(folder).markdown();

    assertThat(page).isEqualTo(before.replace("| rationed | 100.0 |", "| rationed | 123.4 |"));
  }

  @Test
  void shouldListTheGoalsOfOtherCommands() throws IOException {
    Json.write(
        folder.resolve("gym.json"),
        Map.of(
            "command",
            "bench gym",
            "settings",
            Map.of("episodes", 10),
            "goals",
            List.of(Goal.atMost("Q5.informed", 12.5, 10, "% gap"))));

    assertThat(EvidencePage.of(folder).markdown())
        .contains(
            "| Q5.informed | 12.5 | 10.0 | % gap | not met |",
            "- Q5.informed: 12.5 % gap, aimed at 10.0.", "## `./echelon bench gym`", "episodes 10");
  }

  @Test
  void shouldRefuseAFolderWithoutResults() {
    assertThatThrownBy(() -> EvidencePage.of(folder)).hasMessageContaining("there are no results");
  }

  @Test
  void shouldBeTheCommittedPage() throws IOException {
    assertThat(Files.readString(DOCS.resolve("evidence.md")))
        .isEqualTo(EvidencePage.of(DOCS.resolve("evidence")).markdown());
  }

  private static EvidenceReport report() {
    List<PolicyRun> runs = new ArrayList<>();
    List<CostBound> bounds = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      // The differences are 12, 10 and 8% of the rival's cost.
      double rival = 98 + seed;
      runs.add(Evidence.run("echelon", seed, rival * (0.86 + 0.02 * seed)));
      runs.add(Evidence.run("echelon@7d", seed, 80));
      runs.add(Evidence.run("rationed", seed, rival));
      double floor = rival * (0.86 + 0.02 * seed) / 1.125;
      bounds.add(new CostBound(seed, floor - 20, 15, 5, 0, 20));
    }
    EvidenceReport.Tuned tuned =
        new EvidenceReport.Tuned(
            new ServiceTargets(0.9, 0.95, 0.98, 0.6), List.of(21L), 42, "draws", 80, 100, 19);
    EvidenceReport.Cell cell =
        EvidenceReport.cell(
            Scenario.NOMINAL,
            new EvidenceRuns.Found(runs, bounds),
            tuned,
            Map.of(1L, "0123456789abcdef"));
    return new EvidenceReport(
        EvidenceReport.COMMAND,
        new Machine(2, 1, 1, "17", 0),
        new EvidenceReport.Settings(
            "made-up",
            "Replayed demand, synthetic supply",
            "--skus 6",
            6,
            3,
            1,
            1,
            3,
            "24h",
            "48h",
            "60m",
            List.of("echelon", "echelon@7d", "rationed"),
            "abc",
            1,
            true,
            true,
            List.of(21L),
            Map.of()),
        new EvidenceReport.Results(List.of(cell)),
        EvidenceGoals.of(List.of(cell)));
  }
}
