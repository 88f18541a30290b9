package org.echelon.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.RunSummary;
import org.echelon.producers.world.World;
import org.echelon.telemetry.KafkaMetrics;
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

  @Mixin private DemoWorld world;

  @Option(names = "--headless", description = "One line a phase instead of the live display.")
  private boolean headless;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Stop the run after this time, for instance 60s.")
  private Duration runFor;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "6h",
      description = "Virtual time between price runs (default: ${DEFAULT-VALUE}).")
  private Duration priceEvery;

  @Mixin private PricingJobOptions pricingJob;

  @Mixin private DemoPace pace;

  @Mixin private DemoKeep keep;

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
    int ahead = world.empty() ? LIVE_AHEAD_MINUTES : (int) step().toMinutes() + LIVE_AHEAD_MINUTES;
    try (StopSignal stop = new StopSignal()) {
      int code = run(progress, ahead, stop);
      if (stop.given()) {
        System.err.printf(
            Locale.ROOT, "stopped in %.1f s; %s%n", stop.seconds(), keep.whatIsKept());
      }
      return code;
    }
  }

  private int run(Progress progress, int ahead, StopSignal stop) throws Exception {
    boolean again = keep.begun(world.marks());
    try (EmbeddedDeployment embedded = keep.deployment(ahead, COMMIT_MILLIS, progress)) {
      Deployment deployment = embedded.deployment();
      Optional<World> placed = world.empty() ? Optional.empty() : Optional.of(world.placed());
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
        shown.server().ifPresent(s -> s.tellToo(new KafkaMetrics(platform.applications())));
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
        return run(progress, deployment, placed.get(), again, shown.address(), stop);
      }
    }
  }

  private int run(
      Progress progress,
      Deployment deployment,
      World placed,
      boolean again,
      Optional<String> console,
      StopSignal stop)
      throws Exception {
    try (PacedRun run =
        new PacedRun(
            deployment,
            placed,
            settings(),
            () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()))) {
      open(progress, run, again);
      double startup = progress.seconds();
      Display display = new Display(progress, headless);
      DemoChanges.Schedule schedule = changes.start(progress);
      DemoPace.Hold hold = pace.hold(watched());
      boolean told = false;
      long until = runFor == null ? Long.MAX_VALUE : System.nanoTime() + runFor.toNanos();
      while (!stop.given() && System.nanoTime() < until && run.step()) {
        if (!told && run.firstCommandNanos() != 0) {
          told = true;
          tell(progress, run.firstCommandId(), console);
        }
        schedule.makeDue(run);
        display.show(run);
        hold.await(run.days(), until, stop);
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
              run.regions().isEmpty() ? List.of() : MeasuredDay.read(deployment),
              schedule.notMade());
      display.end(report);
      if (json != null) {
        report.write(json);
      }
      return report.sound() ? 0 : 1;
    }
  }

  private void open(Progress progress, PacedRun run, boolean again) throws InterruptedException {
    if (!again) {
      run.open();
      progress.phase("open", "stock counted, first plans and prices made");
    } else if (run.resume()) {
      progress.phase("open", "goes on after %.1f virtual days", run.days());
    } else {
      throw new IllegalStateException(keep.tooEarly());
    }
  }

  /** Says that there is something to look at, and where. */
  private static void tell(Progress progress, String command, Optional<String> console) {
    progress.phase(
        "transfer", "first %s%s", command, console.map(address -> "  open " + address).orElse(""));
  }

  /** Whether people follow a generated world as it goes, and nothing is measured. */
  private boolean watched() {
    return !headless && runFor == null && world.generated() && !changes.wanted();
  }

  private Duration step() {
    return pace.step(watched());
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    world.check();
    console.check();
    if (world.empty() && changes.wanted()) {
      throw new IllegalArgumentException(
          "--lose, --double-price and --regionalize need a world that runs; leave --world empty"
              + " out");
    }
    settings();
    pricingJob.settings(priceEvery);
  }

  private DemoSettings asked(World placed, Deployment deployment) {
    return new DemoSettings(
        placed.name(),
        placed.items().size(),
        world.days(),
        world.seed(),
        world.worldSeed(),
        step().toString(),
        priceEvery.toString(),
        runFor == null ? "" : runFor.toString(),
        deployment.partitions(),
        deployment.gates(),
        deployment.threads(),
        deployment.commitMillis());
  }

  private RunSettings settings() {
    return new RunSettings(step(), priceEvery, world.lastDay(), WARM_UP_DAYS, world.seed());
  }
}
