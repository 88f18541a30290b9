package org.echelon.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.echelon.cli.Echelon;

/**
 * Somebody at a terminal, in a folder of their own with a home of their own. The command echelon
 * there runs the classes under test, in processes of their own.
 */
final class Newcomer implements AutoCloseable {
  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path place;

  Newcomer(Path folder, Path project) throws IOException {
    this.folder = folder;
    this.place = folder;
    Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(folder.resolve("topology-docs"), project.resolve("topology-docs"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path echelon = folder.resolve("echelon");
    Files.writeString(
        echelon,
        "#!/bin/sh\nexec '%s' -Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 '-Duser.home=%s' -Dfile.encoding=UTF-8 -Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager %s -cp '%s' %s \"$@\"\n"
            .formatted(
                java,
                folder.resolve("home"),
                registryHome(project),
                System.getProperty("java.class.path"),
                Echelon.class.getName()));
    Files.setPosixFilePermissions(echelon, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a command printed and how it ended. */
  record Outcome(int exitCode, String output, String errors) {}

  /** Runs a command in the foreground; cd leads to another folder for all that follow. */
  Outcome run(String command, Duration limit) throws IOException, InterruptedException {
    if (command.startsWith("cd ")) {
      place = place.resolve(command.substring(3).strip()).normalize();
      return new Outcome(Files.isDirectory(place) ? 0 : 1, "", "no folder " + place);
    }
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = start(command, out, err);
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    int code = process.waitFor();
    return new Outcome(code, text(out), text(err));
  }

  /** Runs a command in another window until it has printed a word; returns what it printed. */
  String begin(String command, String word, Duration limit)
      throws IOException, InterruptedException {
    return open(command).until(printed -> printed.contains(word), limit);
  }

  /** Runs a command in another window. */
  Window open(String command) throws IOException {
    Path out = Files.createTempFile(folder, "window", ".txt");
    return new Window(start(command, out, out), out);
  }

  /** Another window, in which a command goes on. */
  record Window(Process process, Path printed) {
    /** Waits until it has printed something; returns what it printed, in time or not. */
    String until(Predicate<String> condition, Duration limit)
        throws IOException, InterruptedException {
      long until = System.nanoTime() + limit.toNanos();
      while (!condition.test(text(printed)) && process.isAlive() && System.nanoTime() < until) {
        Thread.sleep(100);
      }
      return text(printed);
    }

    /** Presses Ctrl-C and waits for the command to end; returns what it printed. */
    String interrupt(Duration limit) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        // A build in the background of a shell hands down that this signal is to be ignored.
        process.destroy();
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      }
      return text(printed);
    }
  }

  private Process start(String command, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command.startsWith("./") ? "exec " + command : command)
            .directory(place.toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Where the registry lies, for a folder that is not below the project's. */
  private static String registryHome(Path project) {
    String told =
        System.getProperty("echelon.registry.home", System.getenv("ECHELON_REGISTRY_HOME"));
    Path home = told == null ? project.resolve(".run/registry-3.0.9") : Path.of(told);
    return "'-Dechelon.registry.home=" + home + "'";
  }

  /** Closes the windows, as Ctrl-C does, and waits for the processes to end. */
  @Override
  public void close() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }
  }
}
