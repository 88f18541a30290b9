package org.echelon.loop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.echelon.config.Deployment;

/**
 * A Kafka client and a registry client of another language, which share no code with ours: scripts
 * for node, with packages that are installed once below target.
 */
final class IndependentClient {
  private static final Path SCRIPTS = Path.of("src/test/node");
  private static final Path HOME = Path.of("target/independent-client").toAbsolutePath();
  private static final int MINUTES = 3;

  private final Deployment deployment;

  private IndependentClient(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Skips the test, with the reason, where node or its packages cannot be had. */
  static void assumeInstalled() throws IOException, InterruptedException {
    assumeTrue(starts("node", "--version"), "node is not installed: no independent client");
    assumeTrue(starts("npm", "--version"), "npm is not installed: no independent client");
    Files.createDirectories(HOME);
    Path wanted = SCRIPTS.resolve("package.json");
    Path installed = HOME.resolve("node_modules/installed.json");
    if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
      Files.copy(wanted, HOME.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
      Path log = HOME.resolve("npm.log");
      int exit =
          run(
              log,
              "npm",
              "install",
              "--no-package-lock",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund");
      assumeTrue(exit == 0, "npm could not install the independent client, see " + log);
      Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static IndependentClient of(Deployment deployment) {
    return new IndependentClient(deployment);
  }

  /**
   * Runs a script with the addresses of broker and registry before its own arguments.
   *
   * @return the lines it printed
   */
  List<String> run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", script(script).toString()));
    command.addAll(List.of(deployment.bootstrap(), registry()));
    command.addAll(List.of(arguments));
    Path printed = HOME.resolve(script + ".out");
    int exit = run(printed, command.toArray(String[]::new));
    List<String> lines = Files.readAllLines(printed);
    if (exit != 0) {
      throw new AssertionError(script + " ended with " + exit + ": " + String.join("\n", lines));
    }
    return lines;
  }

  /** Starts a script given as text, with the addresses as environment variables. */
  Process start(String name, String text, String topic) throws IOException {
    Path script = Files.writeString(HOME.resolve(name), text);
    ProcessBuilder node = new ProcessBuilder("node", script.toString()).directory(HOME.toFile());
    node.environment().put("BROKER", deployment.bootstrap());
    node.environment().put("REGISTRY", registry());
    node.environment().put("TOPIC", topic);
    return node.redirectError(HOME.resolve(name + ".err").toFile()).start();
  }

  /** The address in the form of other clients. */
  private String registry() {
    return deployment.registryUrl().replace("/apis/registry/v3", "/apis/ccompat/v7");
  }

  /** Beside its packages, where node looks for them. */
  private static Path script(String name) throws IOException {
    return Files.copy(
        SCRIPTS.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean starts(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int run(Path output, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(HOME.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " took over " + MINUTES + " minutes: " + text(output));
    }
    return process.exitValue();
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
