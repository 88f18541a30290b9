package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that complete commands in a shell. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;
  private final Capture echelon = new Capture();

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void shouldKnowEveryCommandAndItsOptions(String shell) {
    assertThat(echelon.run("completion", shell)).isZero();

    String script = echelon.out();
    assertThat(ToldOptions.commands(Echelon.commandLine())).hasSizeGreaterThan(50);
    assertThat(ToldOptions.missingInCompletion(Echelon.commandLine(), script)).isEmpty();
    assertThat(script).as("zsh has the functions of bash on request").contains("bashcompinit");
  }

  @ParameterizedTest
  @CsvSource({"'echelon dlq ',list show resend", "'echelon control ap',approve"})
  void shouldCompleteInBash(String typed, String expected) throws Exception {
    assumeTrue(Files.isExecutable(BASH), "there is no bash here");

    assertThat(completed(typed).split("\\s+")).contains(expected.split(" "));
  }

  @Test
  void shouldCompleteValuesOfOptionsInBash() throws Exception {
    assumeTrue(Files.isExecutable(BASH), "there is no bash here");

    assertThat(completed("echelon control mode lane:L APPROVE --part B").split("\\s+"))
        .contains("BUYING", "BOTH");
  }

  /** What bash offers after some words, of which the last is not complete. */
  private String completed(String typed) throws IOException, InterruptedException {
    assertThat(echelon.run("completion", "bash")).isZero();
    Path script = folder.resolve("completion.bash");
    Files.writeString(script, echelon.out());
    String words = typed.replace(" ", "' '");
    String program =
        "source "
            + script
            + "; COMP_WORDS=('"
            + words
            + "'); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_LINE='"
            + typed
            + "'; COMP_POINT=${#COMP_LINE}; _complete_echelon; echo \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder(BASH.toString(), "--norc", "-c", program)
            .redirectErrorStream(true)
            .start();
    String told = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(told).isZero();
    return told;
  }
}
