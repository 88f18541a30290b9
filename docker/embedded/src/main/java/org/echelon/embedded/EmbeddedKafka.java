package org.echelon.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka 4.3 broker in this process: one combined KRaft node on the loopback address, with topics
 * created explicitly, transactions and records up to 9 MiB.
 */
public final class EmbeddedKafka implements AutoCloseable {
  /** Asks for a port chosen by the system. */
  public static final int ANY_PORT = 0;

  private static final int ATTEMPTS = 5;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final KafkaRaftServer server;
  private final BrokerNode node;
  private final Optional<Path> temporary;
  private boolean closed;

  private EmbeddedKafka(KafkaRaftServer server, BrokerNode node, Optional<Path> temporary) {
    this.server = server;
    this.node = node;
    this.temporary = temporary;
  }

  /** Starts an empty broker on a free port; its data goes when it is closed. */
  public static EmbeddedKafka start() {
    return start(false);
  }

  /**
   * Starts an empty broker like {@link #start()} that keeps to access rules: what no rule is about
   * everybody may do. All clients are {@code User:ANONYMOUS}.
   */
  public static EmbeddedKafka guarded() {
    return start(true);
  }

  private static EmbeddedKafka start(boolean guarded) {
    Path directory = Directories.temporary("echelon-kafka");
    try {
      return start(directory, EmbeddedKafka::freePorts, Optional.of(directory), guarded);
    } catch (RuntimeException e) {
      Directories.delete(directory);
      throw e;
    }
  }

  /**
   * Starts a broker on the data of {@code directory}, which is made if missing and kept on close.
   *
   * @param port the port to listen on, or {@link #ANY_PORT}
   * @throws IllegalStateException if the port is taken or the broker does not start
   */
  public static EmbeddedKafka start(Path directory, int port) {
    return start(directory, port == ANY_PORT ? EmbeddedKafka::freePorts : () -> fixedPort(port));
  }

  /** Takes the broker's and the controller's port from {@code ports}, anew for each attempt. */
  static EmbeddedKafka start(Path directory, Supplier<List<Integer>> ports) {
    return start(directory, ports, Optional.empty(), false);
  }

  private static EmbeddedKafka start(
      Path directory, Supplier<List<Integer>> ports, Optional<Path> temporary, boolean guarded) {
    Uuid clusterId = Uuid.randomUuid();
    for (int attempt = 1; ; attempt++) {
      List<Integer> taken = ports.get();
      BrokerNode node =
          new BrokerNode(
              1, directory.toAbsolutePath().normalize(), taken.get(0), taken.get(1), guarded);
      try {
        return new EmbeddedKafka(
            BrokerLauncher.launch(node, List.of(node), clusterId), node, temporary);
      } catch (Exception e) {
        if (!BrokerLauncher.lostPort(e) || attempt == ATTEMPTS) {
          throw new IllegalStateException("Kafka did not start in " + directory, e);
        }
      }
    }
  }

  private static List<Integer> freePorts() {
    return FreePorts.take(2);
  }

  private static List<Integer> fixedPort(int port) {
    if (!FreePorts.isFree(port)) {
      throw new IllegalStateException("port " + port + " is in use: choose another for Kafka");
    }
    return List.of(port, FreePorts.take(1).get(0));
  }

  /** Returns the address clients connect to, as {@code host:port}. */
  public String bootstrapServers() {
    return node.address();
  }

  /** Stops the broker, waiting 20 seconds at most, and deletes its data if that was temporary. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Bounded.run("kafka-stop", STOP_LIMIT, this::stop);
    temporary.ifPresent(Directories::delete);
  }

  private void stop() {
    server.shutdown();
    server.awaitShutdown();
  }
}
