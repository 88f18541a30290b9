package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.cli.ThroughputFigures.Who;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.Spread;
import org.echelon.throughput.Watch;

/** Prints and writes what was measured of some loads. */
final class ThroughputReport {
  private static final double LEAST_SHARE = 0.6;

  private static final List<String> LIMITS =
      List.of(
          "one machine: broker, registry, log writer and readers share its cores and its disk",
          "one broker and one replica: no copy of a record crosses a network",
          "events only: no asks, grants, price changes or acknowledgements among them",
          "stock is at hand for nearly all order lines, so few of them wait",
          "threads' CPU counts those of stream and clients, not the compiler's, the collector's or"
              + " RocksDB's own");

  private final List<ThroughputFigures> all;
  private final Split split;

  /** How the work was split over tasks and threads, and how often it was committed. */
  record Split(int partitions, int threads, int commitMillis) {}

  ThroughputReport(List<ThroughputFigures> all, Split split) {
    this.all = all;
    this.split = split;
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    report.line(
        "%d partitions, %d threads, a commit every %d ms",
        split.partitions(), split.threads(), split.commitMillis());
    all.forEach(figures -> print(figures, report));
    report.end(goals(), 2, LIMITS);
  }

  private static void print(ThroughputFigures figures, ReportText report) {
    report.line(
        "%d nodes, %,d SKUs, %,d events of %.0f bytes; %d bytes of stock a SKU%s",
        figures.settings().nodes(),
        figures.settings().skus(),
        figures.settings().events(),
        figures.eventBytes(),
        figures.valueBytes(),
        figures.settings().skewed() ? "; skewed" : "");
    for (Who who : Who.values()) {
      report.line(
          "  %-26s %s a second; a record %s us CPU of threads, %s of process, %s kB allocated",
          who.title,
          figures.of(who, Watch.Stretch::perSecond).text("%,.0f"),
          figures.of(who, Watch.Stretch::threadMicros).text("%.0f"),
          figures.of(who, Watch.Stretch::processMicros).text("%.0f"),
          figures.of(who, Watch.Stretch::threadKilobytes).text("%.1f"));
    }
    report.line(
        "  Plan / bare get + put: %s by the wall clock, %s by CPU of threads",
        figures.ratio(Who.PLAN, Who.GET_PUT, Watch.Stretch::perSecond).text("%.3f"),
        figures.ratio(Who.GET_PUT, Who.PLAN, Watch.Stretch::threadMicros).text("%.3f"));
    report.line("  changelogs: %,.0f bytes an event", figures.changelogBytes());
    double events = figures.settings().events();
    figures
        .changelog()
        .forEach(
            (store, size) ->
                report.line(
                    "    %-10s %6.2f writes and %,7.0f bytes an event",
                    store, size.writes() / events, size.bytes() / events));
    figures
        .paced()
        .forEach(
            (way, outcome) ->
                report.line(
                    "  %,.0f of %,.0f a second into %-6s assignment %s, position %s ms; %,d unassigned",
                    outcome.perSecond(),
                    outcome.most(),
                    way,
                    text(outcome.toAssignment()),
                    text(outcome.toPosition()),
                    outcome.unassigned()));
  }

  private static String text(Percentiles times) {
    return String.format(
        Locale.ROOT,
        "p50 %.0f p95 %.0f p99 %.0f",
        times.p50Millis(),
        times.p95Millis(),
        times.p99Millis());
  }

  /** Latencies count through intake, as an upstream system feels them. */
  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (ThroughputFigures figures : all) {
      String of = figures.settings().nodes() + "-nodes";
      double share = figures.ratio(Who.PLAN, Who.GET_PUT, Watch.Stretch::perSecond).median();
      goals.add(Goal.atLeast("P1." + of, share, LEAST_SHARE, "of bare get + put"));
      var paced = figures.paced().get("intake");
      if (paced != null && paced.toAssignment().count() > 0) {
        Percentiles times = paced.toAssignment();
        goals.add(Goal.atMost("P5.event-to-assignment-p50-" + of, times.p50Millis(), 60, "ms"));
        goals.add(Goal.atMost("P5.event-to-assignment-p99-" + of, times.p99Millis(), 150, "ms"));
      }
    }
    return goals;
  }

  Map<String, Object> document(Machine machine, int repeats, double pacedSeconds) {
    return new ResultDocument("bench throughput", machine)
        .setting("loads", all.stream().map(ThroughputFigures::settings).toList())
        .setting("split", split)
        .setting("repeats", repeats)
        .setting("pacedSeconds", pacedSeconds)
        .results(all.stream().map(ThroughputReport::result).toList())
        .with("notShown", LIMITS)
        .goals(goals());
  }

  private record Pace(
      Spread perSecond, Spread threadMicros, Spread processMicros, Spread threadKilobytes) {}

  private record Ratio(Spread wall, Spread threadCpu) {}

  private static Map<String, Object> result(ThroughputFigures figures) {
    Map<String, Object> contenders = new LinkedHashMap<>();
    for (Who who : Who.values()) {
      contenders.put(
          who.id(),
          new Pace(
              figures.of(who, Watch.Stretch::perSecond),
              figures.of(who, Watch.Stretch::threadMicros),
              figures.of(who, Watch.Stretch::processMicros),
              figures.of(who, Watch.Stretch::threadKilobytes)));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("nodes", figures.settings().nodes());
    result.put("eventBytes", figures.eventBytes());
    result.put("valueBytes", figures.valueBytes());
    result.put("contenders", contenders);
    result.put(
        "planToGetPut",
        new Ratio(
            figures.ratio(Who.PLAN, Who.GET_PUT, Watch.Stretch::perSecond),
            figures.ratio(Who.GET_PUT, Who.PLAN, Watch.Stretch::threadMicros)));
    result.put(
        "getPutToPassThrough",
        figures.ratio(Who.GET_PUT, Who.PASS_THROUGH, Watch.Stretch::perSecond));
    result.put("changelogBytesPerEvent", figures.changelogBytes());
    result.put("changelog", figures.changelog());
    result.put("paced", figures.paced());
    return result;
  }
}
