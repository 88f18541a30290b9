package org.echelon.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own reader; a test that wants it is skipped where it is not installed. */
final class Promtool {
  private Promtool() {}

  /** Runs it, and fails with what it said unless it is content. */
  static void accepts(Path folder, String... words) throws IOException, InterruptedException {
    Optional<Path> promtool =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .filter(place -> !place.isEmpty())
            .map(place -> Path.of(place, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(promtool.isPresent(), "promtool is not installed");
    List<String> command = new ArrayList<>(List.of(promtool.get().toString()));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
