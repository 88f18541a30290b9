package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.echelon.follow.Followed;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.Spread;

/** Prints and writes how prices were followed. */
final class FollowReport {
  private static final long POSITIONS_OF_GOALS = 2_000_000;
  private static final String ONE_NODE = "one-node";
  private static final double ONE_NODE_SECONDS = 2;
  private static final double BROAD_SECONDS = 10;
  private static final double DRAFT_SECONDS = 5;
  private static final double TIMES_QUIET = 1.5;

  private static final List<String> LIMITS =
      List.of(
          "one machine: broker, registry, sender and reader share its cores with the platform",
          "prices are drawn, not made; no pricing job runs, and its work is not in the figures",
          "a task tells with a tick that it has finished, so up to a second late",
          "a draft is asked for at the tick after the prices",
          "no departure falls into the time of a refresh");

  private final LoadSettings load;
  private final double capacity;
  private final double pace;
  private final List<Followed> all;
  private final Percentiles quiet;
  private final List<Percentiles> busy;

  /**
   * @param busy what events felt, for each of {@code all}
   */
  FollowReport(
      LoadSettings load,
      double capacity,
      double pace,
      List<Followed> all,
      Percentiles quiet,
      List<Percentiles> busy) {
    this.load = load;
    this.capacity = capacity;
    this.pace = pace;
    this.all = all;
    this.quiet = quiet;
    this.busy = busy;
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    report.line(
        "%,d SKUs on %d nodes, %,d positions; %,.0f events a second of %,.0f that are taken in",
        load.skus(), load.nodes(), load.positions(), pace, capacity);
    report.line("  order line to assignment, prices still: %s", text(quiet));
    moves().forEach((move, followed) -> print(report, move, followed));
    if (load.positions() < POSITIONS_OF_GOALS) {
      report.line("P2 and P8 are about %,d positions and are not judged here.", POSITIONS_OF_GOALS);
    }
    report.end(goals(), 2, LIMITS);
  }

  private void print(ReportText report, String move, List<Followed> followed) {
    report.line("%s: %s SKUs changed", move, spread(followed, Followed::changed).text("%,.0f"));
    row(report, "first proposal", followed, Followed::first);
    row(report, "99.9% of proposals", followed, Followed::mostly);
    row(report, "all proposals", followed, Followed::all);
    row(report, "adopted by every task", followed, Followed::adopted);
    row(report, "finished by every task", followed, Followed::finished);
    row(report, "first draft of a departure", followed, Followed::firstDraft);
    row(report, "last draft", followed, Followed::lastDraft);
    report.line(
        "  %,d SKUs left at old prices; p99 of order line to assignment meanwhile %s ms",
        followed.stream().mapToLong(Followed::left).sum(), p99(move).text("%.0f"));
  }

  private static void row(
      ReportText report, String what, List<Followed> of, ToDoubleFunction<Followed> seconds) {
    report.line("  %-28s %s s", what, spread(of, seconds).text("%.2f"));
  }

  private Map<String, List<Followed>> moves() {
    Map<String, List<Followed>> moves = new LinkedHashMap<>();
    all.forEach(one -> moves.computeIfAbsent(one.move(), m -> new ArrayList<>()).add(one));
    return moves;
  }

  /** Stretches of one move, each with a percentile of its own. */
  private Spread p99(String move) {
    List<Double> figures = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).move().equals(move)) {
        figures.add(busy.get(i).p99Millis());
      }
    }
    return Spread.of(figures);
  }

  private static Spread spread(List<Followed> of, ToDoubleFunction<Followed> figure) {
    return Spread.of(of.stream().map(figure::applyAsDouble).toList());
  }

  /** The goals are about two million positions; fewer say nothing about them. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    if (load.positions() < POSITIONS_OF_GOALS) {
      return goals;
    }
    moves()
        .forEach(
            (move, followed) -> {
              boolean one = move.equals(ONE_NODE);
              double most = one ? ONE_NODE_SECONDS : BROAD_SECONDS;
              double mostly = spread(followed, Followed::mostly).median();
              goals.add(Goal.atMost("P8." + move, mostly, most, "s"));
              double times = p99(move).median() / quiet.p99Millis();
              goals.add(Goal.atMost("P2.event-p99-" + move, times, TIMES_QUIET, "of quiet"));
            });
    // Where none came, nothing was measured.
    List<Followed> drafted = all.stream().filter(one -> one.firstDraft() > 0).toList();
    if (!drafted.isEmpty()) {
      double first = spread(drafted, Followed::firstDraft).median();
      goals.add(Goal.atMost("P8.draft", first, DRAFT_SECONDS, "s"));
    }
    return goals;
  }

  Map<String, Object> document(Machine machine, int repeats, double quietSeconds) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("positions", load.positions());
    results.put("capacityPerSecond", capacity);
    results.put("quiet", quiet);
    moves().forEach((move, followed) -> results.put(move, result(move, followed)));
    return new ResultDocument("bench follow", machine)
        .setting("load", load)
        .setting("repeats", repeats)
        .setting("quietSeconds", quietSeconds)
        .setting("perSecond", pace)
        .results(results)
        .with("notShown", LIMITS)
        .goals(goals());
  }

  private Map<String, Object> result(String move, List<Followed> followed) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("changed", spread(followed, Followed::changed));
    result.put("firstSeconds", spread(followed, Followed::first));
    result.put("mostlySeconds", spread(followed, Followed::mostly));
    result.put("allSeconds", spread(followed, Followed::all));
    result.put("adoptedSeconds", spread(followed, Followed::adopted));
    result.put("finishedSeconds", spread(followed, Followed::finished));
    result.put("firstDraftSeconds", spread(followed, Followed::firstDraft));
    result.put("lastDraftSeconds", spread(followed, Followed::lastDraft));
    result.put("drafts", spread(followed, Followed::drafts));
    result.put("left", followed.stream().mapToLong(Followed::left).sum());
    result.put("eventP99Millis", p99(move));
    return result;
  }

  private static String text(Percentiles times) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f p95 %.0f p99 %.0f ms of %,d",
        times.p50Millis(),
        times.p95Millis(),
        times.p99Millis(),
        times.count());
  }
}
