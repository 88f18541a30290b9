package org.echelon.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer types the commands of the README: the demo, and what it says to ask it. */
class ReadmeTest {
  private static final Path PROJECT = Path.of("..", "..");
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir private Path folder;

  @Test
  void shouldRunTheCommandsOfTheReadme() throws IOException, InterruptedException {
    Path project = PROJECT.toRealPath();
    Page page = Page.read(project.resolve("README.md"));

    // when
    try (Newcomer newcomer = new Newcomer(folder, project)) {
      String demo = page.steps().get(0).commands().get(0);
      assertThat(newcomer.begin(demo, "first plans and prices made", LIMIT))
          .contains("first plans and prices made");
      for (Page.Step step : page.steps().subList(1, page.steps().size())) {
        for (String command : step.commands()) {
          Newcomer.Outcome outcome = newcomer.run(command, LIMIT);

          assertThat(outcome.exitCode()).as("%s: %s", command, outcome.errors()).isZero();
          assertThat(outcome.output() + outcome.errors()).as(command).isNotBlank();
        }
      }
    }
  }
}
