package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.control.PlanningPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.PairedDifference;
import org.echelon.producers.outside.CoupledPlatform;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.world.CommonStart;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.policy.Policies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs old and new coupled in virtual time: a minimum and maximum rule does a part of the work. */
@Command(
    name = "trial",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the us8 world in virtual time with another planner that does nothing, buys, or buys and"
          + " moves, by minimum and maximum at each node; tells what each costs on the same chance"
          + " and the same opening stock. Needs no broker.",
      "Exit codes: 0 done and every unit balances, 1 not, 2 usage."
    })
final class ExternalTrial implements Callable<Integer> {
  private static final Duration STEP = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final String RHYTHM = "24h";

  /** Who does what. */
  enum Arm {
    OURS("all ours"),
    BUYING("outside buys, we place"),
    BOTH("all outside");

    private final String words;

    Arm(String words) {
      this.words = words;
    }

    VirtualPlatform on(VirtualPlatform platform) {
      return this == OURS
          ? platform
          : new CoupledPlatform(platform, this == BUYING ? PlanningPart.BUYING : PlanningPart.BOTH);
    }
  }

  /** What came of an arm with a seed. */
  private record Outcome(SimulationSummary summary, CostSummary costs) {}

  @Spec private CommandSpec spec;

  @Option(names = "--skus", defaultValue = "60", description = "SKUs (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      defaultValue = "28",
      description = "Virtual days to run (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "Days at the start left out of the costs (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--seed", defaultValue = "1", description = "First seed (default: 1).")
  private long seed;

  @Option(names = "--seeds", defaultValue = "1", description = "How many (default: 1).")
  private int seeds;

  @Mixin private JsonOption json;

  private final Map<Arm, List<Outcome>> outcomes = new EnumMap<>(Arm.class);

  @Override
  public Integer call() throws IOException {
    if (skus < 1 || seeds < 1 || warmUp < 0 || days <= warmUp) {
      throw new ParameterException(
          spec.commandLine(), "--skus and --seeds are 1 or more, --days above --warm-up");
    }
    Progress progress = new Progress();
    for (long s = seed; s < seed + seeds; s++) {
      World world = new CommonStart(Us8World.scaled(s, skus, days, 1, 1));
      for (Arm arm : Arm.values()) {
        Outcome outcome = run(arm, world, s);
        outcomes.computeIfAbsent(arm, none -> new ArrayList<>()).add(outcome);
        progress.phase("seed " + s, "%s: %,.1f a day", arm.words, outcome.costs().perDay());
      }
    }
    print(spec.commandLine().getOut());
    json.write(() -> document());
    boolean sound =
        outcomes.values().stream().flatMap(List::stream).allMatch(one -> one.summary().sound());
    return sound ? 0 : 1;
  }

  private Outcome run(Arm arm, World world, long s) {
    PolicyChoice choice = PolicyChoice.of(Policies.ECHELON.label(), RHYTHM);
    try (VirtualPlatform platform = arm.on(new CoreLoop(choice.virtual(STEP)));
        SimulatedRun run =
            new SimulatedRun(
                platform,
                world,
                choice.settings(STEP, days, warmUp, s),
                choice.prices().rhythm(),
                Behaviour.USUAL,
                PATIENCE)) {
      return new Outcome(run.run(), run.costs());
    }
  }

  private void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-24s %12s %26s %8s %8s%n",
        "",
        "cost a day",
        "against all ours (95%)",
        "fill",
        "on time");
    for (Arm arm : Arm.values()) {
      out.printf(
          Locale.ROOT,
          "%-24s %12.1f %26s %7.1f%% %7.1f%%%n",
          arm.words,
          mean(costs(arm)),
          arm == Arm.OURS ? "" : words(difference(arm)),
          100 * mean(fills(arm)),
          100 * mean(onTimes(arm)));
    }
    out.flush();
  }

  private static String words(PairedDifference difference) {
    return difference.seeds() < 2
        ? String.format(Locale.ROOT, "%+.1f%% (one seed)", 100 * difference.mean())
        : String.format(
            Locale.ROOT,
            "%+.1f%% (%+.1f to %+.1f)",
            100 * difference.mean(),
            100 * difference.low(),
            100 * difference.high());
  }

  private PairedDifference difference(Arm arm) {
    return PairedDifference.relative(costs(Arm.OURS), costs(arm));
  }

  private List<Outcome> of(Arm arm) {
    return outcomes.getOrDefault(arm, List.of());
  }

  private List<Double> costs(Arm arm) {
    return of(arm).stream().map(one -> one.costs().perDay()).toList();
  }

  private List<Double> fills(Arm arm) {
    return of(arm).stream().map(one -> one.summary().fillRate()).toList();
  }

  private List<Double> onTimes(Arm arm) {
    return of(arm).stream().map(one -> one.costs().allSpeeds().onTimeShare()).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(0);
  }

  private Map<String, Object> document() {
    Map<String, Object> results = new LinkedHashMap<>();
    for (Arm arm : Arm.values()) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("costPerDay", costs(arm));
      figures.put("fillRate", fills(arm));
      figures.put("onTimeShare", onTimes(arm));
      figures.put("parts", of(arm).stream().map(one -> one.costs().parts()).toList());
      results.put(arm.name(), figures);
    }
    return new ResultDocument("external trial", Machine.now())
        .setting("skus", skus)
        .setting("days", days)
        .setting("warmUpDays", warmUp)
        .setting("seed", seed)
        .setting("seeds", seeds)
        .results(results)
        .goals(List.of());
  }
}
