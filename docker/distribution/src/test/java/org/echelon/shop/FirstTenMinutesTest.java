package org.echelon.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A newcomer follows the page of the first ten minutes word for word and asks the same demo what
 * the README says to ask it. What is to be seen in a browser is asked of the interface; {@code
 * BrowserTenMinutesTest} has the same with a browser.
 */
@Tag("alone")
class FirstTenMinutesTest {
  private static final Path PROJECT = Path.of("..", "..");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void shouldSeeAllThatThePagePromises() throws Exception {
    Path project = PROJECT.toRealPath();
    try (TenMinutes guide = new TenMinutes(folder, project, JsonScreens::new)) {
      for (int minute = 0; minute < guide.minutes() - 1; minute++) {
        guide.follow(minute);
      }
      askAsTheReadmeSays(project, guide.newcomer());
      guide.follow(guide.minutes() - 1);
    }
  }

  private static void askAsTheReadmeSays(Path project, Newcomer newcomer) throws Exception {
    Page readme = Page.read(project.resolve("README.md"));
    assertThat(readme.steps().get(0).commands()).containsExactly("./echelon demo");
    for (Page.Step step : readme.steps().subList(1, readme.steps().size())) {
      for (String command : step.commands()) {
        Newcomer.Outcome outcome = newcomer.run(command, LIMIT);

        assertThat(outcome.exitCode()).as("%s: %s", command, outcome.errors()).isZero();
        assertThat(outcome.output() + outcome.errors()).as(command).isNotBlank();
      }
    }
  }
}
