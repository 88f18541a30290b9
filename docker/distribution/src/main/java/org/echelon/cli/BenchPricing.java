package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the search for prices over sizes of assortments, beside a bundle and a dual ascent. */
@Command(
    name = "pricing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prices storage and flow of 28 nodes for assortments of several sizes on one thread: cold,"
          + " and warm after all capacities moved by 5%%. A level bundle and an accelerated dual"
          + " ascent price the same problems to the same gap of 0.01%% of the best bound known.",
      "Times are CPU time, medians of repeats with the quickest and the slowest beside them.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage; 4 the bounds of two methods do not"
          + " agree."
    })
final class BenchPricing implements Callable<Integer> {
  private static final int FLAT_FROM = 10_000;
  private static final int LARGE = 100_000;
  private static final int WARM_UP_SKUS = 1000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--skus",
      split = ",",
      defaultValue = "1000,10000,100000",
      paramLabel = "N",
      description =
          "Sizes of assortments (default: ${DEFAULT-VALUE}). A million takes some 12 GB while it is"
              + " built: ECHELON_OPTS='-Xmx14g -XX:+UseSerialGC'.")
  private int[] skus;

  @Option(
      names = "--peers-up-to",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Largest assortment that the peers price too (default: ${DEFAULT-VALUE}).")
  private int peersUpTo;

  @Option(
      names = "--repeats",
      defaultValue = "7",
      description = "Repeats of each measurement (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed that items and limits are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException {
    if (repeats < 1 || Arrays.stream(skus).anyMatch(n -> n < 1)) {
      throw new ParameterException(spec.commandLine(), "--skus and --repeats are 1 or more");
    }
    int[] sizes = Arrays.stream(skus).sorted().distinct().toArray();
    Progress progress = new Progress();
    List<PricingTrial> trials = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    // Compiles what the smallest size alone would run too seldom.
    PricingTrial.of(Math.min(sizes[0], WARM_UP_SKUS), seed, 1, sizes[0] <= peersUpTo, progress);
    progress.phase("warmed", "up");
    for (int size : sizes) {
      PricingTrial trial = PricingTrial.of(size, seed, repeats, size <= peersUpTo, progress);
      trials.add(trial);
      trial.figures().forEach(figure -> out.println(figure.line()));
      out.flush();
      progress.phase("priced", "%,d SKUs, %,d pairs", size, trial.pairs());
    }
    PricingLine line = trials.size() > 1 ? PricingLine.through(trials) : null;
    List<Goal> goals = goals(trials);
    print(out, trials, line, goals);
    if (json != null) {
      Json.write(json, report(sizes, trials, line, goals));
    }
    return 0;
  }

  private static void print(
      PrintWriter out, List<PricingTrial> trials, @Nullable PricingLine line, List<Goal> goals) {
    for (PricingTrial trial : trials) {
      out.printf(
          Locale.ROOT,
          "%,11d SKUs  with certificate and repaired plan %.3f s CPU, gap %.2e of value;"
              + " %.0f bytes a SKU%n",
          trial.skus(),
          trial.runSeconds(),
          trial.certificate().gapOfValue(),
          (double) trial.tableBytes() / trial.skus());
    }
    if (line != null) {
      out.printf(
          Locale.ROOT,
          "cold search by the line: %.4f s + %.3f us a SKU, %.0f%% off at most%n",
          line.fixedSeconds(),
          1e6 * line.secondsPerSku(),
          100 * line.worstMiss());
      out.printf(
          Locale.ROOT,
          "on paper, not run: 100 million SKUs in %,.0f s CPU with %,.0f GB of tables; on %d"
              + " machines of 16 such cores, 48 GB for tables and 80%% of the cores at work,"
              + " %.1f s%n",
          line.paper().cpuSeconds(),
          line.paper().bytes() / 1e9,
          line.paper().machines(),
          line.paper().seconds());
    }
    goals.forEach(goal -> out.println(goal.line(2)));
    out.flush();
  }

  private static List<Goal> goals(List<PricingTrial> trials) {
    List<Goal> goals = new ArrayList<>();
    int rounds = trials.stream().mapToInt(t -> t.certificate().oracleCalls()).max().orElse(0);
    goals.add(Goal.atMost("P4.rounds", rounds, 7, "questions of a cold run"));
    for (PricingTrial trial : trials) {
      if (trial.skus() == LARGE) {
        double seconds = trial.cold().cpuSeconds().median();
        goals.add(Goal.atMost("P4.cpu-100k", seconds, 1, "s CPU"));
      }
    }
    trials.stream()
        .filter(trial -> trial.figures().size() > 3)
        .reduce((one, larger) -> larger)
        .ifPresent(
            trial -> {
              String unit = "times our CPU time, " + trial.skus() + " SKUs";
              double bundle = trial.ratio(PricingTrial.BUNDLE);
              double ascent = trial.ratio(PricingTrial.ASCENT);
              goals.add(Goal.atLeast("P4.vs-bundle", bundle, 10, unit));
              goals.add(Goal.atLeast("P4.vs-dual-ascent", ascent, 10, unit));
            });
    double[] perSku =
        trials.stream()
            .filter(trial -> trial.skus() >= FLAT_FROM)
            .mapToDouble(trial -> trial.cold().cpuMicrosPerSku())
            .sorted()
            .toArray();
    if (perSku.length > 1) {
      double growth = 100 * (perSku[perSku.length - 1] / perSku[0] - 1);
      goals.add(Goal.atMost("P6.flat", growth, 10, "% between the costs of a SKU"));
    }
    return goals;
  }

  private Map<String, Object> report(
      int[] sizes, List<PricingTrial> trials, @Nullable PricingLine line, List<Goal> goals) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", "bench pricing");
    document.put("machine", Machine.now());
    document.put(
        "settings",
        Map.of("skus", sizes, "peersUpTo", peersUpTo, "repeats", repeats, "seed", seed));
    document.put("results", trials);
    if (line != null) {
      document.put("line", line);
    }
    document.put("goals", goals);
    return document;
  }
}
