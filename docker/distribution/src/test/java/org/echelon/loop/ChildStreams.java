package org.echelon.loop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.echelon.cli.Echelon;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;

/** The applications of a deployment in a child process, which ends with this object or this JVM. */
final class ChildStreams implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final Deployment deployment;
  private final Path log;
  private final Thread atExit = new Thread(this::kill);
  private volatile Process process;

  /**
   * @param log takes what the child prints, over all its lives
   */
  ChildStreams(Deployment deployment, Path log) {
    this.deployment = deployment;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts the applications with the stores that are there. */
  void start() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager",
            "-cp",
            System.getProperty("java.class.path"),
            Echelon.class.getName(),
            "streams",
            "--no-clock",
            "--bootstrap=" + deployment.bootstrap(),
            "--registry=" + deployment.registryUrl(),
            "--prefix=" + deployment.prefix(),
            "--partitions=" + deployment.partitions(),
            "--gates=" + deployment.gates(),
            "--threads=2",
            "--commit-millis=" + deployment.commitMillis(),
            "--ahead=" + LoopDeployment.AHEAD_MINUTES,
            "--price-every=" + LoopDeployment.PRICE_EVERY.toHours() + "h",
            "--state=" + deployment.stateDir());
    File printed = log.toFile();
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(printed))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Kills the process without a word as soon as it writes to a topic, so most likely before it can
   * commit, and starts another. Returns once it watches the topic.
   */
  Thread replaceWhenItWrites(Topic topic) {
    KafkaConsumer<byte[], byte[]> consumer = RawLog.consumer(deployment, "read_uncommitted");
    List<TopicPartition> partitions = RawLog.partitions(deployment, topic);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Thread thread =
        new Thread(
            () -> {
              try (consumer) {
                while (consumer.poll(POLL).isEmpty()) {
                  Thread.onSpinWait();
                }
              }
              kill();
              start();
            },
            "killer");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** The end of what the child printed. */
  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  /** Ends the process without a word. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
