package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The committed page of settings is the one that the commands make. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("..", "..", "topology-docs", "configuration.md");

  private final Capture echelon = new Capture();

  @Test
  void shouldBeTheCommittedPage() throws IOException {
    assertThat(echelon.run("contracts", "configuration")).isZero();

    assertThat(Files.readString(PAGE))
        .as("stale; run ./echelon contracts configuration --out topology-docs/configuration.md")
        .isEqualTo(echelon.out());
  }

  @Test
  void shouldNameEveryOptionOfEveryCommandAndNothingOfThisMachine() {
    assertThat(echelon.run("contracts", "configuration")).isZero();

    assertEveryOption(Echelon.commandLine());
    assertThat(echelon.out())
        .contains("| `processing.guarantee` | `exactly_once_v2` | `exactly_once_v2` |")
        .contains("| `--commit-millis <commitMillis>` | How often results become visible")
        .doesNotContain(System.getProperty("user.home"), System.getProperty("user.dir"), "${");
  }

  private void assertEveryOption(CommandLine line) {
    for (CommandLine sub : line.getSubcommands().values()) {
      assertThat(echelon.out()).contains("## " + sub.getCommandSpec().qualifiedName() + "\n");
      sub.getCommandSpec().options().stream()
          .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
          .forEach(option -> assertThat(echelon.out()).contains("`" + option.longestName()));
      assertEveryOption(sub);
    }
  }
}
