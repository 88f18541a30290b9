package org.echelon.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.echelon.config.Deployment;

/** A running application. */
public final class Application implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(30);

  private final KafkaStreams streams;

  private Application(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Starts one and returns at once; it takes part as soon as its group has settled.
   *
   * @param app intake, plan or gate
   * @param threads stream threads
   */
  public static Application start(
      Deployment deployment, String app, int threads, Topology topology) {
    return start(
        deployment.applicationId(app), StreamsSettings.of(deployment, app, threads), topology);
  }

  /** As the other with settings of its own. */
  public static Application start(String id, Properties settings, Topology topology) {
    return start(id, settings, topology, Optional.empty());
  }

  /**
   * As the other, and somebody is told how stores are restored.
   *
   * @param restored called by the threads that restore
   */
  public static Application start(
      String id, Properties settings, Topology topology, StateRestoreListener restored) {
    return start(id, settings, topology, Optional.of(restored));
  }

  private static Application start(
      String id, Properties settings, Topology topology, Optional<StateRestoreListener> restored) {
    KafkaStreams streams = new KafkaStreams(topology, settings);
    streams.setUncaughtExceptionHandler(new ReplaceThread(id));
    restored.ifPresent(streams::setGlobalStateRestoreListener);
    streams.start();
    return new Application(streams);
  }

  /** What Kafka Streams tells about it. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Whether every task is assigned and restored. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it has stopped, by itself or by being closed. */
  public boolean ended() {
    return streams.state() == KafkaStreams.State.ERROR
        || streams.state() == KafkaStreams.State.NOT_RUNNING;
  }

  /** Commits, leaves the group so that others take over at once, and ends within half a minute. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(CLOSE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
