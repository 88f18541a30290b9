package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.measure.KernelWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the hot paths of the core on one thread: valuation, oracle, skip test and routing. */
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Times the hot paths of the core on one thread, on a network of 28 nodes and 24 classes:"
          + " valuing an item, answering a price vector, testing whether a price move matters,"
          + " and routing an order.",
      "Times are CPU time of the thread, those of single orders wall time; they are medians of"
          + " repeats, with the quickest and the slowest beside them.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage."
    })
final class BenchKernel implements Callable<Integer> {
  private static final int ORDERS = 20_000;
  private static final int WARM_UP = 5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--skus",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Items drawn (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed that items and orders are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--repeats",
      defaultValue = "9",
      description = "Repeats of each measurement (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seconds",
      defaultValue = "0.5",
      description = "CPU time of a repeat; five times that warms up (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    if (skus < 1 || repeats < 1 || !(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--skus and --repeats are 1 or more, --seconds above 0");
    }
    Progress progress = new Progress();
    KernelWork work = new KernelWork(skus, seed);
    progress.phase("planned", "%,d items on 28 nodes", skus);
    Stopwatch watch = new Stopwatch(repeats, seconds, WARM_UP * seconds);
    List<Stopwatch.Figure> figures = measure(work, watch, progress);
    print(figures, work);
    json.write(() -> report(figures, work));
    return 0;
  }

  private static List<Stopwatch.Figure> measure(
      KernelWork work, Stopwatch watch, Progress progress) {
    var warm = watch.rounds("valuation, warm", "ns per SKU and node", work::valueWarm);
    var cold = watch.rounds("valuation, cold", "ns per SKU and node", work::valueCold);
    var planned = watch.rounds("with its plan, warm", "ns per SKU and node", work::planWarm);
    var first = watch.rounds("with its plan, cold", "ns per SKU and node", work::planCold);
    progress.phase("timed", "valuation");
    var oracle = watch.rounds("pricing oracle", "ns per active pair", work::oracle);
    var pair = watch.rounds("skip test of a pair", "ns per active pair", work::skipPairs);
    var plan = watch.rounds("skip test of a plan", "ns per SKU and node", work::skipPlans);
    progress.phase("timed", "oracle and skip tests");
    var typical = watch.single("order routed, median", "ns per order", 0.5, ORDERS, work::route);
    var slow = watch.single("order routed, p99", "ns per order", 0.99, ORDERS, work::route);
    progress.phase("timed", "routing");
    return List.of(warm, cold, oracle, pair, plan, typical, slow, planned, first);
  }

  private void print(List<Stopwatch.Figure> figures, KernelWork work) {
    PrintWriter out = spec.commandLine().getOut();
    for (Stopwatch.Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-22s %8.1f %-20s (%.1f to %.1f)  %,.1f bytes%n",
          figure.what(),
          figure.median(),
          figure.unit(),
          figure.low(),
          figure.high(),
          figure.bytes());
    }
    out.printf(
        Locale.ROOT,
        "plans left alone by moves of all prices by up to 1%%: %.1f%%%n",
        100 * work.plansSkipped());
    goals(figures).forEach(goal -> out.println(goal.line(2)));
    out.flush();
  }

  private static List<Goal> goals(List<Stopwatch.Figure> figures) {
    return List.of(
        Goal.atMost("P3.valuation-warm", figures.get(0).median(), 1000, "ns per SKU and node"),
        Goal.atMost("P3.valuation-cold", figures.get(1).median(), 2000, "ns per SKU and node"),
        Goal.atMost("P3.oracle", figures.get(2).median(), 40, "ns per active pair"),
        Goal.atMost("P3.valuation-allocation", figures.get(0).bytes(), 0, "bytes"),
        // an answer is a few arrays by node, however many pairs were asked
        Goal.atMost("P3.oracle-allocation", figures.get(2).bytes(), 1, "bytes per active pair"),
        Goal.atMost("P7", figures.get(6).median(), 5000, "ns per order"));
  }

  private Map<String, Object> report(List<Stopwatch.Figure> figures, KernelWork work) {
    return new ResultDocument("bench kernel", Machine.now())
        .setting("skus", skus)
        .setting("seed", seed)
        .setting("repeats", repeats)
        .setting("seconds", seconds)
        .results(figures)
        .with("plansSkippedAtOnePercent", work.plansSkipped())
        .goals(goals(figures));
  }
}
