package org.echelon.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.echelon.config.Deployment;

/** A running {@link ConsoleProcess}; it ends with this object at the latest. */
final class ChildConsole implements AutoCloseable {
  private static final int LAST_LINES = 20;
  private static final long REPLY_SECONDS = 60;
  private static final String REPLY = ConsoleProcess.MARK + "reply ";
  private static final String ADDRESS = ConsoleProcess.MARK + "address ";

  private final Process process;
  private final Writer asking;
  private final Path log;
  private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();

  private ChildConsole(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.asking = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "child-console");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one with the settings of Java that {@code ./echelon console} has: none.
   *
   * @param log takes what it says otherwise
   */
  static ChildConsole start(Deployment deployment, Path log) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                ConsoleProcess.class.getName()));
    command.addAll(ConsoleProcess.arguments(deployment));
    try {
      return new ChildConsole(
          new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start another Java", e);
    }
  }

  /** Where it is, as soon as it says so. */
  URI address() throws InterruptedException {
    return URI.create(next(addresses));
  }

  /** Time that all its threads together have had on a core. */
  double cpuSeconds() throws InterruptedException {
    return ask("cpu") / 1e9;
  }

  /** Whether all that was published before its start is in its tables. */
  boolean filled() throws InterruptedException {
    return ask("filled") == 1;
  }

  /** Bytes of heap in use after a collection. */
  long heapBytes() throws InterruptedException {
    return ask("heap");
  }

  private long ask(String question) throws InterruptedException {
    try {
      asking.write(question + "\n");
      asking.flush();
    } catch (IOException gone) {
      throw new IllegalStateException("the console has ended by itself" + said(), gone);
    }
    return Long.parseLong(next(replies));
  }

  private String next(BlockingQueue<String> from) throws InterruptedException {
    String line = from.poll(REPLY_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new IllegalStateException("the console does not answer" + said());
    }
    return line;
  }

  /** The last lines that it wrote: its folder is deleted with the run. */
  private String said() {
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - LAST_LINES);
      return lines.isEmpty()
          ? "; it said nothing"
          : "; it said last:\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "; what it said cannot be read: " + e.getMessage();
    }
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(REPLY)) {
          replies.add(line.substring(REPLY.length()));
        } else if (line.startsWith(ADDRESS)) {
          addresses.add(line.substring(ADDRESS.length()));
        }
      }
    } catch (IOException ended) {
      // The process is gone, and whoever waits for it finds that out.
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
