package org.echelon.loop;

import org.echelon.embedded.Cluster;
import org.echelon.embedded.EmbeddedKafka;
import org.echelon.embedded.EmbeddedStack;

/** A broker of its own that keeps to access rules, beside the registry of this JVM. */
final class GuardedCluster implements Cluster {
  private final EmbeddedKafka kafka = EmbeddedKafka.guarded();

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    return EmbeddedStack.shared().registryUrl();
  }

  @Override
  public int brokers() {
    return 1;
  }

  @Override
  public void stopBroker(int broker) {
    kafka.close();
  }

  @Override
  public void startBroker(int broker) {
    throw new UnsupportedOperationException("a broker with temporary data does not come back");
  }

  @Override
  public void close() {
    kafka.close();
  }
}
