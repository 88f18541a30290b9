package org.echelon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SiteLimits;
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
      "A cell is a scenario, as of ./echelon simulate --scenario list. Finished runs are kept beside the results, so a comparison that was stopped"
          + " goes on where it stopped; runs of other code or settings are not taken.",
      "Exit codes: 0 measured, whatever the outcome; 1 a run did not balance; 2 usage."
    })
final class BenchEvidence implements Callable<Integer> {
  private static final Set<String> OWN =
      Set.of(
          "--cells",
          "--policy",
          "--seeds",
          "--seed",
          "--days",
          "--warm-up",
          "--price-every",
          "--patience",
          "--step",
          "--parallel",
          "--runs",
          "--json",
          "--out",
          "--render");

  @Spec private CommandSpec spec;

  @Mixin private SimulatedWorld worlds;

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

  @Option(
      names = "--seeds",
      defaultValue = "5",
      description = "Seeds, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--seed", defaultValue = "1", description = "First seed (default: 1).")
  private long seed;

  @Option(
      names = "--days",
      defaultValue = "42",
      description = "Virtual days of a run (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "14",
      description = "Days at the start that are not counted (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--price-every",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "Virtual time between price runs, as of simulate (default: ${DEFAULT-VALUE}).")
  private String priceEvery;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "2d",
      description = "How long a customer waits for a node (default: ${DEFAULT-VALUE}).")
  private Duration patience;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Runs at once (default: one for each core, as far as memory allows).")
  private Integer parallel;

  @Option(
      names = "--runs",
      paramLabel = "FILE",
      description = "Where finished runs are kept (default: beside --json, ending in .runs.jsonl).")
  private Path runs;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private Path json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Write the page, in Markdown: of all results in the folder of --json, or of this"
            + " comparison alone where there is none."
      })
  private Path out;

  @Option(
      names = "--render",
      paramLabel = "DIR",
      description = "Run nothing: write the page of the results in a folder to --out, or print it.")
  private Path render;

  @Override
  public Integer call() throws IOException {
    if (render != null) {
      if (!Files.isDirectory(render)) {
        throw new ParameterException(spec.commandLine(), "there is no folder " + render);
      }
      write(EvidencePage.of(render));
      return 0;
    }
    List<Scenario> cells;
    List<PolicyChoice> policies;
    try {
      cells = scenarios();
      policies = PolicyChoice.all(policyNames, priceEvery);
      check(cells, policies);
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
    return run(cells, policies);
  }

  private int run(List<Scenario> cells, List<PolicyChoice> policies) throws IOException {
    Progress progress = new Progress();
    World world = worlds.of(seed, days);
    int skus = world.items().size();
    int atOnce = parallel == null ? ParallelRuns.fitting(skus) : parallel;
    String version = CodeVersion.now();
    String settings = worldOptions() + " " + runOptions();
    EvidenceLog log =
        runsFile() == null
            ? EvidenceLog.forgetful()
            : EvidenceLog.in(runsFile(), settings, version);
    EvidenceRuns all =
        new EvidenceRuns(
            cells,
            policies,
            (cell, some) -> runs(cell, some, progress),
            log,
            settings,
            version,
            atOnce,
            progress);
    Map<Scenario, List<PolicyRun>> found = all.run(seed, seeds);
    List<EvidenceReport.Cell> results = new ArrayList<>();
    found.forEach((cell, its) -> results.add(EvidenceReport.cell(cell, its)));
    EvidenceReport report =
        new EvidenceReport(
            EvidenceReport.COMMAND,
            Machine.now(),
            settings(world.name(), skus, version, atOnce),
            new EvidenceReport.Results(results),
            EvidenceGoals.of(results));
    found.forEach(this::print);
    write(report);
    return found.values().stream().allMatch(its -> its.stream().allMatch(run -> run.run().sound()))
        ? 0
        : 1;
  }

  private List<Scenario> scenarios() {
    return cellNames.stream().map(name -> Scenarios.of(name.trim())).toList();
  }

  private PolicyRuns runs(Scenario cell, List<PolicyChoice> policies, Progress progress) {
    return new PolicyRuns(
        policies,
        s -> ScenarioOptions.world(worlds, cell, s, days, warmUp),
        step,
        days,
        warmUp,
        patience,
        SiteLimits.ENFORCED,
        progress);
  }

  private void print(Scenario cell, List<PolicyRun> its) {
    spec.commandLine().getOut().printf("%n%s: %s%n", cell.name(), cell.about());
    new ComparisonText(PolicyComparison.of(its), spec.commandLine().getOut()).print();
  }

  private void write(EvidenceReport report) throws IOException {
    report.goals().forEach(goal -> spec.commandLine().getOut().println(goal.line(2)));
    if (json != null) {
      Path folder = Objects.requireNonNull(json.toAbsolutePath().getParent());
      Files.createDirectories(folder);
      Json.write(json, report);
      if (out != null) {
        write(EvidencePage.of(folder));
      }
    } else if (out != null) {
      JsonNode document = Json.MAPPER.valueToTree(report);
      write(new EvidencePage(List.of(new EvidencePage.Source("no file", document))));
    }
  }

  private void write(EvidencePage page) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().print(page.markdown());
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, page.markdown());
    }
  }

  private EvidenceReport.Settings settings(String world, int skus, String version, int atOnce) {
    return new EvidenceReport.Settings(
        world,
        worlds.source(),
        worldOptions(),
        skus,
        days,
        warmUp,
        seed,
        seeds,
        priceEvery,
        patience.equals(SimulatedRun.ENDLESS) ? "for ever" : patience.toHours() + "h",
        step.toMinutes() + "m",
        policyNames,
        version,
        atOnce);
  }

  /** What it takes, beside cell, policy and seed, to make a run again. */
  private String runOptions() {
    return "days "
        + days
        + " warm-up "
        + warmUp
        + " prices "
        + priceEvery
        + " patience "
        + patience
        + " step "
        + step;
  }

  /** The options that name the world, as they were given; files without their folders. */
  private String worldOptions() {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!OWN.contains(option.longestName())) {
        Object value = option.getValue();
        String text = value instanceof Path path ? path.getFileName() + "" : String.valueOf(value);
        options.add(option.longestName() + " " + text);
      }
    }
    return String.join(" ", options);
  }

  private Path runsFile() {
    if (runs != null || json == null) {
      return runs;
    }
    String name = json.getFileName().toString().replaceFirst("\\.json$", "");
    return json.resolveSibling(name + ".runs.jsonl");
  }

  private void check(List<Scenario> cells, List<PolicyChoice> policies) {
    worlds.check();
    if (days < 1 || warmUp < 0 || warmUp >= days || seeds < 1) {
      throw new IllegalArgumentException(
          "--days and --seeds are 1 or more, --warm-up is 0 or more and below --days");
    }
    if (parallel != null && parallel < 1) {
      throw new IllegalArgumentException("--parallel is 1 or more");
    }
    if (cells.stream().map(Scenario::name).distinct().count() < cells.size()) {
      throw new IllegalArgumentException("each cell is named once, not " + cellNames);
    }
    for (Scenario cell : cells) {
      cell.check(days - warmUp);
      if (worlds.replaysWhole() && (cell.storage() != 1 || cell.flow() != 1)) {
        throw new IllegalArgumentException(
            "with --fit 0 capacities are those of the whole file, also in " + cell.name());
      }
    }
    policies.forEach(policy -> policy.settings(step, days, warmUp, seed));
  }
}
