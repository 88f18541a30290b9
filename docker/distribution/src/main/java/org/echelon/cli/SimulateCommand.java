package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.policy.TargetSearch;
import org.echelon.virtual.TopologyLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  private static final int BOUND_DRAWS = 20;

  @Spec private CommandSpec spec;

  /** How the production code is driven. */
  enum Mode {
    CORE,
    TOPOLOGY
  }

  @Mixin private SimulatedWorld worlds;

  @Mixin private LimitOptions limits;

  @Mixin private ScenarioOptions happening;

  @Option(
      names = "--days",
      description = "Virtual days to run (default: 14, and to the end of a file of orders).")
  private Integer days;

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
        "Who makes the plans: echelon, unpriced, stationary, base-stock, rationed, tuned, s-S,"
            + " guaranteed, rolling-lp. Several,"
            + " separated by commas, run on common random numbers and are compared with the first;"
            + " echelon@7d makes its prices each week (default: echelon)."
      })
  private List<String> policyNames = List.of("echelon");

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      description = {
        "Run a field experiment, defined in a JSON file, and hold its effect and interval against"
            + " the truth of two whole runs; see topology-docs/labs.md."
      })
  private Path lab;

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
      names = "--bound",
      description = {
        "Tell beside the policies what none of them can undercut, and how far each is from it; for"
            + " generated worlds, customers who give up and a warm-up of a day at least."
      })
  private boolean bound;

  @Option(
      names = "--tune",
      paramLabel = "FILE",
      description = {
        "Run no comparison but tune the targets of the policy tuned on the seeds of --tune-seeds,"
            + " about twenty costs of all of them, and write them to a file for --targets."
      })
  private Path tune;

  @Option(
      names = "--tune-seeds",
      split = ",",
      description = {
        "Seeds to tune on, other than those to compare on (default: 101,102; with --orders the last"
            + " two samples of the known part, which alone is tuned on)."
      })
  private List<Long> tuneSeeds;

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "The targets of the policy tuned, as --tune wrote them.")
  private Path targets;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison as one page, report.html, into a folder.")
  private Path report;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    if (happening.list()) {
      ScenarioOptions.print(spec.commandLine().getOut());
      return 0;
    }
    try {
      check();
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Progress progress = new Progress();
    if (lab != null) {
      return experiment(progress);
    }
    if (tune != null) {
      return tune(progress);
    }
    if (compared()) {
      return compare(progress);
    }
    Scenario scenario = happening.scenarios().get(0);
    World placed = world(scenario, seed);
    String frozen = worldHash(scenario, seed);
    progress.phase(
        "world",
        "%s, %s: %,d SKUs, %d nodes, starts %s, SHA-256 %s",
        placed.name(),
        scenario.name(),
        placed.items().size(),
        placed.network().getNodes().size(),
        placed.startAt(),
        frozen);
    DecisionHash hash = new DecisionHash();
    try (VirtualPlatform platform =
            mode == Mode.CORE
                ? new CoreLoop(choice().virtual(step))
                : new TopologyLoop(choice().virtual(step));
        SimulatedRun run = simulated(platform, placed)) {
      platform.subscribe(hash);
      double opened = SimulatedDays.open(run, progress);
      SimulatedSpeed speed = SimulatedDays.days(run, progress);
      SimulationSummary summary = run.summary();
      SimulationOutcome outcome =
          new SimulationOutcome(
              summary,
              run.costs(),
              run.calibration(),
              hash.decisions(),
              hash.hex(),
              opened,
              speed,
              frozen);
      spec.commandLine().getOut().println(worlds.source() + ".");
      outcome.print(spec.commandLine().getOut());
      if (json != null) {
        write(outcome, placed.name(), Optional.empty());
      }
      return summary.sound() ? 0 : 1;
    }
  }

  /** Runs a field experiment on all seeds. */
  private int experiment(Progress progress) throws IOException {
    Scenario scenario = happening.scenarios().get(0);
    LabRuns labs;
    try {
      labs = new LabRuns(LabFile.read(lab), runs(scenario, progress), priceEvery, progress);
      labs.check(world(scenario, seed));
      labs.checkWashout(labs.runs().prepared(seed));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    FieldLabReport told = new FieldLabReport(labs.lab(), labs.run(seed, seeds));
    told.print(spec.commandLine().getOut());
    if (json != null) {
      write(told.values(), world(scenario, seed).name(), Optional.empty());
    }
    return 0;
  }

  /** Tunes targets and writes them. */
  private int tune(Progress progress) throws IOException {
    Scenario scenario = happening.scenarios().get(0);
    TuneSeeds on = tuneOn();
    PolicyRuns runs =
        new PolicyRuns(
            choices(),
            s -> ScenarioOptions.toTuneOn(worlds, scenario, s, on.days(), warmUp),
            step,
            on.days(),
            warmUp,
            patience(),
            limits.limits(),
            progress);
    TargetSearch.Found found =
        new TargetTuning(runs, on.seeds(), TargetTuning.Known.NOTHING, progress).search();
    String said =
        String.format(
            Locale.ROOT,
            "%s, %s: %s, %,.1f a day over %d days on seeds %s of %s after %d costs",
            world(scenario, seed).name(),
            scenario.name(),
            TargetTuning.told(found.targets()),
            found.cost(),
            on.days(),
            on.seeds(),
            worlds.tunedOn(),
            found.tried().size());
    TargetFile.write(tune, found.targets(), said);
    spec.commandLine().getOut().printf("%s%n%s%n", said, tune);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Runs all policies on all seeds, scenario by scenario, and tells them apart. */
  private int compare(Progress progress) throws IOException {
    List<Scenario> scenarios = happening.scenarios();
    Map<String, Object> results = new LinkedHashMap<>();
    boolean sound = true;
    String world = "";
    Optional<BoundedPolicies> last = Optional.empty();
    for (Scenario scenario : scenarios) {
      if (scenarios.size() > 1) {
        progress.phase("scenario", "%s", scenario.name());
        spec.commandLine().getOut().printf("%n%s: %s%n", scenario.name(), scenario.about());
      }
      PolicyRuns all = runs(scenario, progress);
      List<PolicyRun> runs = all.run(seed, seeds);
      PolicyComparison comparison = PolicyComparison.of(runs);
      spec.commandLine().getOut().println(worlds.source() + ". " + sentence(scenario));
      new ComparisonText(comparison, spec.commandLine().getOut()).print();
      Optional<BoundedPolicies> bounded =
          bound
              ? Optional.of(BoundedPolicies.of(all.bounds(seed, seeds, BOUND_DRAWS), comparison))
              : Optional.empty();
      bounded.ifPresent(b -> b.print(spec.commandLine().getOut()));
      last = bounded;
      results.put(scenario.name(), comparison);
      world = runs.get(0).run().world();
      sound &= runs.stream().allMatch(run -> run.run().sound());
      if (report != null) {
        Path folder = scenarios.size() > 1 ? report.resolve(scenario.name()) : report;
        Path page =
            new ComparisonPage(comparison, world, worlds.source(), sentence(scenario))
                .write(folder, bounded);
        progress.phase("report", "%s", page);
      }
    }
    if (json != null) {
      write(scenarios.size() > 1 ? results : results.values().iterator().next(), world, last);
    }
    return sound ? 0 : 1;
  }

  private TuneSeeds tuneOn() {
    return TuneSeeds.of(worlds, tuneSeeds, seed, seed + seeds - 1, days, warmUp);
  }

  private PolicyRuns runs(Scenario scenario, Progress progress) {
    return new PolicyRuns(
        choices(),
        s -> world(scenario, s),
        step,
        days,
        warmUp,
        patience(),
        limits.limits(),
        progress);
  }

  private World world(Scenario scenario, long of) {
    return ScenarioOptions.world(worlds, scenario, of, days, warmUp);
  }

  private String worldHash(Scenario scenario, long of) {
    return ScenarioOptions.worldHash(worlds, scenario, of, days, warmUp);
  }

  private String sentence(Scenario scenario) {
    return String.format(
        Locale.ROOT,
        "%d days of which the first %d are not counted, %d seeds from %d, prices %s, customers wait"
            + " %s, rooms at %.0f%% and flows at %.0f%% of nominal. %s Scenario %s: %s Worlds by"
            + " seed, SHA-256: %s.",
        days,
        warmUp,
        seeds,
        seed,
        priceEvery.matches("\\d.*") ? "every " + priceEvery : priceEvery,
        patience().equals(SimulatedRun.ENDLESS) ? "for ever" : patience().toHours() + " h",
        100 * worlds.roomFactor() * scenario.storage(),
        100 * worlds.flowFactor() * scenario.flow(),
        limits.sentence(),
        scenario.name(),
        scenario.about(),
        LongStream.range(seed, seed + seeds)
            .mapToObj(s -> worldHash(scenario, s))
            .collect(Collectors.joining(", ")));
  }

  private SimulatedRun simulated(VirtualPlatform platform, World placed) {
    return new SimulatedRun(
        platform,
        placed,
        choice().settings(step, days, warmUp, seed),
        choice().prices().rhythm(),
        Behaviour.USUAL,
        patience(),
        limits.limits());
  }

  private void write(Object results, String name, Optional<BoundedPolicies> bounded)
      throws IOException {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("world", name);
    settings.putAll(worlds.settings(seed, days));
    settings.put("days", days);
    settings.put("warmUpDays", warmUp);
    settings.put("seed", seed);
    settings.put("seeds", seeds);
    settings.put("mode", mode);
    settings.put("policies", policyNames);
    settings.put("priceEvery", priceEvery);
    settings.put("patience", patience().equals(SimulatedRun.ENDLESS) ? NEVER : patience());
    settings.put("storageFactor", worlds.roomFactor());
    settings.put("flowFactor", worlds.flowFactor());
    settings.put("limits", limits.word());
    Map<String, Object> scenarios = new LinkedHashMap<>();
    happening.scenarios().forEach(s -> scenarios.put(s.name(), frozen(s)));
    settings.put("scenarios", scenarios);
    settings.put("overflowMultiple", limits.limits().overflowMultiple());
    settings.put("step", step.toString());
    SimulationDocument.write(json, settings, results, bounded);
  }

  /** A scenario with the fingerprints of its worlds by seed. */
  private Map<String, Object> frozen(Scenario scenario) {
    Map<Long, String> hashes = new TreeMap<>();
    for (long s = seed; s < seed + seeds; s++) {
      hashes.put(s, worldHash(scenario, s));
    }
    return Map.of("settings", scenario.settings(), "worldHashBySeed", hashes);
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    worlds.check();
    days = days == null ? worlds.usualDays() : days;
    worlds.checkDays(days);
    worlds.checkSeeds(seed, seed + seeds - 1);
    limits.limits();
    if (days < 1 || warmUp < 0 || warmUp >= days || seeds < 1) {
      throw new IllegalArgumentException(
          "--days and --seeds are 1 or more, --warm-up is 0 or more and below --days");
    }
    if (mode == Mode.TOPOLOGY && (compared() || !choice().plansAsLive())) {
      throw new ParameterException(
          spec.commandLine(), "policies are compared in core mode; the topology plans as live");
    }
    if (bound && (patience().equals(SimulatedRun.ENDLESS) || warmUp < 1 || worlds.replays())) {
      throw new IllegalArgumentException(
          "--bound is for generated worlds, with a --patience that ends and a --warm-up of 1 or"
              + " more");
    }
    if ((bound || tune != null || lab != null) && happening.scenarios().size() > 1) {
      throw new IllegalArgumentException("--bound, --tune and --lab go with one scenario");
    }
    happening.check(days - warmUp, worlds.replaysWhole());
    if (tune != null) {
      happening.check(tuneOn().days() - warmUp, worlds.replaysWhole());
    }
    patience();
    if (bound && happening.scenarios().get(0).peak()) {
      throw new IllegalArgumentException(
          "--bound knows no law of the orders of a peak, as in "
              + happening.scenarios().get(0).name());
    }
    choice().settings(step, days, warmUp, seed);
    choice().virtual(step);
  }

  private List<PolicyChoice> choices() {
    return PolicyChoice.all(policyNames, priceEvery).stream()
        .map(choice -> targets == null ? choice : choice.with(TargetFile.read(targets)))
        .toList();
  }

  /** The policy of a single run. */
  private PolicyChoice choice() {
    return choices().get(0);
  }

  /** Whether policies are run side by side, be it one with itself. */
  private boolean compared() {
    return choices().size() > 1
        || seeds > 1
        || report != null
        || bound
        || tune != null
        || lab != null
        || happening.scenarios().size() > 1;
  }

  private Duration patience() {
    String waits = patience != null ? patience : compared() ? USUAL_PATIENCE : NEVER;
    return waits.equals(NEVER) ? SimulatedRun.ENDLESS : Durations.parse(waits);
  }
}
