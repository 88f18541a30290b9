package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.shop.NetworkFolder;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.ScaledCapacity;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.virtual.TopologyLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a world against the production code in virtual time, without a broker. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a world with simulated warehouses and vendors in virtual time, as fast as this machine"
          + " goes, and tells service, commands and speed. Needs no broker and no registry.",
      "core joins intake, Plan, gates and pricing on one thread; topology drives the three"
          + " production topologies with their stores and bytes. The same world and seed give the"
          + " same decisions in both, and the same fingerprint.",
      "Exit codes: 0 done and every unit balances, 1 not, 2 usage."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String NEVER = "never";
  private static final String USUAL_PATIENCE = "2d";
  private static final String IOWA_FORM = "iowa-form";

  private static final int AHEAD_MINUTES = 5;

  @Spec private CommandSpec spec;

  /** How the production code is driven. */
  enum Mode {
    CORE,
    TOPOLOGY
  }

  @Option(
      names = "--world",
      description = {
        "us8 is generated; iowa-form has the network and the rhythm of the Iowa world with demand"
            + " drawn by chance; retail and iowa replay the orders of a file.",
        "Default: the world whose columns the file has, without a file us8."
      })
  private String world;

  @Option(
      names = "--network",
      paramLabel = "PATH",
      description = {
        "A network of your own, a JSON file or a folder of CSV files, with demand drawn by chance;",
        "lanes that wait for approval move by themselves."
      })
  private Path network;

  @Option(
      names = "--orders",
      paramLabel = "FILE",
      description = "Replay the orders of a file, .csv or .csv.gz, of Online Retail or of Iowa.")
  private Path orders;

  @Option(
      names = "--skus",
      defaultValue = "1000",
      description = "SKUs of a generated world (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      defaultValue = "14",
      description = "Virtual days to run (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "2",
      description = "Days at the start left out of service (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--mode",
      defaultValue = "core",
      description = "core or topology (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = {
        "Virtual time between price runs, for instance 1h; never; or change for a run after each"
            + " set of forecasts (default: ${DEFAULT-VALUE})."
      })
  private String priceEvery;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Who makes the plans: echelon, unpriced, stationary, base-stock, rationed. Several,"
            + " separated by commas, run on common random numbers and are compared with the first;"
            + " echelon@7d makes its prices each week (default: echelon)."
      })
  private List<String> policyNames = List.of("echelon");

  @Option(
      names = "--seeds",
      defaultValue = "1",
      description = "Seeds to compare policies on, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description = {
        "How long a customer waits for a node before the rest of a line is given up and lost, or"
            + " never (default: 2d where policies are compared, else never)."
      })
  private String patience;

  @Option(
      names = "--capacity",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of all rooms and flows of a generated world, such as 0.85.")
  private double capacity;

  @Option(
      names = "--storage",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of rooms alone, on top of --capacity.")
  private double storage;

  @Option(
      names = "--flow",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description = "Factor of units a day alone, on top of --capacity.")
  private double flow;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison as one page, report.html, into a folder.")
  private Path report;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    try {
      check();
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Progress progress = new Progress();
    if (choices().size() > 1 || seeds > 1 || report != null) {
      return compare(progress);
    }
    World placed = world(seed);
    progress.phase(
        "world",
        "%s: %,d SKUs, %d nodes, starts %s",
        placed.name(),
        placed.items().size(),
        placed.network().getNodes().size(),
        placed.startAt());
    DecisionHash hash = new DecisionHash();
    try (VirtualPlatform platform =
            mode == Mode.CORE ? new CoreLoop(virtual()) : new TopologyLoop(virtual());
        SimulatedRun run = simulated(platform, placed)) {
      platform.subscribe(hash);
      double opened = open(run, progress);
      SimulatedSpeed speed = days(run, progress);
      SimulationSummary summary = run.summary();
      Outcome outcome =
          new Outcome(summary, run.costs(), hash.decisions(), hash.hex(), opened, speed);
      print(outcome);
      if (json != null) {
        write(outcome, placed.name());
      }
      return summary.sound() ? 0 : 1;
    }
  }

  /**
   * What is told of a run.
   *
   * @param decisions commands and price vectors
   * @param fingerprint SHA-256 over them
   * @param openSeconds wall time until the world was in place
   */
  record Outcome(
      SimulationSummary run,
      CostSummary costs,
      long decisions,
      String fingerprint,
      double openSeconds,
      SimulatedSpeed speed) {}

  /** Runs all policies on all seeds and tells them apart. */
  private int compare(Progress progress) throws IOException {
    PolicyRuns all =
        new PolicyRuns(choices(), this::world, step, days, warmUp, patience(), progress);
    List<PolicyRun> runs = all.run(seed, seeds);
    PolicyComparison comparison = PolicyComparison.of(runs);
    new ComparisonText(comparison, spec.commandLine().getOut()).print();
    if (json != null) {
      write(comparison, runs.get(0).run().world());
    }
    if (report != null) {
      String source =
          orders == null
              ? "Generated demand and supply"
              : "Replayed demand, synthetic supply: inventory and capacity are ours";
      Path page =
          new ComparisonPage(comparison, runs.get(0).run().world(), source, sentence())
              .write(report);
      progress.phase("report", "%s", page);
    }
    return runs.stream().allMatch(run -> run.run().sound()) ? 0 : 1;
  }

  private String sentence() {
    return String.format(
        Locale.ROOT,
        "%d days of which the first %d are not counted, %d seeds from %d, prices %s, customers wait"
            + " %s, rooms at %.0f%% and flows at %.0f%% of nominal.",
        days,
        warmUp,
        seeds,
        seed,
        priceEvery.matches("\\d.*") ? "every " + priceEvery : priceEvery,
        patience().equals(SimulatedRun.ENDLESS) ? "for ever" : patience().toHours() + " h",
        100 * capacity * storage,
        100 * capacity * flow);
  }

  private SimulatedRun simulated(VirtualPlatform platform, World placed) {
    return new SimulatedRun(
        platform, placed, settings(), choice().prices().rhythm(), Behaviour.USUAL, patience());
  }

  private static double open(SimulatedRun run, Progress progress) {
    double before = progress.seconds();
    run.open();
    progress.phase("open", "stock counted, first plans and prices made");
    return progress.seconds() - before;
  }

  private static SimulatedSpeed days(SimulatedRun run, Progress progress) {
    SimulatedSpeed.Clock clock = new SimulatedSpeed.Clock(progress::seconds);
    while (run.step()) {
      if (clock.at(run.days())) {
        SimulationSummary now = run.summary();
        progress.phase(
            "day " + (long) run.days(),
            "%.2f days a second | %,d commands | fill %.1f%%",
            clock.speed().daysPerSecond(),
            now.transferCommands() + now.purchaseCommands() + now.assignments(),
            100 * now.fillRate());
      }
    }
    run.finish();
    clock.at(run.days());
    return clock.speed();
  }

  private void print(Outcome outcome) {
    SimulationSummary run = outcome.run();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s, %.1f virtual days in %.1f s: %.2f days a second (single days %.2f to %.2f), %.2f for"
            + " each second of CPU%n",
        run.world(),
        run.virtualDays(),
        outcome.speed().seconds(),
        outcome.speed().daysPerSecond(),
        outcome.speed().lowest(),
        outcome.speed().highest(),
        outcome.speed().daysPerCpuSecond());
    out.printf(
        Locale.ROOT,
        "  events      %,d fed, of which %,d order lines; %,d ticks%n",
        run.events(),
        run.orderRows(),
        run.ticks());
    out.printf(
        Locale.ROOT,
        "  commands    %,d transfers, %,d purchases, %,d assignments; %,d answers%n",
        run.transferCommands(),
        run.purchaseCommands(),
        run.assignments(),
        run.acks());
    out.printf(
        Locale.ROOT,
        "  prices      %d versions, up to %d above zero, gap %.4f%%%n",
        run.priceVersions(),
        run.positivePrices(),
        100 * run.dualityGap());
    out.printf(
        Locale.ROOT,
        "  service     fill rate %.2f%%, on time %.2f%%, in region %.2f%%%n",
        100 * run.fillRate(),
        100 * run.onTimeShare(),
        100 * run.inRegionShare());
    out.printf(
        Locale.ROOT,
        "  cost        %,.1f a day over %d days: %s%n",
        outcome.costs().perDay(),
        outcome.costs().days(),
        parts(outcome.costs()));
    out.printf(
        Locale.ROOT,
        "  balance     %d units unbalanced, %d SKUs frozen, %d commands twice, refused %s%n",
        run.unitsUnbalanced(),
        run.skusFrozen(),
        run.duplicateCommands(),
        run.refused());
    out.printf(
        Locale.ROOT, "  decisions   %,d, SHA-256 %s%n", outcome.decisions(), outcome.fingerprint());
    out.flush();
  }

  private static String parts(CostSummary costs) {
    return costs.parts().entrySet().stream()
        .filter(e -> e.getValue() != 0)
        .map(e -> String.format(Locale.ROOT, "%s %,.1f", e.getKey().label(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void write(Object results, String name) throws IOException {
    ObjectMapper mapper =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT);
    Map<String, Object> settings = new TreeMap<>();
    settings.put("world", name);
    settings.put("skus", world(seed).items().size());
    settings.put("days", days);
    settings.put("warmUpDays", warmUp);
    settings.put("seed", seed);
    settings.put("seeds", seeds);
    settings.put("mode", mode);
    settings.put("policies", policyNames);
    settings.put("priceEvery", priceEvery);
    settings.put("patience", patience().equals(SimulatedRun.ENDLESS) ? NEVER : patience());
    settings.put("storageFactor", capacity * storage);
    settings.put("flowFactor", capacity * flow);
    settings.put("step", step.toString());
    // No figure of this command has a goal of its own.
    mapper.writeValue(
        json.toFile(),
        Map.of(
            "machine",
            Machine.now(),
            "settings",
            settings,
            "results",
            results,
            "goals",
            List.of()));
  }

  private World world(long seed) {
    double rooms = capacity * storage;
    double flows = capacity * flow;
    if (network != null) {
      Network own =
          Files.isDirectory(network)
              ? NetworkFolder.read(network, GeneratedWorld.start())
              : NetworkForm.read(network, GeneratedWorld.start());
      Network numbered = NetworkOrdinals.assign(Optional.empty(), List.of(), own);
      return GeneratedWorld.on(ScaledCapacity.of(numbered, rooms, flows), seed, skus, days);
    }
    if (IOWA_FORM.equals(world)) {
      return GeneratedWorld.iowa(seed, skus, days, rooms, flows);
    }
    return orders == null
        ? Us8World.scaled(seed, skus, days, rooms, flows)
        : Worlds.replaying(orders, seed);
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    if (network != null && (world != null || orders != null)) {
      throw new ParameterException(
          spec.commandLine(), "--network goes without --world and --orders");
    }
    if (network != null && !Files.isReadable(network)) {
      throw new ParameterException(spec.commandLine(), "cannot read the network in " + network);
    }
    if (!IOWA_FORM.equals(world)) {
      Worlds.named(world, orders);
    } else if (orders != null) {
      throw new ParameterException(spec.commandLine(), "the world iowa-form reads no --orders");
    }
    if (skus < 1 || days < 1 || warmUp < 0) {
      throw new ParameterException(
          spec.commandLine(), "--skus and --days are 1 or more, --warm-up 0 or more");
    }
    if (seeds < 1 || !(capacity > 0) || !(storage > 0) || !(flow > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--seeds is 1 or more; --capacity, --storage, --flow above zero");
    }
    if (orders != null && (capacity != 1 || storage != 1 || flow != 1)) {
      throw new ParameterException(
          spec.commandLine(), "capacities of a replayed world stay as they are");
    }
    if (mode == Mode.TOPOLOGY
        && (choices().size() > 1 || seeds > 1 || report != null || !choice().plansAsLive())) {
      throw new ParameterException(
          spec.commandLine(), "policies are compared in core mode; the topology plans as live");
    }
    patience();
    settings();
    virtual();
  }

  private List<PolicyChoice> choices() {
    List<PolicyChoice> choices =
        policyNames.stream().map(name -> PolicyChoice.of(name.trim(), priceEvery)).toList();
    if (choices.stream().map(PolicyChoice::label).distinct().count() < choices.size()) {
      throw new IllegalArgumentException("each policy is named once, not " + policyNames);
    }
    return choices;
  }

  /** The policy of a single run. */
  private PolicyChoice choice() {
    return choices().get(0);
  }

  private Duration patience() {
    boolean compared = choices().size() > 1 || seeds > 1 || report != null;
    String waits = patience != null ? patience : compared ? USUAL_PATIENCE : NEVER;
    return waits.equals(NEVER) ? SimulatedRun.ENDLESS : Durations.parse(waits);
  }

  private RunSettings settings() {
    return new RunSettings(step, choice().prices().period(), days, warmUp, seed);
  }

  private VirtualSettings virtual() {
    // Facts are fed before the tick that follows them, so they may lie a step ahead of the last.
    return new VirtualSettings(
        1,
        1,
        step.plusMinutes(AHEAD_MINUTES).toMillis(),
        new PricingSettings(choice().prices().period(), PricingOptions.RESPONSIVE),
        choice().policy().planners());
  }
}
