package org.echelon.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;

/**
 * Several combined KRaft brokers in this process, with three copies of every internal topic where
 * there are three, and a registry beside them. All listen on free ports of the loopback address.
 */
public final class EmbeddedCluster implements Cluster {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int ATTEMPTS = 5;

  private final Path directory;
  private final List<BrokerNode> nodes;
  private final Map<Integer, KafkaRaftServer> running;
  private final EmbeddedRegistry registry;

  private EmbeddedCluster(
      Path directory,
      List<BrokerNode> nodes,
      Map<Integer, KafkaRaftServer> running,
      EmbeddedRegistry registry) {
    this.directory = directory;
    this.nodes = nodes;
    this.running = running;
    this.registry = registry;
  }

  /**
   * Starts empty brokers and a registry.
   *
   * @throws IllegalStateException if one of them does not start; the others are then stopped
   */
  public static EmbeddedCluster start(int brokers) {
    Path directory = Directories.temporary("echelon-cluster");
    CompletableFuture<EmbeddedRegistry> registry =
        Background.run("registry-start", EmbeddedRegistry::start);
    Started started;
    try {
      started = launch(directory, brokers);
    } catch (RuntimeException e) {
      var unused = registry.thenAccept(EmbeddedRegistry::close);
      Directories.delete(directory);
      throw e;
    }
    try {
      return new EmbeddedCluster(directory, started.nodes(), started.running(), registry.join());
    } catch (CompletionException e) {
      stop(started.running().values());
      Directories.delete(directory);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private record Started(List<BrokerNode> nodes, Map<Integer, KafkaRaftServer> running) {}

  /** Tries other ports where one was lost to another process. */
  private static Started launch(Path directory, int brokers) {
    for (int attempt = 1; ; attempt++) {
      List<BrokerNode> nodes = nodes(directory.resolve("attempt-" + attempt), brokers);
      try {
        return new Started(nodes, launch(nodes));
      } catch (IllegalStateException e) {
        if (!BrokerLauncher.lostPort(e) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static List<BrokerNode> nodes(Path directory, int brokers) {
    List<Integer> ports = FreePorts.take(2 * brokers);
    List<BrokerNode> nodes = new ArrayList<>();
    for (int b = 0; b < brokers; b++) {
      nodes.add(
          new BrokerNode(
              b + 1,
              directory.resolve("broker-" + b),
              ports.get(2 * b),
              ports.get(2 * b + 1),
              false));
    }
    return nodes;
  }

  /** All at the same time: a broker is started only when there is a quorum of controllers. */
  private static Map<Integer, KafkaRaftServer> launch(List<BrokerNode> nodes) {
    Uuid clusterId = Uuid.randomUuid();
    List<CompletableFuture<KafkaRaftServer>> starting = new ArrayList<>();
    for (BrokerNode node : nodes) {
      starting.add(Background.run("broker-start", () -> launch(node, nodes, clusterId)));
    }
    Map<Integer, KafkaRaftServer> running = new HashMap<>();
    Optional<Throwable> failure = Optional.empty();
    for (int b = 0; b < nodes.size(); b++) {
      try {
        running.put(b, starting.get(b).join());
      } catch (CompletionException e) {
        failure = Optional.ofNullable(e.getCause());
      }
    }
    if (failure.isPresent()) {
      stop(running.values());
      throw new IllegalStateException("not every broker started", failure.get());
    }
    return running;
  }

  private static KafkaRaftServer launch(BrokerNode node, List<BrokerNode> nodes, Uuid clusterId) {
    try {
      return BrokerLauncher.launch(node, nodes, clusterId);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public String bootstrapServers() {
    return String.join(",", nodes.stream().map(BrokerNode::address).toList());
  }

  @Override
  public String registryUrl() {
    return registry.url();
  }

  @Override
  public int brokers() {
    return nodes.size();
  }

  @Override
  public void stopBroker(int broker) {
    KafkaRaftServer server = running.remove(broker);
    if (server == null) {
      throw new IllegalStateException("broker " + broker + " does not run");
    }
    stop(server);
  }

  @Override
  public void startBroker(int broker) {
    if (running.containsKey(broker)) {
      throw new IllegalStateException("broker " + broker + " runs already");
    }
    try {
      // The directory knows its cluster; the id given is used only for an empty one.
      running.put(broker, BrokerLauncher.launch(nodes.get(broker), nodes, Uuid.randomUuid()));
    } catch (Exception e) {
      throw new IllegalStateException("broker " + broker + " did not start again", e);
    }
  }

  @Override
  public void close() {
    registry.close();
    stop(running.values());
    running.clear();
    Directories.delete(directory);
  }

  /** All at the same time: the last controller finds no quorum and waits for one in vain. */
  private static void stop(Collection<KafkaRaftServer> servers) {
    CompletableFuture.allOf(
            servers.stream()
                .map(
                    server ->
                        CompletableFuture.runAsync(() -> stop(server), EmbeddedCluster::inAThread))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  private static void inAThread(Runnable work) {
    new Thread(work, "broker-end").start();
  }

  private static void stop(KafkaRaftServer server) {
    Bounded.run(
        "broker-stop",
        STOP_LIMIT,
        () -> {
          server.shutdown();
          server.awaitShutdown();
        });
  }
}
