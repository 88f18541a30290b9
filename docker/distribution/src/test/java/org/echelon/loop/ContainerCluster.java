package org.echelon.loop;

import org.echelon.embedded.Cluster;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** One broker and one registry, each in a container of its official image. */
final class ContainerCluster implements Cluster {
  private static final String BROKER = "apache/kafka-native:4.3.1";
  private static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
  private static final int REGISTRY_PORT = 8080;

  private final KafkaContainer broker = new KafkaContainer(BROKER);
  private final GenericContainer<?> registry =
      new GenericContainer<>(REGISTRY)
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/registry/v3/system/info").forPort(REGISTRY_PORT));

  private ContainerCluster() {}

  /** Whether a container engine answers. */
  static boolean possible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static ContainerCluster start() {
    ContainerCluster cluster = new ContainerCluster();
    cluster.broker.start();
    cluster.registry.start();
    return cluster;
  }

  @Override
  public String bootstrapServers() {
    return broker.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    return "http://"
        + registry.getHost()
        + ":"
        + registry.getMappedPort(REGISTRY_PORT)
        + "/apis/registry/v3";
  }

  @Override
  public int brokers() {
    return 1;
  }

  @Override
  public void stopBroker(int number) {
    throw new UnsupportedOperationException("one broker only");
  }

  @Override
  public void startBroker(int number) {
    throw new UnsupportedOperationException("one broker only");
  }

  @Override
  public void close() {
    registry.stop();
    broker.stop();
  }
}
