package org.echelon.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.LiveClock;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
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

  @Mixin private PricingJobOptions pricingJob;

  @Mixin private MetricsOptions metrics;

  @Option(
      names = "--standbys",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many other instances keep a copy of each store, to take its task over without"
              + " reading the changelog (default: ${DEFAULT-VALUE}).")
  private int standbys;

  @Option(
      names = "--no-clock",
      description = "Publish no tick each second: something else keeps the time.")
  private boolean noClock;

  @Option(names = "--check-only", description = "Check the topics against the settings and end.")
  private boolean checkOnly;

  @Override
  public Integer call() throws InterruptedException {
    PricingSettings pricing = pricingJob.settings(priceEvery);
    if (standbys < 0) {
      throw new IllegalArgumentException("--standbys is 0 or more, not " + standbys);
    }
    metrics.place();
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
        Platform platform = Platform.start(deployment, pricing, standbys);
        MetricsOptions.Served served = metrics.serve(progress, platform);
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
}
