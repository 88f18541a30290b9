package org.echelon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.TruckCount;

/** What a command measured, for people; figures look the same in every country. */
record ReportText(PrintWriter out) {

  void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Trucks of a run in words. */
  static String trucks(TruckCount trucks) {
    return String.format(
        Locale.ROOT,
        "%,d left, %.1f%% full; %,d units waited for a later one",
        trucks.trucks(),
        100 * trucks.fill(),
        trucks.heldUnits());
  }

  /** Ends it with the goals, their figures with so many decimals. */
  void end(List<Goal> goals, int decimals) {
    goals.forEach(goal -> out.println(goal.line(decimals)));
    out.flush();
  }

  /** Ends it with the goals and with what the figures do not show. */
  void end(List<Goal> goals, int decimals, List<String> notShown) {
    end(goals, decimals);
    out.println("not shown:");
    notShown.forEach(limit -> out.println("  " + limit));
    out.flush();
  }
}
