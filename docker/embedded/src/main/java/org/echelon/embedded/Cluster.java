package org.echelon.embedded;

/**
 * Kafka brokers with a schema registry, in whatever form they run: in this process or in
 * containers. Tests of the platform are written against this and know no more.
 */
public interface Cluster extends AutoCloseable {

  /** Addresses of all brokers, as {@code host:port,host:port}. */
  String bootstrapServers();

  /** Address of the registry's own interface, version 3. */
  String registryUrl();

  /** How many brokers there are, running or not. */
  int brokers();

  /**
   * Ends a broker, which keeps its data.
   *
   * @param broker number of the broker, from 0
   */
  void stopBroker(int broker);

  /** Starts a broker that was stopped, on its data and its address. */
  void startBroker(int broker);

  /** Ends everything; nothing of it stays. */
  @Override
  void close();
}
