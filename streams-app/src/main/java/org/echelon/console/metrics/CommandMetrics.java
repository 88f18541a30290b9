package org.echelon.console.metrics;

import static org.echelon.telemetry.MetricFamily.counter;
import static org.echelon.telemetry.MetricFamily.gauge;
import static org.echelon.telemetry.MetricFamily.histogram;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.console.view.CommandsView;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.telemetry.MetricFamily;
import org.echelon.telemetry.Scrape;

/** Decisions, the commands that came of them, and what is owed by whom. */
final class CommandMetrics {
  private static final MetricFamily DECISIONS =
      counter("echelon_decisions_total", "Decisions published.", "kind", "state");
  private static final MetricFamily DECIDED =
      histogram(
          "echelon_event_to_decision_seconds",
          "Time from the writing of an event to Plan's log until its decision was committed and"
              + " read.");
  private static final MetricFamily CUT =
      counter(
          "echelon_commands_cut_units_total",
          "Units that departures had to leave behind, by what was short.",
          "resource");
  private static final MetricFamily TURNS =
      counter("echelon_commands_total", "Commands that came to a state.", "kind", "state");
  private static final MetricFamily OPEN =
      gauge("echelon_commands_open", "Commands that are not closed.", "kind", "state");
  private static final MetricFamily OVERDUE =
      gauge(
          "echelon_commands_overdue",
          "Open commands whose next answer a node owes for longer than its lane allows.",
          "node");
  private static final MetricFamily ANSWER =
      histogram(
          "echelon_command_ack_seconds",
          "Time from issue to the first answer, on the deployment's clock.",
          "kind");

  private CommandMetrics() {}

  static List<MetricFamily> families() {
    return List.of(DECISIONS, DECIDED, CUT, TURNS, OPEN, OVERDUE, ANSWER);
  }

  static void tell(ConsoleTables tables, Scrape scrape) {
    scrape.put(DECISIONS, tables.heard().decisions());
    scrape.put(DECIDED, tables.heard().eventToDecision());
    scrape.put(CUT, tables.heard().cutUnits());
    scrape.put(TURNS, tables.heard().turns());
    tables.heard().answers().forEach((kind, spread) -> scrape.put(ANSWER, spread, kind.name()));
    open(tables, scrape);
    // Worst first, so that those are told should not all fit.
    for (CommandsView.Ages ages :
        CommandsView.of(tables, new CommandsView.Query("OPEN", "", "", "", 0)).ages()) {
      scrape.put(OVERDUE, ages.overdue(), ages.node());
    }
  }

  private static void open(ConsoleTables tables, Scrape scrape) {
    Map<CommandKind, Map<CommandState, Integer>> counts = new EnumMap<>(CommandKind.class);
    long now = tables.ticks().nowMillis();
    for (TrackedCommand command : tables.commands().open()) {
      counts
          .computeIfAbsent(command.head().terms().kind(), k -> new EnumMap<>(CommandState.class))
          .merge(command.status(now).state(), 1, Integer::sum);
    }
    for (CommandKind kind : CommandKind.values()) {
      Map<CommandState, Integer> states = counts.getOrDefault(kind, Map.of());
      Arrays.stream(CommandState.values())
          .filter(state -> !state.closed())
          .forEach(
              state -> scrape.put(OPEN, states.getOrDefault(state, 0), kind.name(), state.name()));
    }
  }
}
