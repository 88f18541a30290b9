package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.embedded.EmbeddedKafka;
import org.echelon.embedded.EmbeddedStack;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.RunSummary;
import org.echelon.producers.world.RetailWorld;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.topic.SchemaSetup;
import org.echelon.topic.TopicSetup;
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
  private static final int WARM_UP_DAYS = 2;

  @Option(names = "--world", defaultValue = "us8", description = "World to generate: us8.")
  private String world;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = "Replay the orders of a file (UCI Online Retail columns, .csv or .csv.gz).")
  private Path orders;

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

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step;

  @Mixin private DemoConsole console;

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
    Path demos = Files.createDirectories(Path.of(System.getProperty("user.home"), ".echelon"));
    Path home = Files.createTempDirectory(demos, "demo-");
    StopSignal stop = new StopSignal();
    try (EmbeddedStack stack =
        EmbeddedStack.start(home, EmbeddedKafka.ANY_PORT, EmbeddedKafka.ANY_PORT)) {
      progress.phase("broker", "%s ready", stack.bootstrapServers());
      progress.phase("registry", "%s ready", stack.registryUrl());
      Deployment deployment = deployment(stack, home);
      int subjects = prepare(deployment);
      progress.phase(
          "topics", "created, %d schemas registered, FULL_TRANSITIVE enforced", subjects);
      World placed = world();
      progress.phase(
          "world",
          "%s: %,d SKUs, %d nodes, starts %s",
          placed.name(),
          placed.items().size(),
          placed.network().getNodes().size(),
          placed.startAt());
      try (Platform platform = Platform.start(deployment, pricing());
          DemoConsole.Running shown = console.start(progress, deployment, headless)) {
        platform.awaitRunning(START_LIMIT);
        progress.phase(
            "app",
            "%d plan and %d gate tasks running",
            deployment.partitions(),
            deployment.gates());
        return run(progress, deployment, placed, stop);
      }
    } finally {
      delete(home);
      stop.close();
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
      long until = runFor == null ? Long.MAX_VALUE : System.nanoTime() + runFor.toNanos();
      while (!stop.given() && System.nanoTime() < until && run.step()) {
        display.show(run);
      }
      run.finish();
      RunSummary summary = run.summary();
      DemoReport report = DemoReport.of(summary, progress, startup, run.firstCommandNanos());
      display.end(report);
      if (json != null) {
        report.write(json);
      }
      return report.sound() ? 0 : 1;
    }
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    if (orders != null && !Files.isReadable(orders)) {
      throw new IllegalArgumentException("cannot read the orders in " + orders);
    }
    if (orders == null && !world.equals("us8")) {
      throw new IllegalArgumentException("there is no world '" + world + "'; choose us8");
    }
    if (skus < 1) {
      throw new IllegalArgumentException("a world has a SKU at least, not " + skus);
    }
    settings();
    pricing();
  }

  private World world() {
    return orders == null ? new Us8World(seed, skus, days) : new RetailWorld(orders, seed);
  }

  private RunSettings settings() {
    int lastDay = orders == null ? days : Integer.MAX_VALUE / 2;
    return new RunSettings(step, priceEvery, lastDay, WARM_UP_DAYS, seed);
  }

  private PricingSettings pricing() {
    return new PricingSettings(priceEvery, PricingOptions.RESPONSIVE);
  }

  private Deployment deployment(EmbeddedStack stack, Path home) {
    // Facts are fed before the tick that follows them, so they may lie a step ahead of the last.
    int ahead = (int) step.toMinutes() + 5;
    return new Deployment(
        stack.bootstrapServers(),
        stack.registryUrl(),
        "echelon.",
        4,
        4,
        2,
        20,
        ahead,
        home.resolve("state"));
  }

  private static int prepare(Deployment deployment) throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).createMissing((short) 1);
    }
    return new SchemaSetup(deployment.registryUrl(), deployment.prefix()).registerAll();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
