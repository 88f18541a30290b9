package org.echelon.job;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.topology.Application;
import org.echelon.topology.GateTopology;
import org.echelon.topology.IntakeTopology;
import org.echelon.topology.PlanTopology;
import org.echelon.topology.StreamsSettings;

/** The three applications, the pricing job and, where it asks one, an oracle worker in one JVM. */
public final class Platform implements AutoCloseable {
  /** People see what the next departures would take as soon as prices have changed. */
  private static final boolean DRAFTS_AFTER_PRICES = true;

  /** Of a core, so that events have the rest. */
  private static final double ORACLE_SHARE = 0.5;

  private final Application intake;
  private final Application plan;
  private final Application gate;
  private final Optional<PricingJob> pricing;
  private final Optional<OracleWorker> oracle;

  private Platform(
      Application intake,
      Application plan,
      Application gate,
      Optional<PricingJob> pricing,
      Optional<OracleWorker> oracle) {
    this.intake = intake;
    this.plan = plan;
    this.gate = gate;
    this.pricing = pricing;
    this.oracle = oracle;
  }

  /** Starts everything without standbys and returns at once. */
  public static Platform start(Deployment deployment, PricingSettings pricing) {
    return start(deployment, pricing, 0);
  }

  /**
   * Starts everything and returns at once.
   *
   * @param standbys how many other instances keep a copy of each store; with fewer instances than
   *     that, as many as there are
   */
  public static Platform start(Deployment deployment, PricingSettings pricing, int standbys) {
    PricingJob job = new PricingJob(deployment, pricing, values(deployment));
    Optional<OracleWorker> oracle =
        pricing.oracle() == PricingSettings.Oracle.DISTRIBUTED
            ? Optional.of(worker(deployment))
            : Optional.empty();
    Platform platform = start(deployment, standbys, Optional.of(job), oracle);
    begin(job, "pricing");
    oracle.ifPresent(worker -> begin(worker, "pricing-oracle"));
    return platform;
  }

  private static OracleWorker worker(Deployment deployment) {
    return new OracleWorker(
        deployment,
        values(deployment),
        () -> new FollowedLadders(deployment, values(deployment)),
        ORACLE_SHARE);
  }

  private static void begin(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts everything but the pricing job: somebody else makes the prices. */
  public static Platform unpriced(Deployment deployment) {
    return start(deployment, 0, Optional.empty(), Optional.empty());
  }

  private static Platform start(
      Deployment deployment,
      int standbys,
      Optional<PricingJob> pricing,
      Optional<OracleWorker> oracle) {
    Application intake =
        Application.start(
            deployment, "intake", 1, IntakeTopology.build(deployment, () -> values(deployment)));
    Application plan =
        stateful(
            deployment,
            "plan",
            deployment.threads(),
            standbys,
            PlanTopology.build(deployment, () -> values(deployment)));
    Application gate =
        stateful(
            deployment,
            "gate",
            1,
            standbys,
            GateTopology.build(deployment, () -> values(deployment), DRAFTS_AFTER_PRICES));
    return new Platform(intake, plan, gate, pricing, oracle);
  }

  private static Application stateful(
      Deployment deployment, String app, int threads, int standbys, Topology topology) {
    Properties settings = StreamsSettings.of(deployment, app, threads);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
    return Application.start(deployment.applicationId(app), settings, topology);
  }

  /** Whether every task is assigned and restored. */
  public boolean running() {
    return intake.running() && plan.running() && gate.running();
  }

  /** Whether an application has ended by itself, for instance because the heap was too small. */
  public boolean failed() {
    return intake.ended() || plan.ended() || gate.ended();
  }

  /** The applications as Kafka Streams knows them, by name. */
  public Map<String, KafkaStreams> applications() {
    Map<String, KafkaStreams> all = new LinkedHashMap<>();
    all.put("intake", intake.streams());
    all.put("plan", plan.streams());
    all.put("gate", gate.streams());
    return all;
  }

  /**
   * Waits until everything runs.
   *
   * @throws IllegalStateException when it does not in time
   */
  public void awaitRunning(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (!running()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "the applications did not start within "
                + limit.toSeconds()
                + " s: intake "
                + intake.streams().state()
                + ", plan "
                + plan.streams().state()
                + ", gate "
                + gate.streams().state());
      }
      Thread.sleep(20);
    }
  }

  @Override
  public void close() {
    try {
      if (pricing.isPresent()) {
        pricing.get().close();
      }
      if (oracle.isPresent()) {
        oracle.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gate.close();
    plan.close();
    intake.close();
  }

  private static PublicValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }
}
