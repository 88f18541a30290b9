package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.run.Percentiles;
import org.echelon.producers.run.RunSummary;

/**
 * A figure beside its goal.
 *
 * @param goal the value aimed at
 */
record Goal(String id, double measured, double goal, String unit, boolean met) {

  static Goal atMost(String id, double measured, double goal, String unit) {
    return new Goal(id, measured, goal, unit, measured <= goal);
  }

  static Goal atLeast(String id, double measured, double goal, String unit) {
    return new Goal(id, measured, goal, unit, measured >= goal);
  }

  /** One line for people; the figure has so many decimals. */
  String line(int decimals) {
    return String.format(
        Locale.ROOT,
        "%-28s %10." + decimals + "f  goal %8.2f %s  %s",
        id,
        measured,
        goal,
        unit,
        met ? "met" : "missed");
  }

  /** The goals that a run has figures for; what was not measured is left out. */
  static List<Goal> of(RunSummary run) {
    List<Goal> goals = new ArrayList<>();
    Percentiles assignment = run.eventToAssignment();
    if (assignment.count() > 0) {
      goals.add(atMost("P5.event-to-assignment-p50", assignment.p50Millis(), 60, "ms"));
      goals.add(atMost("P5.event-to-assignment-p99", assignment.p99Millis(), 150, "ms"));
    }
    if (run.tickToCommand().count() > 0) {
      goals.add(atMost("P5.tick-to-command-p99", run.tickToCommand().p99Millis(), 300, "ms"));
    }
    return goals;
  }
}
