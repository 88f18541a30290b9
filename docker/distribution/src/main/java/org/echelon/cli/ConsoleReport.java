package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.Spread;
import org.echelon.watch.WatchSettings;
import org.echelon.watch.Watched;
import org.echelon.watch.Watched.Asked;
import org.echelon.watch.Watched.Delay;
import org.echelon.watch.Watched.PageTimes;

/** Prints and writes how fast the console was. */
final class ConsoleReport {
  private static final long PAIRS_OF_GOALS = 100_000;
  private static final int BROWSERS_OF_GOALS = 5;
  private static final double ANSWER_MILLIS = 150;
  private static final double UPDATE_SECONDS = 2;
  private static final double CORE = 0.15;

  private static final List<String> LIMITS =
      List.of(
          "one machine: broker, sender and readers share its cores with the console",
          "the platform has ended; what changes are its positions, sent again with other units",
          "times are those of a client beside it, so its own work and HTTP are in them",
          "readers ask what a page asks and draw nothing; a browser's own time is not in them",
          "commands are assignments that nobody has answered; transfers and purchases are few");

  private final WatchSettings settings;
  private final Watched watched;

  ConsoleReport(WatchSettings settings, Watched watched) {
    this.settings = settings;
    this.watched = watched;
  }

  void print(PrintWriter out) {
    ReportText report = new ReportText(out);
    report.line(
        "%,d SKUs on %d nodes, %,d pairs, %,d open commands; %.0f positions change a second",
        settings.load().skus(),
        settings.load().nodes(),
        settings.load().positions(),
        watched.openCommands(),
        watched.perSecond());
    report.line(
        "  listens after %.1f s, tables full after %.1f s, heap in use %,d MB",
        watched.firstWordSeconds(), watched.filledSeconds(), watched.heapBytes() >> 20);
    report.line("what a page asks for, made anew (ms):");
    for (PageTimes page : watched.pages()) {
      report.line("  %-18s %s", page.page(), text(page.made()));
      for (Asked asked : page.questions()) {
        report.line(
            "    %-38s %,9d bytes  %s; again %s, %d of them unchanged",
            asked.question(),
            asked.bytes(),
            text(asked.made()),
            text(asked.again()),
            asked.known());
      }
    }
    report.line("a change is seen (ms after its sending):");
    print(report, "in an answer", watched.toAnswer());
    print(report, "in the live stream", watched.toStream());
    print(report, "on an open page", watched.toPage());
    report.line("share of a core:");
    report.line("  nobody watches              %s", percent(watched.quiet()));
    report.line(
        "  %-3d pages open              %s, drawn %.1f times a second together",
        settings.browsers(), percent(watched.watched()), watched.drawn());
    report.line("  what the pages cost         %s", percent(watched.readers()));
    if (!judged()) {
      report.line(
          "E8 is about %,d pairs and %d browsers and is not judged here.",
          PAIRS_OF_GOALS, BROWSERS_OF_GOALS);
    }
    report.end(goals(), 3, LIMITS);
  }

  private static void print(ReportText report, String where, Delay delay) {
    report.line("  %-27s %s, at most %.0f", where, text(delay.percentiles()), delay.maxMillis());
  }

  private static String text(Percentiles times) {
    return String.format(Locale.ROOT, "p50 %6.1f p99 %6.1f", times.p50Millis(), times.p99Millis());
  }

  private static String percent(Spread share) {
    return String.format(
        Locale.ROOT,
        "%5.1f%% [%.1f%% to %.1f%%]",
        100 * share.median(),
        100 * share.low(),
        100 * share.high());
  }

  private boolean judged() {
    return settings.load().positions() >= PAIRS_OF_GOALS
        && settings.browsers() >= BROWSERS_OF_GOALS;
  }

  /** The goals are about a size; less says nothing about them. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    if (judged()) {
      double answer =
          watched.pages().stream()
              .flatMap(page -> page.questions().stream())
              .mapToDouble(asked -> asked.made().p99Millis())
              .max()
              .orElse(0);
      double update = watched.toPage().percentiles().p99Millis() / 1000;
      goals.add(Goal.atMost("E8.answer-p99", answer, ANSWER_MILLIS, "ms"));
      goals.add(Goal.atMost("E8.update-p99", update, UPDATE_SECONDS, "s"));
      goals.add(Goal.atMost("E8.browsers", watched.readers().median(), CORE, "of a core"));
    }
    return goals;
  }

  Map<String, Object> document(Machine machine) {
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("pairs", settings.load().positions());
    results.put("watched", watched);
    return new ResultDocument("bench console", machine)
        .setting("watch", settings)
        .results(results)
        .with("notShown", LIMITS)
        .goals(goals());
  }
}
