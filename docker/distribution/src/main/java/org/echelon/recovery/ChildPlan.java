package org.echelon.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.echelon.config.Deployment;

/** A running {@link PlanProcess}; it ends with this object at the latest. */
final class ChildPlan implements AutoCloseable {
  private static final int LAST_LINES = 20;
  private static final long STOP_SECONDS = 60;
  private static final long REPLY_SECONDS = 120;

  private final Process process;
  private final Writer asking;
  private final Path log;
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final ConcurrentHashMap<String, Long> first = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Long> last = new ConcurrentHashMap<>();

  private ChildPlan(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.asking = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "child-plan");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one with the stores that are there.
   *
   * @param heap of its JVM, as -Xmx has it
   * @param log takes what it says otherwise
   */
  static ChildPlan start(Deployment deployment, int standbys, String heap, Path log) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                PlanProcess.class.getName()));
    command.addAll(PlanProcess.arguments(deployment, standbys));
    try {
      return new ChildPlan(
          new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start another Java", e);
    }
  }

  /** When it first said a word, as {@link System#nanoTime}; 0 if it has not. */
  long firstNanos(String word) {
    return first.getOrDefault(word, 0L);
  }

  /** When it last said a word. */
  long lastNanos(String word) {
    return last.getOrDefault(word, 0L);
  }

  boolean alive() {
    return process.isAlive() && firstNanos("failed") == 0;
  }

  /** Waits until all its tasks run. */
  void awaitRunning(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (firstNanos("running") == 0) {
      check();
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "Plan does not run after " + limit.toSeconds() + " s" + said());
      }
      Thread.sleep(2);
    }
  }

  /**
   * Fails if it has ended by itself.
   *
   * @throws IllegalStateException with what it said last
   */
  void check() {
    if (!alive()) {
      throw new IllegalStateException("Plan has ended by itself" + said());
    }
  }

  /** What the stores say of the stock; the bytes of some SKUs are left out of the check. */
  StockSum stock(List<String> leftOut) throws InterruptedException {
    return StockSum.parse(ask("stock " + String.join(" ", leftOut)));
  }

  /** Records and bytes read back from changelogs so far. */
  long[] restored() throws InterruptedException {
    return numbers(ask("restored"));
  }

  /** Stores that it keeps, of standbys too, and the records that they are behind. */
  long[] lag() throws InterruptedException {
    return numbers(ask("lag"));
  }

  /** Ends it in order. */
  void stop() throws InterruptedException {
    send("stop");
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Plan does not stop" + said());
    }
  }

  /** Ends it without a word: SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private static long[] numbers(String line) {
    String[] parts = line.split(" ", -1);
    return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
  }

  private String ask(String question) throws InterruptedException {
    send(question);
    String reply = replies.poll(REPLY_SECONDS, TimeUnit.SECONDS);
    if (reply == null) {
      throw new IllegalStateException(
          (process.isAlive() ? "Plan does not answer" : "Plan has ended by itself") + said());
    }
    return reply;
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

  private void send(String line) {
    try {
      asking.write(line + "\n");
      asking.flush();
    } catch (IOException gone) {
      throw new IllegalStateException("Plan has ended by itself" + said(), gone);
    }
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(PlanProcess.MARK + "reply ")) {
          replies.add(line.substring(7));
        } else if (line.startsWith(PlanProcess.MARK)) {
          long now = System.nanoTime();
          first.putIfAbsent(line.substring(1), now);
          last.put(line.substring(1), now);
        }
      }
    } catch (IOException ended) {
      // The process is gone, and whoever waits for it finds that out.
    }
  }
}
