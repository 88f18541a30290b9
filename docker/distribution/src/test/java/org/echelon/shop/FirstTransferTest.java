package org.echelon.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer follows the page of the first transfer word for word, with an empty platform. */
class FirstTransferTest {
  private static final Path PROJECT = Path.of("..", "..");
  private static final Pattern TRANSFER = Pattern.compile("T-\\S{16} MUG DC1 → FC1 (\\d+) departs");

  /** Processes start slowly on a busy machine; the promise of five minutes is for the whole. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration PROMISE = Duration.ofMinutes(5);

  private static final String READY = System.lineSeparator() + "ready     ";

  @TempDir private Path folder;

  @Test
  void shouldGetTheFirstTransferByFollowingThePage() throws IOException, InterruptedException {
    Path project = PROJECT.toRealPath();
    Page page = Page.read(project.resolve("topology-docs/first-transfer.md"));
    StringBuilder printed = new StringBuilder();

    // when
    try (Newcomer newcomer = new Newcomer(folder, project)) {
      String demo = page.steps().get(0).commands().get(0);
      // The broker is said to be ready before the whole is, and before others can find it.
      assertThat(newcomer.begin(demo, READY, LIMIT)).contains(READY);
      long start = System.nanoTime();
      for (Page.Step step : page.steps().subList(1, page.steps().size())) {
        StringBuilder shown = new StringBuilder();
        for (String command : step.commands()) {
          Newcomer.Outcome outcome = newcomer.run(command, LIMIT);
          assertThat(outcome.exitCode()).as("%s: %s", command, outcome.errors()).isZero();
          shown.append(outcome.output());
        }
        assertThat(step.isShownBy(shown.toString())).as("%s printed%n%s", step, shown).isTrue();
        printed.append(shown);
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMISE);
    }

    Matcher transfer = TRANSFER.matcher(printed);
    assertThat(transfer.find()).as(printed.toString()).isTrue();
    // Three a day leave, four are there: the truck's two days and some must be covered, and no
    // command covers more than thirty days.
    assertThat(Long.parseLong(transfer.group(1))).isBetween(5L, 90L);
  }
}
