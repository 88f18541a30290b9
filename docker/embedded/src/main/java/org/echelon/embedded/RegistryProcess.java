package org.echelon.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's Java process: its flags, the wait for its first answer, its end. */
final class RegistryProcess {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration TELL = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);

  private final Process process;
  private final int port;
  private final Path logFile;
  private final Thread hook;

  private RegistryProcess(Process process, int port, Path logFile) {
    this.process = process;
    this.port = port;
    this.logFile = logFile;
    // Without it the child would outlive a parent that ends by a signal or by System.exit.
    this.hook = new Thread(process::destroyForcibly, "registry-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The server found its port taken by another process in the moment before it started. */
  static final class PortLost extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    PortLost(String message) {
      super(message);
    }
  }

  static RegistryProcess launch(
      Path java, Path serverJar, int port, int managementPort, Path logFile) {
    Path log = logFile.toAbsolutePath().normalize();
    try {
      Files.createDirectories(log.getParent());
      Process process =
          new ProcessBuilder(command(java, serverJar, port, managementPort))
              // The server reads a config folder of its working directory: let that be its own.
              .directory(Objects.requireNonNull(serverJar.getParent()).toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new RegistryProcess(process, port, log);
    } catch (IOException e) {
      throw new UncheckedIOException("the registry cannot be launched from " + serverJar, e);
    }
  }

  private static List<String> command(Path java, Path serverJar, int port, int managementPort) {
    return List.of(
        java.toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dquarkus.http.host=" + FreePorts.HOST,
        "-Dquarkus.http.port=" + port,
        "-Dquarkus.http.access-log.enabled=false",
        "-Dquarkus.management.host=" + FreePorts.HOST,
        "-Dquarkus.management.port=" + managementPort,
        "-cp",
        serverJar + File.pathSeparator + ownCode(),
        RegistryMain.class.getName(),
        serverJar.toString());
  }

  private static Path ownCode() {
    var source = RegistryProcess.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString()));
  }

  String address() {
    return "http://" + FreePorts.HOST + ":" + port;
  }

  /** Closes what ties the server to this process, as the end of this process would. */
  void letGo() throws IOException {
    process.getOutputStream().close();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * Waits until the server answers, and says every 20 seconds that it still does.
   *
   * @throws PortLost if the server ended because a port was taken
   * @throws IllegalStateException if it ended otherwise or the limit has passed
   */
  void awaitReady(Duration limit) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/apis/registry/v3/system/info"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + limit.toNanos();
    long begun = System.nanoTime();
    long told = begun;
    String lastAnswer = "none";
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw ended();
      }
      try {
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          return;
        }
        lastAnswer = "HTTP " + status;
      } catch (IOException e) {
        lastAnswer = e.toString();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the registry started", e);
      }
      if (System.nanoTime() - told > TELL.toNanos()) {
        told = System.nanoTime();
        LOG.warn(
            "the registry has not answered for {} s and is waited for up to {} s; log: {}",
            Duration.ofNanos(told - begun).toSeconds(),
            limit.toSeconds(),
            logFile);
      }
      pause();
    }
    throw new IllegalStateException(
        "the registry gave no answer at %s within %d s; last: %s; log: %s"
            .formatted(address(), limit.toSeconds(), lastAnswer, logFile));
  }

  private IllegalStateException ended() {
    String log = readLog();
    String message =
        "the registry ended with exit code %d before it answered: %s; log: %s"
            .formatted(process.exitValue(), cause(log), logFile);
    return log.contains("seems to be in use by another process")
        ? new PortLost(message)
        : new IllegalStateException(message);
  }

  private String readLog() {
    try {
      return new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "log not readable: " + e;
    }
  }

  /** The line most likely to say why: the last that reports an error, else the last of all. */
  private static String cause(String log) {
    String found = "no output";
    boolean reported = false;
    for (String line : log.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      boolean reports =
          line.startsWith("Caused by:")
              || line.startsWith("Exception in")
              || line.startsWith("Error:")
              || line.contains(" ERROR ");
      if (reports || !reported) {
        found = line;
      }
      reported |= reports;
    }
    return found;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      // The next request or check sees the flag.
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process: asked first, forced after 5 seconds. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forgetHook();
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending: the hook runs, and finds nothing left to do.
    }
  }
}
