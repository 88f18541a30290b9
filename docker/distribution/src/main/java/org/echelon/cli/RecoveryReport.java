package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.echelon.recovery.Recovery;
import org.echelon.recovery.RecoveryKind;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.Spread;

/** Prints and writes how Plan came back. */
final class RecoveryReport {
  private static final long POSITIONS_OF_GOAL = 2_000_000;
  private static final double MOST_SECONDS = 2.5;

  private static final List<String> LIMITS =
      List.of(
          "one machine: broker, registry, Plan and the reader share its cores and its disk, and"
              + " files that were just written are read from memory",
          "one broker and one replica; the broker itself is not stopped",
          "Plan alone: no intake, gates or pricing job comes back with it",
          "no load but the facts that are on their way at a kill, so no backlog has to be caught"
              + " up with");

  private final LoadSettings load;
  private final double fillSeconds;
  private final Map<RecoveryKind, List<Recovery>> all = new EnumMap<>(RecoveryKind.class);

  RecoveryReport(LoadSettings load, double fillSeconds, List<Recovery> recoveries) {
    this.load = load;
    this.fillSeconds = fillSeconds;
    recoveries.forEach(one -> all.computeIfAbsent(one.kind(), k -> new ArrayList<>()).add(one));
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    report.line(
        "%,d SKUs on %d nodes, %,d positions; filled in %.1f s, %,.0f positions a second",
        load.skus(), load.nodes(), load.positions(), fillSeconds, load.positions() / fillSeconds);
    all.forEach((kind, recoveries) -> print(report, kind, recoveries));
    long wrong = all.values().stream().flatMap(List::stream).filter(one -> !one.right()).count();
    report.line(
        wrong == 0
            ? "All stock was what it had been, every fact booked once, every line assigned once."
            : "WRONG after " + wrong + " recoveries: something was lost or doubled.");
    if (load.positions() < POSITIONS_OF_GOAL) {
      report.line("P6.restore is about %,d positions and is not judged here.", POSITIONS_OF_GOAL);
    }
    report.end(goals(), 2, LIMITS);
  }

  private void print(ReportText report, RecoveryKind kind, List<Recovery> recoveries) {
    report.line(
        "  %-31s first answer after %s s, all tasks after %s s",
        kind.words(),
        spread(recoveries, Recovery::firstAnswerAt).text("%.2f"),
        spread(recoveries, Recovery::allAnswersAt).text("%.2f"));
    if (kind != RecoveryKind.STANDBY) {
      report.line(
          "  %-31s running after %s s", "", spread(recoveries, Recovery::runningAt).text("%.2f"));
    }
    if (restores(recoveries)) {
      report.line(
          "  %-31s restored within %s s: %,.0f positions a second",
          "",
          spread(recoveries, Recovery::restoreSeconds).text("%.2f"),
          spread(recoveries, this::positionsPerSecond).median());
    }
    report.line(
        "  %-31s read from changelogs: %,.0f records, %,.1f MB",
        "",
        spread(recoveries, Recovery::restoredRecords).median(),
        spread(recoveries, Recovery::restoredBytes).median() / 1e6);
  }

  private static boolean restores(List<Recovery> recoveries) {
    return recoveries.stream().allMatch(one -> one.restoreSeconds() > 0);
  }

  private double positionsPerSecond(Recovery one) {
    return load.positions() / one.restoreSeconds();
  }

  private static Spread spread(List<Recovery> recoveries, ToDoubleFunction<Recovery> figure) {
    return Spread.of(recoveries.stream().map(figure::applyAsDouble).toList());
  }

  /** The goal is about two million positions; a smaller state says nothing about it. */
  private List<Goal> goals() {
    List<Recovery> restored = all.getOrDefault(RecoveryKind.NO_STATE, List.of());
    return restored.isEmpty() || load.positions() < POSITIONS_OF_GOAL
        ? List.of()
        : List.of(
            Goal.atMost(
                "P6.restore",
                spread(restored, Recovery::restoreSeconds).median(),
                MOST_SECONDS,
                "s"));
  }

  Map<String, Object> document(Machine machine, int repeats, String heap) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("positions", load.positions());
    results.put("fillSeconds", fillSeconds);
    all.forEach((kind, recoveries) -> results.put(kind.id(), result(recoveries)));
    return new ResultDocument("bench recovery", machine)
        .setting("skus", load.skus())
        .setting("nodes", load.nodes())
        .setting("repeats", repeats)
        .setting("heap", heap)
        .setting("seed", load.seed())
        .results(results)
        .with("notShown", LIMITS)
        .goals(goals());
  }

  private Map<String, Object> result(List<Recovery> recoveries) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("stopSeconds", spread(recoveries, Recovery::stopSeconds));
    result.put("restoringAt", spread(recoveries, Recovery::restoringAt));
    result.put("restoredAt", spread(recoveries, Recovery::restoredAt));
    result.put("runningAt", spread(recoveries, Recovery::runningAt));
    result.put("firstAnswerAt", spread(recoveries, Recovery::firstAnswerAt));
    result.put("allAnswersAt", spread(recoveries, Recovery::allAnswersAt));
    if (restores(recoveries)) {
      result.put("restoreSeconds", spread(recoveries, Recovery::restoreSeconds));
      result.put("positionsPerSecond", spread(recoveries, this::positionsPerSecond));
    }
    result.put("restoredRecords", spread(recoveries, Recovery::restoredRecords));
    result.put("restoredBytes", spread(recoveries, Recovery::restoredBytes));
    result.put("right", recoveries.stream().allMatch(Recovery::right));
    return result;
  }
}
