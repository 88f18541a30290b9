package org.echelon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.echelon.simulation.gym.GymComparison;
import org.echelon.simulation.gym.GymPlayer;
import org.echelon.simulation.gym.GymScenario;
import org.echelon.simulation.gym.GymScenarios;
import org.junit.jupiter.api.Test;

/** The page's table is what comes out today. */
class YardstickPageTest {

  @Test
  void shouldPrintThePublishedFiguresOfEveryScenario() throws IOException {
    String page = page();
    for (GymScenario scenario : GymScenarios.all()) {
      assertThat(page).contains("| " + scenario.id() + " | " + printed(scenario));
    }
  }

  @Test
  void shouldPrintWhatWeEarn() throws IOException {
    List<GymScenario> scenarios =
        GymScenarios.all().stream()
            .filter(one -> one.id().startsWith("serial/trend+season/"))
            .toList();
    GymComparison comparison = new GymComparison(scenarios, GymScenarios.seeds());
    for (int i = 0; i < scenarios.size(); i++) {
      for (GymPlayer player : GymPlayer.values()) {
        comparison.play(i, player);
      }
      assertThat(page())
          .contains(
              line(
                  " | %s | %s | %s | ",
                  figures(comparison, i, GymPlayer.INFORMED),
                  figures(comparison, i, GymPlayer.INFORMED_OF_MEANS),
                  figures(comparison, i, GymPlayer.BLIND)));
    }
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..").resolve("topology-docs/yardstick.md"));
  }

  /** Both printed profits, each followed by ours, which is the same to a tenth. */
  private static String printed(GymScenario scenario) {
    double newsvendor = GymPlayer.NEWSVENDOR_INFORMED.printed(scenario);
    double oracle = GymPlayer.ORACLE.printed(scenario);
    return line("%.1f | %.1f | %.1f | %.1f |", newsvendor, newsvendor, oracle, oracle);
  }

  private static String figures(GymComparison comparison, int i, GymPlayer player) {
    return line("%.1f (%.1f%%)", comparison.meanProfit(i, player), 100 * comparison.gap(i, player));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
