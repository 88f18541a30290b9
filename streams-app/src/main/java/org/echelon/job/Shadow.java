package org.echelon.job;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.StreamsConfig;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.PlanStores;
import org.echelon.processor.plan.Rival;
import org.echelon.topology.Application;
import org.echelon.topology.ShadowTopology;
import org.echelon.topology.StreamsSettings;

/**
 * A lab in shadow as an application of its own. It begins with a copy of what the live Plan holds,
 * goes on where it was when it is started again, and leaves nothing behind but its results.
 */
public final class Shadow implements AutoCloseable {
  /** Nobody waits for a comparison, so it works in larger turns than the live Plan. */
  private static final int COMMIT_MILLIS = 1_000;

  private static final int POLL_MILLIS = 100;
  private static final int FETCH_WAIT_MILLIS = 400;
  private static final int FETCH_BYTES = 64 * 1024;

  private final Application application;

  private Shadow(Application application) {
    this.application = application;
  }

  /** The part of the application's id that names a lab. */
  public static String app(String lab) {
    return "lab-" + lab;
  }

  /** Copies what the live Plan holds; once, before a lab is started for the first time. */
  public static void begin(Admin admin, Deployment deployment, String lab)
      throws InterruptedException {
    new PlanCopy(admin, deployment, app(lab)).make();
  }

  /**
   * Why a lab that was begun cannot go on where it was: the log of Plan is kept for a week, and
   * what the lab has not read is gone. Empty where it can.
   */
  public static Optional<String> lostPlace(Admin admin, Deployment deployment, String lab)
      throws InterruptedException {
    return new LogPlace(admin, deployment, app(lab)).lost();
  }

  /** Starts a lab and returns at once. It ends by itself where its place in the log is lost. */
  public static Shadow start(Deployment deployment, Rival rival) {
    Properties settings = StreamsSettings.of(deployment, app(rival.lab()), 1);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    settings.put(StreamsConfig.mainConsumerPrefix("fetch.max.wait.ms"), FETCH_WAIT_MILLIS);
    settings.put(StreamsConfig.mainConsumerPrefix("fetch.min.bytes"), FETCH_BYTES);
    return new Shadow(
        Application.start(
            deployment.applicationId(app(rival.lab())),
            settings,
            ShadowTopology.build(
                deployment,
                () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()),
                rival)));
  }

  /** Whether every task is assigned and restored. */
  public boolean running() {
    return application.running();
  }

  /** Whether it has ended by itself. */
  public boolean ended() {
    return application.ended();
  }

  @Override
  public void close() {
    application.close();
  }

  /** Deletes what a lab that has ended stored for itself; its results stay. */
  public static void remove(Admin admin, Deployment deployment, String lab)
      throws InterruptedException {
    String id = deployment.applicationId(app(lab));
    // By their whole names: those of a lab whose name begins like this one's are not its own.
    Set<String> stored =
        PlanStores.all().stream()
            .map(store -> id + "-" + store.name() + "-changelog")
            .collect(Collectors.toSet());
    try {
      List<String> own =
          admin.listTopics().names().get().stream().filter(stored::contains).toList();
      admin.deleteTopics(own).all().get();
      admin.deleteConsumerGroups(List.of(id)).all().get();
    } catch (ExecutionException refused) {
      boolean gone =
          refused.getCause() instanceof GroupIdNotFoundException
              || refused.getCause() instanceof UnknownTopicOrPartitionException;
      if (!gone) {
        throw new IllegalStateException("the broker refused: " + refused.getCause(), refused);
      }
    }
  }
}
