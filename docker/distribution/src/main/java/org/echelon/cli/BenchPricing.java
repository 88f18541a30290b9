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
import org.echelon.config.Deployment;
import org.echelon.measure.PricingInstance;
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
      "Beside it the same search over the trial topics of a broker of its own, with workers for as"
          + " many parts as told and as many threads as the machine has cores, against one thread"
          + " over the same parts: wall time, which other work on the machine disturbs. It shows"
          + " what asking costs; not a second machine, and not the freezing of ladders.",
      "Times are CPU time, medians of repeats with the quickest and the slowest beside them.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage; 4 the bounds of two methods do not"
          + " agree."
    })
final class BenchPricing implements Callable<Integer> {
  private static final int FLAT_FROM = 10_000;
  private static final int LARGE = 100_000;
  private static final int WARM_UP_SKUS = 1000;

  private static final int COMMIT_MILLIS = 50;
  private static final int TELL_EVERY = 100_000;

  /** Above this a second copy of the tables would not fit beside the first. */
  private static final int WHOLE = 200_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--skus",
      split = ",",
      defaultValue = "1000,10000,100000",
      paramLabel = "N",
      description =
          "Sizes of assortments (default: ${DEFAULT-VALUE}). A million takes some 5 GB:"
              + " ECHELON_OPTS='-Xmx6g -XX:+UseSerialGC'.")
  private int[] skus;

  @Option(
      names = "--peers-up-to",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Largest assortment that the peers price too (default: ${DEFAULT-VALUE}).")
  private int peersUpTo;

  @Option(
      names = "--partitions",
      split = ",",
      defaultValue = "4,12",
      paramLabel = "P",
      description =
          "Parts of the distributed search, 0 for none (default: ${DEFAULT-VALUE}); above "
              + WHOLE
              + " SKUs the most of them alone.")
  private int[] partitions;

  @Option(
      names = "--sample",
      defaultValue = "2000",
      paramLabel = "N",
      description = "SKUs at least in a sample (default: ${DEFAULT-VALUE}).")
  private int sample;

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
  public Integer call() throws Exception {
    if (repeats < 1 || sample < 0 || Arrays.stream(skus).anyMatch(n -> n < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--skus and --repeats are 1 or more, --sample is 0 or more");
    }
    if (Arrays.stream(partitions).anyMatch(p -> p < 0)) {
      throw new ParameterException(spec.commandLine(), "--partitions are 0 or more");
    }
    int[] sizes = Arrays.stream(skus).sorted().distinct().toArray();
    int[] split = Arrays.stream(partitions).filter(p -> p > 0).sorted().distinct().toArray();
    Progress progress = new Progress();
    // Compiles what the smallest size alone would run too seldom.
    int warmUp = Math.min(sizes[0], WARM_UP_SKUS);
    PricingTrial.of(
        new PricingInstance(warmUp, seed),
        new PricingTrial.Ways(1, sample, warmUp <= peersUpTo),
        progress);
    progress.phase("warmed", "up");
    PricingSizes done = new PricingSizes(spec.commandLine().getOut(), progress);
    if (split.length == 0) {
      for (int size : sizes) {
        done.whole(drawn(size, 1, progress), ways(size));
      }
    } else {
      try (EmbeddedDeployment embedded =
          EmbeddedDeployment.start("pricing", 5, COMMIT_MILLIS, progress)) {
        for (int size : sizes) {
          measure(size, split, embedded.deployment(), done, progress);
        }
      }
    }
    report(sizes, done);
    return 0;
  }

  private void measure(
      int size, int[] split, Deployment deployment, PricingSizes done, Progress progress)
      throws InterruptedException {
    if (size > WHOLE) {
      PricingInstance parts = drawn(size, split[split.length - 1], progress);
      done.whole(parts, ways(size));
      done.distributed(parts, deployment, repeats);
      return;
    }
    done.whole(drawn(size, 1, progress), ways(size));
    for (int count : split) {
      done.distributed(drawn(size, count, progress), deployment, repeats);
    }
  }

  private PricingTrial.Ways ways(int size) {
    return new PricingTrial.Ways(repeats, sample, size <= peersUpTo);
  }

  private PricingInstance drawn(int size, int parts, Progress progress) {
    return new PricingInstance(
        size,
        seed,
        parts,
        done -> {
          if (done == size || done % TELL_EVERY == 0) {
            progress.phase("drawn", "%,d of %,d items in %d parts", done, size, parts);
          }
        });
  }

  private void report(int[] sizes, PricingSizes done) throws IOException {
    List<PricingTrial> trials = done.trials();
    PricingLine line = trials.size() > 1 ? PricingLine.through(trials) : null;
    List<DistributedLine> lines = done.lines();
    List<Goal> goals = goals(trials);
    print(spec.commandLine().getOut(), trials, line, lines, goals);
    if (json != null) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("command", "bench pricing");
      document.put("machine", Machine.now());
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("skus", sizes);
      settings.put("partitions", partitions);
      settings.put("sample", sample);
      settings.put("peersUpTo", peersUpTo);
      settings.put("repeats", repeats);
      settings.put("seed", seed);
      document.put("settings", settings);
      document.put("results", trials);
      document.put("distributed", done.distributed());
      document.put("distributedLines", lines);
      if (line != null) {
        document.put("line", line);
      }
      document.put("goals", goals);
      Json.write(json, document);
    }
  }

  private static void print(
      PrintWriter out,
      List<PricingTrial> trials,
      @Nullable PricingLine line,
      List<DistributedLine> lines,
      List<Goal> goals) {
    for (PricingTrial trial : trials) {
      out.printf(
          Locale.ROOT,
          "%,11d SKUs  with certificate and repaired plan %.3f s CPU, gap %.2e of value;"
              + " tables of %.0f bytes a SKU, %.0f a pair%n",
          trial.skus(),
          trial.runSeconds(),
          trial.certificate().gapOfValue(),
          (double) trial.tableBytes() / trial.skus(),
          (double) trial.tableBytes() / trial.pairs());
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
    for (DistributedLine one : lines) {
      out.printf(
          Locale.ROOT,
          "distributed, P = %d: %.3f s + %.2f us a SKU, on one thread %.2f us: quicker %s%n",
          one.partitions(),
          one.fixedSeconds(),
          1e6 * one.secondsPerSku(),
          1e6 * one.localSecondsPerSku(),
          Double.isInfinite(one.paysFromSkus())
              ? "at no size here"
              : String.format(Locale.ROOT, "from %,.0f SKUs on", one.paysFromSkus()));
    }
    goals.forEach(goal -> out.println(goal.line(2)));
    out.flush();
  }

  private static List<Goal> goals(List<PricingTrial> trials) {
    List<Goal> goals = new ArrayList<>();
    int rounds = trials.stream().mapToInt(t -> t.certificate().oracleCalls()).max().orElse(0);
    goals.add(Goal.atMost("P4.rounds", rounds, 7, "questions of a cold run"));
    int warm =
        trials.stream()
            .flatMap(trial -> trial.figures().stream())
            .filter(figure -> figure.method().startsWith(PricingTrial.WARM))
            .mapToInt(PricingFigures::calls)
            .max()
            .orElse(0);
    goals.add(Goal.atMost("P4.rounds-warm", warm, 7, "questions of a warm search"));
    for (PricingTrial trial : trials) {
      if (trial.skus() == LARGE) {
        double seconds = trial.cold().cpuSeconds().median();
        goals.add(Goal.atMost("P4.cpu-100k", seconds, 1, "s CPU"));
        trial
            .sampled()
            .map(
                figure ->
                    Goal.atMost(
                        "P4.cpu-100k-sampled",
                        figure.cpuSeconds().median(),
                        1,
                        "s CPU, after a sample"))
            .ifPresent(goals::add);
      }
    }
    trials.stream()
        .filter(trial -> !Double.isNaN(trial.ratio(PricingTrial.BUNDLE)))
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
}
