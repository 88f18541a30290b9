package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.scenario.Scenarios;
import org.echelon.producers.world.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Compares policies over cells of a world and writes the page of evidence. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs every policy in every cell on every seed, on common random numbers, holds the"
          + " differences against the goals and writes results and page.",
      "A cell is a scenario, as of ./echelon simulate --scenario list. Finished runs are kept"
          + " beside the results, so a comparison that was stopped goes on where it stopped; runs"
          + " of other code, settings or input files are not taken.",
      "Exit codes: 0 measured, whatever the outcome; 1 a run did not balance; 2 usage."
    })
final class BenchEvidence implements Callable<Integer> {
  private static final String WORLDS = "worlds";

  @Spec private CommandSpec spec;

  @Mixin(name = WORLDS)
  private SimulatedWorld worlds;

  @Option(
      names = "--cells",
      split = ",",
      paramLabel = "CELL",
      description = "Scenarios as of simulate, separated by commas (default: ${DEFAULT-VALUE}).",
      defaultValue = "nominal,capacity-85,capacity-70,storage-60")
  private List<String> cellNames = List.of();

  @Option(
      names = "--policy",
      split = ",",
      paramLabel = "NAME",
      description = "Policies as of simulate, the one to prove first (default: ${DEFAULT-VALUE}).",
      defaultValue =
          "echelon,unpriced,stationary,base-stock,rationed,tuned,rolling-lp,s-S,guaranteed")
  private List<String> policyNames = List.of();

  @Mixin private EvidenceRunOptions options;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Runs at once (default: one for each core, as far as memory allows).")
  private Integer parallel;

  @Mixin private EvidenceFiles files;

  @Override
  public Integer call() throws IOException {
    List<Scenario> cells;
    List<PolicyChoice> policies;
    try {
      files.check();
      if (files.renders()) {
        files.render(spec.commandLine().getOut());
        return 0;
      }
      cells = cellNames.stream().map(name -> Scenarios.of(name.trim())).toList();
      policies = PolicyChoice.all(policyNames, options.priceEvery());
      check(cells, policies);
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    return run(cells, policies);
  }

  private int run(List<Scenario> cells, List<PolicyChoice> policies) throws IOException {
    Progress progress = new Progress();
    World world = worlds.of(options.firstSeed(), options.days());
    int atOnce = parallel == null ? ParallelRuns.fitting(world.items().size()) : parallel;
    String version = CodeVersion.now();
    EvidenceReport.Settings settings =
        options.settings(world, worlds, worldOptions(), policyNames, version, atOnce);
    String input = settings.options() + " " + settings.inputs();
    EvidencePlan plan = options.plan(worlds, cells, policies, input, version);
    EvidenceSetup setup = options.setup(worlds, progress);
    EvidenceLog log = files.log(plan);
    Map<Scenario, Map<Long, String>> frozen =
        cells.stream().collect(Collectors.toMap(cell -> cell, cell -> hashes(plan, setup, cell)));
    Map<Scenario, EvidenceReport.Tuned> tuned =
        new EvidenceTuning(plan, setup, log, atOnce, progress).run();
    Map<Scenario, EvidenceRuns.Found> found =
        new EvidenceRuns(plan, setup, tuned, log, atOnce, progress).run();
    List<EvidenceReport.Cell> results = new ArrayList<>();
    found.forEach(
        (cell, its) ->
            results.add(
                EvidenceReport.cell(
                    cell, its, tuned.get(cell), frozen.getOrDefault(cell, Map.of()))));
    EvidenceReport report =
        new EvidenceReport(
            EvidenceReport.COMMAND,
            Machine.now(),
            settings,
            new EvidenceReport.Results(results),
            EvidenceGoals.of(results));
    print(found, report);
    files.write(report, spec.commandLine().getOut());
    return found.values().stream()
            .flatMap(its -> its.runs().stream())
            .allMatch(run -> run.run().sound())
        ? 0
        : 1;
  }

  private static Map<Long, String> hashes(EvidencePlan plan, EvidenceSetup setup, Scenario cell) {
    Map<Long, String> hashes = new TreeMap<>();
    plan.judged().forEach(seed -> hashes.put(seed, setup.worldHash(cell, seed)));
    return hashes;
  }

  private void print(Map<Scenario, EvidenceRuns.Found> found, EvidenceReport report) {
    found.forEach(
        (cell, its) -> {
          spec.commandLine().getOut().printf("%n%s: %s%n", cell.name(), cell.about());
          PolicyComparison comparison = PolicyComparison.of(its.runs());
          new ComparisonText(comparison, spec.commandLine().getOut()).print();
          if (!its.bounds().isEmpty()) {
            BoundedPolicies.of(its.bounds(), comparison).print(spec.commandLine().getOut());
          }
        });
    report.goals().forEach(goal -> spec.commandLine().getOut().println(goal.line(2)));
  }

  /** The options that name the world, as they were given; files without their folders. */
  private String worldOptions() {
    Set<String> own =
        Objects.requireNonNull(spec.mixins().get(WORLDS)).options().stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.toSet());
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .filter(option -> own.contains(option.longestName()))
        .map(option -> option.longestName() + " " + text(option.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String text(Object value) {
    return value instanceof Path path ? path.getFileName() + "" : String.valueOf(value);
  }

  private void check(List<Scenario> cells, List<PolicyChoice> policies) {
    worlds.check();
    if (parallel != null && parallel < 1) {
      throw new IllegalArgumentException("--parallel is 1 or more");
    }
    if (cells.stream().map(Scenario::name).distinct().count() < cells.size()) {
      throw new IllegalArgumentException("each cell is named once, not " + cellNames);
    }
    for (Scenario cell : cells) {
      if (worlds.replaysWhole() && (cell.storage() != 1 || cell.flow() != 1)) {
        throw new IllegalArgumentException(
            "with --fit 0 capacities are those of the whole file, also in " + cell.name());
      }
    }
    options.check(worlds, cells, policies);
  }
}
