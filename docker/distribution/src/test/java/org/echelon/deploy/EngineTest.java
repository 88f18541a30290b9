package org.echelon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What the tools themselves say of the files, where they are installed; neither starts anything.
 */
class EngineTest {

  static boolean compose() {
    return run("docker", "compose", "version").exitCode() == 0;
  }

  static boolean kubectl() {
    return run("kubectl", "version", "--client").exitCode() == 0;
  }

  @Test
  @EnabledIf(value = "compose", disabledReason = "docker compose is not installed here")
  void shouldBeTakenByCompose() {
    Told told = run("docker", "compose", "--file", YamlFiles.COMPOSE.toString(), "config", "-q");

    assertThat(told.exitCode()).as(told.text()).isZero();
  }

  @Test
  @EnabledIf(value = "kubectl", disabledReason = "kubectl is not installed here")
  void shouldBeTakenByKustomize() {
    Told told = run("kubectl", "kustomize", YamlFiles.KUBERNETES.toString());

    assertThat(told.exitCode()).as(told.text()).isZero();
    assertThat(told.text()).contains("image: echelon:0.1.0").doesNotContain("image: echelon\n");
  }

  /** What a program told, both streams in one. */
  private record Told(int exitCode, String text) {}

  private static Told run(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(30, TimeUnit.SECONDS);
      return new Told(ended ? process.exitValue() : 1, text);
    } catch (IOException notInstalled) {
      return new Told(127, notInstalled.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Told(130, "interrupted");
    }
  }
}
