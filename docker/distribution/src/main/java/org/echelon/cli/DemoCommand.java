package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.RunSummary;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole loop on one machine, fed by a generated world or a file of orders. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts a broker, a registry, the applications and the pricing job, feeds them a world with"
          + " simulated warehouses and vendors, and ends with a summary.",
      "Needs nothing but this folder, Java and Maven; ends what it started."
    })
final class DemoCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final int LIVE_AHEAD_MINUTES = 5;
  private static final int WARM_UP_DAYS = 2;
  private static final int COMMIT_MILLIS = 20;

  @Option(
      names = "--world",
      description = {
        "us8 is generated; retail and iowa replay the orders of a file; empty waits for your own"
            + " events.",
        "Default: the world whose columns the file has, without a file us8."
      })
  private String world;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = {
        "Replay the orders of a file, .csv or .csv.gz, in the columns of the UCI Online Retail set",
        "or of the Iowa liquor set; products, stores and zones are read from beside it."
      })
  private Path orders;

  @Option(
      names = "--lead-times",
      paramLabel = "FILE",
      description = {
        "Draw the vendors' lead times of us8 from a file of purchase-order lines (USAID columns);",
        "their mean is rescaled. Default: gamma with the same shape."
      })
  private Path leadTimes;

  @Option(names = "--headless", description = "One line a phase instead of the live display.")
  private boolean headless;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop the run after this time, for instance 60s.")
  private Duration runFor;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Virtual days of a generated world (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--skus",
      defaultValue = "500",
      description = "SKUs of a generated world (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "6h",
      description = "Virtual time between price runs (default: ${DEFAULT-VALUE}).")
  private Duration priceEvery;

  @Mixin private PricingJobOptions pricingJob;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step;

  @Mixin private DemoConsole console;

  @Mixin private DemoChanges changes;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "-",
      description = "Write the summary as JSON to a file, or to standard output.")
  private String json;

  @Override
  public Integer call() throws Exception {
    check();
    Progress progress = new Progress();
    // Facts are fed before the tick that follows them, so they may lie a step ahead of the last.
    int ahead = empty() ? LIVE_AHEAD_MINUTES : (int) step.toMinutes() + LIVE_AHEAD_MINUTES;
    try (StopSignal stop = new StopSignal();
        EmbeddedDeployment embedded =
            EmbeddedDeployment.start("demo", ahead, COMMIT_MILLIS, progress)) {
      Deployment deployment = embedded.deployment();
      Optional<World> placed = empty() ? Optional.empty() : Optional.of(world());
      placed.ifPresent(
          w ->
              progress.phase(
                  "world",
                  "%s: %,d SKUs, %d nodes, starts %s",
                  w.name(),
                  w.items().size(),
                  w.network().getNodes().size(),
                  w.startAt()));
      try (Platform platform = Platform.start(deployment, pricingJob.settings(priceEvery));
          Running running = Running.tell(deployment);
          DemoConsole.Running shown = console.start(progress, deployment, headless)) {
        shown.address().ifPresent(running::console);
        platform.awaitRunning(START_LIMIT);
        progress.phase(
            "app",
            "%d plan and %d gate tasks running",
            deployment.partitions(),
            deployment.gates());
        if (placed.isEmpty()) {
          new EmptyPlatform(progress, deployment, platform).run(stop, Optional.ofNullable(runFor));
          return 0;
        }
        return run(progress, deployment, placed.get(), stop);
      }
    }
  }

  private int run(Progress progress, Deployment deployment, World placed, StopSignal stop)
      throws Exception {
    try (PacedRun run =
        new PacedRun(
            deployment,
            placed,
            settings(),
            () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()))) {
      run.open();
      double startup = progress.seconds();
      progress.phase("open", "stock counted, first plans and prices made");
      Display display = new Display(progress, headless);
      DemoChanges.Schedule schedule = changes.start(progress);
      long until = runFor == null ? Long.MAX_VALUE : System.nanoTime() + runFor.toNanos();
      while (!stop.given() && System.nanoTime() < until && run.step()) {
        schedule.makeDue(run);
        display.show(run);
      }
      run.finish();
      RunSummary summary = run.summary();
      DemoReport report =
          DemoReport.of(
              summary,
              asked(placed, deployment),
              progress,
              startup,
              run.firstCommandNanos(),
              run.changes(),
              run.regions(),
              schedule.notMade());
      display.end(report);
      if (json != null) {
        report.write(json);
      }
      return report.sound() ? 0 : 1;
    }
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    if (!empty()) {
      Worlds.named(world, orders);
    }
    if (leadTimes != null && !Files.isReadable(leadTimes)) {
      throw new IllegalArgumentException("cannot read the lead times in " + leadTimes);
    }
    if (empty() && changes.wanted()) {
      throw new IllegalArgumentException(
          "--lose, --double-price and --regionalize need a world that runs; leave --world empty"
              + " out");
    }
    if (skus < 1) {
      throw new IllegalArgumentException("a world has a SKU at least, not " + skus);
    }
    settings();
    pricingJob.settings(priceEvery);
  }

  private boolean empty() {
    return orders == null && Worlds.EMPTY.equals(world);
  }

  private World world() {
    return orders == null
        ? new Us8World(seed, skus, days, 1, leadTimes())
        : Worlds.replaying(orders, seed);
  }

  private VendorLeadTimes leadTimes() {
    return leadTimes == null ? VendorLeadTimes.gamma() : VendorLeadTimes.resampled(leadTimes);
  }

  private DemoSettings asked(World placed, Deployment deployment) {
    return new DemoSettings(
        placed.name(),
        placed.items().size(),
        days,
        seed,
        step.toString(),
        priceEvery.toString(),
        runFor == null ? "" : runFor.toString(),
        deployment.partitions(),
        deployment.gates(),
        deployment.threads(),
        deployment.commitMillis());
  }

  private RunSettings settings() {
    int lastDay = orders == null ? days : Integer.MAX_VALUE / 2;
    return new RunSettings(step, priceEvery, lastDay, WARM_UP_DAYS, seed);
  }
}
