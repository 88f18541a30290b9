package org.echelon.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One process's worth of Kafka: a combined broker and controller with its own data directory.
 *
 * @param guarded whether it keeps to access rules
 */
record BrokerNode(int id, Path directory, int brokerPort, int controllerPort, boolean guarded) {
  static final String CONTROLLER = "CONTROLLER";

  /** Nine mebibytes: the largest record any topic of ours may carry. */
  private static final int LARGEST_MESSAGE_BYTES = 9 * 1024 * 1024;

  String address() {
    return FreePorts.HOST + ":" + brokerPort;
  }

  String voter() {
    return id + "@" + FreePorts.HOST + ":" + controllerPort;
  }

  /** Writes the first metadata; a directory that already has some is left as it is. */
  void format(Uuid clusterId) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    String path = directory.toString();
    new Formatter()
        .setClusterId(clusterId.toString())
        .setNodeId(id)
        .setDirectories(List.of(path))
        .setMetadataLogDirectory(path)
        .setControllerListenerName(CONTROLLER)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  /**
   * Builds the server, not started. {@code nodes} are all members of the cluster, this included.
   */
  KafkaRaftServer server(List<BrokerNode> nodes) {
    return new KafkaRaftServer(new KafkaConfig(properties(nodes), false), Time.SYSTEM);
  }

  private Properties properties(List<BrokerNode> nodes) {
    String voters = String.join(",", nodes.stream().map(BrokerNode::voter).toList());
    int replicas = Math.min(3, nodes.size());
    int inSync = Math.max(1, replicas - 1);
    Properties properties = new Properties();
    properties.putAll(identity(voters));
    properties.putAll(replication(String.valueOf(replicas), String.valueOf(inSync)));
    properties.putAll(limits());
    if (guarded) {
      properties.putAll(ListenerPrincipals.SETTINGS);
    }
    // The last brokers of a cluster find no quorum to hand their work to and would wait for five
    // minutes; the others notice a broker's end by its session.
    properties.put("controlled.shutdown.enable", String.valueOf(nodes.size() == 1));
    return properties;
  }

  private Map<String, String> identity(String voters) {
    String listener = "PLAINTEXT://" + address();
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", String.valueOf(id)),
        Map.entry("controller.quorum.voters", voters),
        Map.entry(
            "listeners",
            listener + "," + CONTROLLER + "://" + FreePorts.HOST + ":" + controllerPort),
        Map.entry("advertised.listeners", listener),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("log.dirs", directory.toString()),
        // A misspelt topic must fail, not appear.
        Map.entry("auto.create.topics.enable", "false"));
  }

  private static Map<String, String> replication(String replicas, String inSync) {
    return Map.of(
        "default.replication.factor", replicas,
        "min.insync.replicas", inSync,
        "offsets.topic.replication.factor", replicas,
        "offsets.topic.num.partitions", "1",
        "transaction.state.log.replication.factor", replicas,
        "transaction.state.log.min.isr", inSync,
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", replicas,
        "share.coordinator.state.topic.min.isr", inSync);
  }

  private static Map<String, String> limits() {
    String largest = String.valueOf(LARGEST_MESSAGE_BYTES);
    return Map.of(
        "message.max.bytes",
        largest,
        "replica.fetch.max.bytes",
        largest,
        "replica.fetch.response.max.bytes",
        largest,
        "group.initial.rebalance.delay.ms",
        "0",
        "group.min.session.timeout.ms",
        "100",
        // After a hard kill the broker waits for its own old session to run out.
        "broker.session.timeout.ms",
        "3000",
        "broker.heartbeat.interval.ms",
        "500",
        // The default reserves 128 MiB of heap at start.
        "log.cleaner.dedupe.buffer.size",
        String.valueOf(16 * 1024 * 1024));
  }
}
