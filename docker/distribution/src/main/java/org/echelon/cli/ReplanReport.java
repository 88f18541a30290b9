package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.replan.CalmStudy.Calm;
import org.echelon.replan.Figure;
import org.echelon.replan.ReplanStudy.Outcome;
import org.echelon.replan.ReplanStudy.Way;
import org.jspecify.annotations.Nullable;

/** What {@link BenchReplan} measured, for people and as a document. */
final class ReplanReport {
  private static final double ONE_NODE = 0.1;

  /** Larger moves have no goal: most SKUs change. */
  private static final double BY_WITH_A_GOAL = 0.05;

  private static final double ALL_BY_ONE_PERCENT = 0.6;
  private static final double TIMES_LESS_THAN_A_JOIN = 50;
  private static final double QUIET_MEAN = 0.02;
  private static final double QUIET_WORST = 0.05;

  private static final List<String> NOT_SHOWN =
      List.of(
          "Not shown: the latency of events during a refresh, which needs a broker; the changelog,"
              + " and what publishing changed proposals and ladders costs.",
          "Thread time leaves out the garbage collector and the threads of RocksDB.",
          "The rivals have items and demand at hand; the join has neither a broker nor a decision"
              + " over the nodes of a SKU, and its cost is scaled from its own size.");

  private final ReplanOptions options;
  private final List<Outcome> outcomes = new ArrayList<>();
  private @Nullable Figure join;
  private @Nullable Calm calm;
  private double storedBytesPerPair;
  private double heapBytesPerPair;

  ReplanReport(ReplanOptions options) {
    this.options = options;
  }

  /** Heap in use after a collection. */
  static long heapBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  void size(long storedBytes, long heapBytes) {
    double pairs = (double) options.skus() * options.nodes();
    storedBytesPerPair = storedBytes / pairs;
    heapBytesPerPair = heapBytes / pairs;
  }

  void add(Outcome outcome) {
    outcomes.add(outcome);
  }

  void calm(Calm quiet) {
    calm = quiet;
  }

  void join(Figure one) {
    join = one;
  }

  /** Plans that are not those of the full recomputation, over all moves and repeats. */
  long different() {
    return outcomes.stream().mapToLong(Outcome::different).sum();
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    report.line(
        "%,d SKUs on %d nodes; for a SKU and node %.0f bytes stored, %.0f in heap with item"
            + " and forecast",
        options.skus(), options.nodes(), storedBytesPerPair, heapBytesPerPair);
    outcomes.forEach(outcome -> print(report, outcome));
    Calm quiet = calm;
    if (quiet != null) {
      report.line("");
      report.line(
          "quiet: prices of %,d SKUs solved again in %d ticks, %d above zero in the last, %d"
              + " vectors withheld; of the stocked targets %.2f%% change in a tick on average,"
              + " %.2f%% at worst",
          quiet.skus(),
          quiet.shares().size(),
          quiet.priced(),
          quiet.withheld(),
          100 * quiet.mean(),
          100 * quiet.worst());
    }
    if (join != null) {
      report.line(
          "foreign-key join: %.1f us a position (%.1f to %.1f)",
          perPosition(join.millis()), perPosition(join.low()), perPosition(join.high()));
    }
    report.line(
        different() == 0
            ? "All plans are those of the full recomputation, byte for byte."
            : "WRONG: %,d plans are not those of the full recomputation.",
        different());
    NOT_SHOWN.forEach(out::println);
    report.end(goals(), 3);
  }

  private static void print(ReportText report, Outcome outcome) {
    report.line("");
    report.line(
        "%s: %,.0f SKUs skipped, %,.0f changed, %,.0f stored (%,.0f KB), %.2f%% of targets;"
            + " of those left alone %,.0f would move if planned anew",
        outcome.move().words(),
        outcome.skipped(),
        outcome.changed(),
        outcome.writes(),
        outcome.writtenBytes() / 1024,
        100 * outcome.targets(),
        outcome.restless());
    report.line(
        "  last sweeps of SKUs left alone made again, streams joined anew: %,d, of which %,d move"
            + " a level",
        outcome.replayed(), outcome.wrong());
    outcome
        .figures()
        .forEach(
            (way, figure) ->
                report.line(
                    "  %-34s %10.2f ms (%.2f to %.2f)  live is %7.3f of it  %,8.0f bytes a SKU",
                    figure.what(),
                    figure.millis(),
                    figure.low(),
                    figure.high(),
                    outcome.ratio(way),
                    figure.bytesPerSku()));
  }

  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    Figure joined = join;
    for (Outcome outcome : outcomes) {
      String id = "P2." + outcome.move().id();
      if (outcome.move().by() > BY_WITH_A_GOAL) {
        continue;
      }
      boolean all = outcome.move().everywhere();
      double most = all ? ALL_BY_ONE_PERCENT : ONE_NODE;
      goals.add(Goal.atMost(id, outcome.ratio(Way.SCAN), most, "of scan and decide"));
      if (joined != null) {
        double positions = (double) options.skus() * (all ? options.nodes() : 1);
        double times =
            perPosition(joined.millis()) * positions / 1000 / outcome.figure(Way.LIVE).millis();
        boolean met = times >= TIMES_LESS_THAN_A_JOIN;
        goals.add(new Goal(id + "-join", times, TIMES_LESS_THAN_A_JOIN, "times less CPU", met));
      }
    }
    Calm quiet = calm;
    if (quiet != null) {
      goals.add(Goal.atMost("Q3.calm-mean", quiet.mean(), QUIET_MEAN, "of targets a quiet tick"));
      goals.add(Goal.atMost("Q3.calm-worst", quiet.worst(), QUIET_WORST, "of targets"));
    }
    return goals;
  }

  private double perPosition(double millis) {
    return 1000 * millis / options.joinSkus();
  }

  Map<String, Object> document() {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("storedBytesPerPair", storedBytesPerPair);
    results.put("heapBytesPerPair", heapBytesPerPair);
    results.put("moves", outcomes);
    if (calm != null) {
      results.put("quietTicks", calm);
    }
    if (join != null) {
      results.put("foreignKeyJoin", join);
      results.put("foreignKeyJoinMicrosPerPosition", perPosition(join.millis()));
    }
    results.put("differentPlans", different());
    return new ResultDocument("bench replan", Machine.now())
        .setting("skus", options.skus())
        .setting("nodes", options.nodes())
        .setting("joinSkus", options.joinSkus())
        .setting("repeats", options.repeats())
        .setting("seed", options.seed())
        .results(results)
        .with("notShown", NOT_SHOWN)
        .goals(goals());
  }
}
