package org.echelon.embedded;

import java.net.BindException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;

/** Starts brokers without letting one that fails end the JVM. */
final class BrokerLauncher {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private static int launching;

  private BrokerLauncher() {}

  /** Formats the node's directory if it is empty and starts the broker. */
  static KafkaRaftServer launch(BrokerNode node, List<BrokerNode> nodes, Uuid clusterId)
      throws Exception {
    Files.createDirectories(node.directory());
    node.format(clusterId);
    KafkaRaftServer server = node.server(nodes);
    begin();
    try {
      server.startup();
      return server;
    } catch (Exception e) {
      // Frees the directory's lock and the port that was bound, for the next attempt.
      Bounded.run("kafka-stop", STOP_LIMIT, server::shutdown);
      throw e;
    } finally {
      end();
    }
  }

  /** A controller that cannot start halts the JVM, unless told otherwise; then it throws. */
  private static synchronized void begin() {
    if (launching++ == 0) {
      Exit.setHaltProcedure((status, message) -> {});
    }
  }

  /** The reaction to a fatal fault is the same for the whole JVM: the last one resets it. */
  private static synchronized void end() {
    if (--launching == 0) {
      Exit.resetHaltProcedure();
    }
  }

  static boolean lostPort(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }
}
