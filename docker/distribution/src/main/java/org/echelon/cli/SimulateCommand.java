package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.echelon.producers.bound.CostBound;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.virtual.TopologyLoop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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

  @Mixin private RunOptions running;

  @Mixin private PolicyOptions policies;

  @Option(
      names = "--mode",
      defaultValue = "core",
      description = "core or topology (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      description = {
        "Run a field experiment, defined in a JSON file, and hold its effect and interval against"
            + " the truth of two whole runs; see topology-docs/labs.md."
      })
  private Path lab;

  @Option(
      names = "--bound",
      description = {
        "Tell beside the policies what none of them can undercut, and how far each is from it; for"
            + " generated worlds, customers who give up and a warm-up of a day at least."
      })
  private boolean bound;

  @Mixin private TuningOptions tuning;

  @Mixin private RegionalizationOptions regionalization;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    if (happening.list()) {
      ScenarioOptions.print(out());
      return 0;
    }
    try {
      check();
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    Progress progress = new Progress();
    if (happening.regionalization()) {
      return regionalize(progress);
    }
    if (lab != null) {
      return experiment(progress);
    }
    if (tuning.asked()) {
      tuning.run(asked(), happening.scenarios().get(0), progress, out());
      return 0;
    }
    return compared() ? compare(progress) : single(progress);
  }

  /** Runs one policy on one seed. */
  private int single(Progress progress) throws IOException {
    Scenario scenario = happening.scenarios().get(0);
    World placed = asked().world(scenario, running.seed());
    String frozen = asked().worldHash(scenario, running.seed());
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
            mode == Mode.CORE ? new CoreLoop(virtual()) : new TopologyLoop(virtual());
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
      out().println(worlds.source() + ".");
      outcome.print(out());
      write(outcome, placed.name(), Optional.empty());
      return summary.sound() ? 0 : 1;
    }
  }

  /** Runs a field experiment on all seeds. */
  private int experiment(Progress progress) throws IOException {
    Scenario scenario = happening.scenarios().get(0);
    World first = asked().world(scenario, running.seed());
    LabRuns labs;
    try {
      PolicyRuns runs = asked().runs(scenario, progress);
      labs = new LabRuns(LabFile.read(lab), runs, policies.priceEvery(), progress);
      labs.check(first);
      labs.checkWashout(runs.prepared(running.seed()));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    FieldLabReport told = new FieldLabReport(labs.lab(), labs.run(running.seed(), running.seeds()));
    told.print(out());
    write(told.values(), first.name(), Optional.empty());
    return 0;
  }

  /** Switches the regions of drawn networks and switches them back. */
  private int regionalize(Progress progress) throws IOException {
    ParseResult given = spec.commandLine().getParseResult();
    RegionalizationStudy study =
        new RegionalizationStudy(
            regionalization.plan(),
            regionalization.tariff(),
            RegionalizationOptions.skus(given),
            progress);
    int seeds = RegionalizationOptions.seeds(given);
    List<RegionalizationRun> runs = study.run(running.seed(), seeds, this::write);
    RegionalizationReport told = new RegionalizationReport(runs);
    told.print(new ReportText(out()));
    return told.sound() ? 0 : 1;
  }

  /** Writes the networks that are done, where they are asked for. */
  private void write(List<RegionalizationRun> runs) throws IOException {
    if (output.json().isPresent()) {
      RegionalizationReport told = new RegionalizationReport(runs);
      ResultDocument document = new ResultDocument("simulate", Machine.now());
      ParseResult given = spec.commandLine().getParseResult();
      regionalization.values(given, running.seed(), runs.size()).forEach(document::setting);
      Json.write(output.json().get(), document.results(told.values()).goals(told.goals()));
    }
  }

  /** Runs all policies on all seeds, scenario by scenario, and tells them apart. */
  private int compare(Progress progress) throws IOException {
    List<Scenario> scenarios = happening.scenarios();
    Map<String, Object> results = new LinkedHashMap<>();
    boolean sound = true;
    String world = "";
    Optional<BoundedPolicies> bounded = Optional.empty();
    for (Scenario scenario : scenarios) {
      if (scenarios.size() > 1) {
        progress.phase("scenario", "%s", scenario.name());
        out().printf("%n%s: %s%n", scenario.name(), scenario.about());
      }
      PolicyRuns all = asked().runs(scenario, progress);
      List<PolicyRun> runs = all.run(running.seed(), running.seeds());
      PolicyComparison comparison = PolicyComparison.of(runs);
      String sentence = asked().sentence(scenario);
      out().println(worlds.source() + ". " + sentence);
      new ComparisonText(comparison, out()).print();
      if (bound) {
        List<CostBound> bounds = all.bounds(running.seed(), running.seeds(), BOUND_DRAWS);
        bounded = Optional.of(BoundedPolicies.of(bounds, comparison));
        bounded.get().print(out());
      }
      results.put(scenario.name(), comparison);
      world = runs.get(0).run().world();
      sound &= runs.stream().allMatch(run -> run.run().sound());
      Optional<Path> folder = output.folder(scenario.name(), scenarios.size() > 1);
      if (folder.isPresent()) {
        ComparisonPage page = new ComparisonPage(comparison, world, worlds.source(), sentence);
        progress.phase("report", "%s", page.write(folder.get(), bounded));
      }
    }
    write(scenarios.size() > 1 ? results : results.values().iterator().next(), world, bounded);
    return sound ? 0 : 1;
  }

  private SimulatedRun simulated(VirtualPlatform platform, World placed) {
    PolicyChoice choice = policies.choice();
    return new SimulatedRun(
        platform,
        placed,
        settings(choice),
        choice.prices().rhythm(),
        Behaviour.USUAL,
        running.patience(compared()),
        limits.limits());
  }

  private RunSettings settings(PolicyChoice choice) {
    return choice.settings(running.step(), running.days(), running.warmUp(), running.seed());
  }

  private VirtualSettings virtual() {
    return policies.choice().virtual(running.step());
  }

  /** Writes figures where they are asked for. */
  private void write(Object results, String world, Optional<BoundedPolicies> bounded)
      throws IOException {
    if (output.json().isPresent()) {
      Map<String, Object> settings = asked().values(world, mode);
      SimulationDocument.write(output.json().get(), settings, results, bounded);
    }
  }

  /** Tells what cannot work before anything is started. */
  private void check() {
    ParseResult given = spec.commandLine().getParseResult();
    regionalization.check(given, happening.regionalization());
    if (happening.regionalization()) {
      return;
    }
    IdleOptions.check(given);
    worlds.check();
    running.check(worlds.usualDays());
    worlds.checkDays(running.days());
    worlds.checkSeeds(running.seed(), running.last());
    limits.check();
    tuning.check();
    tuning
        .days(asked())
        .ifPresent(days -> happening.check(days - running.warmUp(), worlds.replaysWhole()));
    policies.check();
    policies.choices().forEach(this::settings);
    if (mode == Mode.TOPOLOGY && (compared() || !policies.choice().plansAsLive())) {
      throw new IllegalArgumentException(
          "policies are compared in core mode; the topology plans as live");
    }
    if ((bound || tuning.asked() || lab != null) && happening.scenarios().size() > 1) {
      throw new IllegalArgumentException("--bound, --tune and --lab go with one scenario");
    }
    happening.check(running.counted(), worlds.replaysWhole());
    checkBound(running.patience(compared()));
  }

  private void checkBound(Duration patience) {
    if (bound
        && (patience.equals(SimulatedRun.ENDLESS) || running.warmUp() < 1 || worlds.replays())) {
      throw new IllegalArgumentException(
          "--bound is for generated worlds, with a --patience that ends and a --warm-up of 1 or"
              + " more");
    }
    if (bound && happening.scenarios().get(0).peak()) {
      throw new IllegalArgumentException(
          "--bound knows no law of the orders of a peak, as in "
              + happening.scenarios().get(0).name());
    }
  }

  /** Whether policies are run side by side, be it one with itself. */
  private boolean compared() {
    return policies.names().size() > 1
        || running.seeds() > 1
        || output.page()
        || bound
        || tuning.asked()
        || lab != null
        || happening.scenarios().size() > 1;
  }

  private SimulationSettings asked() {
    return new SimulationSettings(worlds, running, policies, limits, happening, compared());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
