package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.echelon.contract.CommittedPages;
import org.junit.jupiter.api.Test;

/** The committed page of settings is the one that the commands make. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "..", "topology-docs", "configuration.md");

  private final Capture echelon = new Capture();

  @Test
  void shouldBeTheCommittedPage() throws IOException {
    assertThat(echelon.run("contracts", "configuration")).isZero();

    assertThat(CommittedPages.stale("configuration.md", echelon.out(), Files.readString(PAGE)))
        .as("run ./echelon contracts configuration --out topology-docs/configuration.md")
        .isEmpty();
  }

  @Test
  void shouldNameEveryOptionOfEveryCommandAndNothingOfThisMachine() {
    assertThat(echelon.run("contracts", "configuration")).isZero();

    assertThat(ToldOptions.missingInPage(Echelon.commandLine(), echelon.out())).isEmpty();
    assertThat(echelon.out())
        .contains("| `processing.guarantee` | `exactly_once_v2` | `exactly_once_v2` |")
        .contains("| `--commit-millis <commitMillis>` | How often results become visible")
        .doesNotContain(System.getProperty("user.home"), System.getProperty("user.dir"), "${");
  }
}
