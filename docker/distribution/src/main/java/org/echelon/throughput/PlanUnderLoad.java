package org.echelon.throughput;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.Topic;
import org.echelon.topic.TopicSetup;
import org.echelon.topology.Application;
import org.echelon.topology.PlanTopology;

/** Plan as it is run, on a log that is written for it; neither intake nor gates run. */
public final class PlanUnderLoad implements Contender {
  private static final Duration OPENING_LIMIT = Duration.ofMinutes(10);

  /** Plans are brought up to date in the background; without events a second is time for many. */
  private static final long REST_MILLIS = 1_000;

  private final Deployment deployment;
  private final Application application;
  private final LogWriter writer;
  private Map<TopicPartition, Long> from = Map.of();
  private Map<TopicPartition, Long> to = Map.of();

  private PlanUnderLoad(Deployment deployment, Application application, LogWriter writer) {
    this.deployment = deployment;
    this.application = application;
    this.writer = writer;
  }

  /**
   * Creates the topics of a deployment, starts Plan, and tells it all there is; returns when all of
   * that is committed.
   */
  public static PlanUnderLoad open(Admin admin, Deployment deployment, Backlog backlog, Watch watch)
      throws InterruptedException {
    new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    int unused = new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
    PlanUnderLoad plan =
        new PlanUnderLoad(
            deployment,
            Application.start(
                deployment,
                "plan",
                deployment.threads(),
                PlanTopology.build(
                    deployment,
                    () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()))),
            new LogWriter(deployment.bootstrap(), deployment.name(Topic.SKU_LOG)));
    try {
      plan.writer.send(backlog.opening());
      plan.from = plan.writer.ends();
      watch.await(plan, plan.from, OPENING_LIMIT);
      Thread.sleep(REST_MILLIS);
      return plan;
    } catch (RuntimeException | InterruptedException e) {
      plan.close();
      throw e;
    }
  }

  /** Writes the events of a backlog to its log. */
  public void load(Backlog backlog) {
    writer.send(backlog.events());
    to = writer.ends();
  }

  /** Where it runs. */
  public Deployment deployment() {
    return deployment;
  }

  /** Its log. */
  LogWriter log() {
    return writer;
  }

  @Override
  public String id() {
    return deployment.applicationId("plan");
  }

  @Override
  public Map<TopicPartition, Long> from() {
    return from;
  }

  @Override
  public Map<TopicPartition, Long> to() {
    return to;
  }

  @Override
  public void check() {
    if (application.ended()) {
      throw new IllegalStateException("Plan has ended by itself; the log says why");
    }
  }

  @Override
  public void close() {
    writer.close();
    application.close();
  }
}
