package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.Percentiles;
import org.echelon.producers.run.RunSummary;

/**
 * Shows a run: a line that is rewritten each second, or with --headless a line each virtual day.
 */
final class Display {
  private static final long SECOND = 1_000_000_000L;

  private final Progress progress;
  private final boolean headless;
  private final boolean terminal = Terminal.interactive();
  private long shownNanos;
  private long shownDay = -1;

  Display(Progress progress, boolean headless) {
    this.progress = progress;
    this.headless = headless;
  }

  /** Shows where a run is, if it is time to. */
  void show(PacedRun run) {
    if (headless || !terminal) {
      long day = run.dayNo();
      if (day != shownDay) {
        shownDay = day;
        progress.phase("day " + day, "%s", line(run.summary()));
      }
    } else if (System.nanoTime() - shownNanos > SECOND) {
      shownNanos = System.nanoTime();
      System.err.print("\r\033[K" + line(run.summary()));
    }
  }

  /** The closing summary. */
  void end(DemoReport report) {
    RunSummary run = report.run();
    if (!headless && terminal) {
      System.err.println();
    }
    print("");
    print(
        "%s after %.1f virtual days in %.1f s",
        run.world(), run.virtualDays(), report.elapsedSeconds());
    print("  events      %,d fed, %,.0f a second", run.events(), run.eventsPerSecond());
    print(
        "  prices      %d versions, %d above zero in the last, gap %.4f%%",
        run.priceVersions(), run.positivePrices(), 100 * run.dualityGap());
    print(
        "  proposals   %,d, of which %,d because prices changed",
        run.proposals(), run.proposalsChangedByPrice());
    print(
        "  commands    %,d transfers, %,d purchases, %,d assignments; first after %.1f s",
        run.transferCommands(),
        run.purchaseCommands(),
        run.assignments(),
        report.firstCommandSeconds());
    print("  answers     %,d of %,d due", run.acks(), run.acksDue());
    print(
        "  latency     tick to command %s ms; order to assignment %s; event to position %s",
        millis(run.tickToCommand()),
        millis(run.eventToAssignment()),
        millis(run.eventToPosition()));
    print(
        "  service     fill rate %.1f%%, in region %.1f%%",
        100 * run.fillRate(), 100 * run.inRegionShare());
    if (run.trucks().trucks() > 0) {
      print("  trucks      %s", ReportText.trucks(run.trucks()));
    }
    print("  refused     %,d %s", run.deadLetters(), run.deadLettersByReason());
    if (run.rowsRead() > 0) {
      print(
          "  rows        %,d read = %,d applied + %,d duplicate + %,d stale + %,d refused %s",
          run.rowsRead(),
          run.rows().applied(),
          run.rows().duplicate(),
          run.rows().stale(),
          run.rows().refused(),
          run.rowsRefusedByReason());
    }
    print(
        "  balance     %d units unbalanced, %d commands twice",
        run.unitsUnbalanced(), run.duplicateCommands());
    report.changes().forEach(change -> ChangeText.lines(change).forEach(Display::print));
    ChangeText.goals(report.changes()).forEach(goal -> print("%s", goal.line(2)));
    report.regions().forEach(region -> RegionText.lines(region).forEach(Display::print));
    MeasuredText.lines(report.measured(), report.regions()).forEach(Display::print);
    RegionText.goals(report.regions()).forEach(goal -> print("%s", goal.line(2)));
    print(report.sound() ? "healthy" : "PROBLEMS: " + String.join("; ", report.worst()));
  }

  private static String line(RunSummary run) {
    List<String> problems = Problems.of(run);
    return String.format(
        Locale.ROOT,
        "%,.0f ev/s | prices v%d gap %.3f%% | %,d commands, %,d of %,d answers | fill %.1f%%"
            + " region %.1f%% | refused %d | %s",
        run.eventsPerSecond(),
        run.priceVersions(),
        100 * run.dualityGap(),
        run.transferCommands() + run.purchaseCommands() + run.assignments(),
        run.acks(),
        run.acksDue(),
        100 * run.fillRate(),
        100 * run.inRegionShare(),
        run.deadLetters(),
        problems.isEmpty() ? "healthy" : problems.get(0));
  }

  /** Median, 95th and 99th of a hundred. */
  private static String millis(Percentiles p) {
    return String.format(
        Locale.ROOT, "%.0f/%.0f/%.0f", p.p50Millis(), p.p95Millis(), p.p99Millis());
  }

  private static void print(String format, Object... arguments) {
    System.out.println(
        arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
  }
}
