package org.echelon.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.LiveClock;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.topic.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the applications against a broker and a registry that are there. */
@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs intake, plan, gate and pricing until stopped.")
final class StreamsCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(500);

  @Mixin private DeploymentOptions options;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "15m",
      description = "Time of the ticks between price runs (default: ${DEFAULT-VALUE}).")
  private Duration priceEvery;

  @Option(
      names = "--no-clock",
      description = "Publish no tick each second: something else keeps the time.")
  private boolean noClock;

  @Option(names = "--check-only", description = "Check the topics against the settings and end.")
  private boolean checkOnly;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    try (Admin admin = Admins.of(deployment)) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).checkPartitions();
    }
    if (checkOnly) {
      System.err.println("every topic is there and split as this deployment needs");
      return 0;
    }
    Progress progress = new Progress();
    try (StopSignal stop = new StopSignal();
        Platform platform =
            Platform.start(deployment, new PricingSettings(priceEvery, PricingOptions.RESPONSIVE));
        LiveClock ticks = ticks(deployment)) {
      if (!noClock) {
        ticks.start();
      }
      boolean told = false;
      while (!stop.await(LOOK)) {
        if (platform.failed()) {
          throw new IllegalStateException("an application has ended; see its last error above");
        }
        if (!told && platform.running()) {
          progress.phase("app", "%d plan tasks running", deployment.partitions());
          told = true;
        }
      }
      progress.phase("app", "stopping");
    }
    return 0;
  }

  private static LiveClock ticks(Deployment deployment) {
    return new LiveClock(
        deployment,
        new RegistryValues(deployment.registryUrl(), deployment.prefix()),
        Clock.systemUTC());
  }

  /** Where the broker and the registry are, and how the deployment is split. */
  static final class DeploymentOptions {
    @Option(
        names = "--bootstrap",
        paramLabel = "HOST:PORT",
        defaultValue = "localhost:9092",
        description = "Broker (default: ${DEFAULT-VALUE}).")
    private String bootstrap;

    @Option(
        names = "--registry",
        paramLabel = "URL",
        defaultValue = "http://localhost:8080/apis/registry/v3",
        description = "Registry (default: ${DEFAULT-VALUE}).")
    private String registry;

    @Option(
        names = "--prefix",
        defaultValue = "echelon.",
        description = "Prefix of all topics (default: ${DEFAULT-VALUE}).")
    private String prefix;

    @Option(
        names = "--partitions",
        defaultValue = "24",
        description = "Plan tasks, fixed for the life of a deployment (default: ${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
        names = "--gates",
        defaultValue = "8",
        description = "Gate tasks, fixed like the partitions (default: ${DEFAULT-VALUE}).")
    private int gates;

    @Option(
        names = "--threads",
        defaultValue = "2",
        description = "Stream threads of Plan (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
        names = "--commit-millis",
        defaultValue = "50",
        description = "How often results become visible (default: ${DEFAULT-VALUE}).")
    private int commitMillis;

    @Option(
        names = "--ahead",
        paramLabel = "MINUTES",
        defaultValue = "5",
        description = "How far a fact may lie ahead of the last tick (default: ${DEFAULT-VALUE}).")
    private int aheadMinutes;

    @Option(
        names = "--state",
        paramLabel = "DIR",
        description = "Folder of the state stores (default: ~/.echelon/state).")
    private Path stateDir = Path.of(System.getProperty("user.home"), ".echelon", "state");

    Deployment deployment() {
      return new Deployment(
          bootstrap,
          registry,
          prefix,
          partitions,
          gates,
          threads,
          commitMillis,
          aheadMinutes,
          stateDir);
    }
  }
}
