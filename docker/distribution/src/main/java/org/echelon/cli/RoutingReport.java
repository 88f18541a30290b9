package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.echelon.simulation.routing.Played;
import org.echelon.simulation.routing.RoutingComparison;
import org.echelon.simulation.routing.RoutingComparison.Mean;
import org.echelon.simulation.routing.RoutingContender;
import org.echelon.simulation.routing.RoutingSettings;

/**
 * Prints and writes what the policies made of the orders.
 *
 * @param slight whether policies searched a little only
 * @param router time of the live router
 */
record RoutingReport(
    RoutingSettings settings,
    boolean slight,
    RoutingComparison comparison,
    Stopwatch.Figure router) {
  private static final List<RoutingContender> RIVALS =
      List.of(
          RoutingContender.ACIMOVIC_GRAVES,
          RoutingContender.JASIN_SINHA,
          RoutingContender.JASIN_SINHA_DAILY);

  private static final List<String> NOT_SHOWN =
      List.of(
          "orders of several units of an item, replenishment within the horizon, wrong forecasts",
          "the live plan's own prices: here stock is priced by courses of whole orders",
          "data of a retailer: worlds are drawn");

  void print(ReportText text) {
    text.line(
        "%-21s %10s %18s %8s %7s %7s %9s %9s",
        "policy", "cost/order", "gap closed", "parcels", "lost", "late", "median", "p99");
    for (RoutingContender contender : comparison.contenders()) {
      Mean closed = comparison.closed(contender);
      text.line(
          "%-21s %10.4f %8.1f%% +- %5.1f%% %8.3f %6.2f%% %6.2f%% %6.2f us %6.2f us",
          contender.label(),
          of(contender, Played::costPerOrder),
          100 * closed.mean(),
          100 * closed.halfWidth(),
          of(contender, Played::parcelsPerOrder),
          100 * of(contender, Played::lostShare),
          100 * of(contender, Played::lateShare),
          of(contender, played -> played.micros(0.5)),
          of(contender, played -> played.micros(0.99)));
    }
    text.line(
        "%-21s %10.4f, and a feasible plan with all orders known %.4f, at most %.2f%% above the best",
        "clairvoyant bound", perOrder(true), perOrder(false), 100 * gap());
    for (RoutingContender rival : rivals()) {
      Mean ahead = comparison.ahead(RoutingContender.OURS, rival);
      text.line(
          "ours ahead of %s by %.1f +- %.1f points of the gap",
          rival.label(), 100 * ahead.mean(), 100 * ahead.halfWidth());
    }
    text.end(goals(), 2, NOT_SHOWN);
  }

  private double of(RoutingContender contender, ToDoubleFunction<Played> what) {
    return comparison.of(contender, what).mean();
  }

  private double perOrder(boolean bound) {
    return comparison
        .mean(
            trial ->
                (bound ? trial.clairvoyant().bound() : trial.clairvoyant().plan())
                    / trial.played(RoutingContender.MYOPIC).orders())
        .mean();
  }

  private double gap() {
    return comparison.mean(trial -> trial.clairvoyant().gap()).mean();
  }

  private List<RoutingContender> rivals() {
    return RIVALS.stream().filter(comparison.contenders()::contains).toList();
  }

  /** Goals are for the published worlds, and searches as published. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    if (slight) {
      return goals;
    }
    if (settings.equals(RoutingSettings.published()) && comparison.trials().size() >= 5) {
      double closed = comparison.closed(RoutingContender.OURS).mean();
      goals.add(Goal.atLeast("Q6.gap-closed", 100 * closed, 60, "% of the gap"));
      for (RoutingContender rival : rivals()) {
        Mean ahead = comparison.ahead(RoutingContender.OURS, rival);
        goals.add(
            Goal.atLeast(
                "Q6.ahead-of-" + rival.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                100 * (ahead.mean() - ahead.halfWidth()),
                0,
                "points of the gap, lower end"));
      }
    }
    goals.add(Goal.atMost("P7", router.median(), 5000, "ns per line"));
    return goals;
  }

  Map<String, Object> document() {
    return new ResultDocument("bench routing", Machine.now())
        .setting("world", settings)
        .setting("seeds", comparison.trials().stream().map(t -> t.seed()).toList())
        .setting("slight", slight)
        .results(rows())
        .with("clairvoyant", clairvoyant())
        .with("router", router)
        .goals(goals());
  }

  private Map<String, Object> clairvoyant() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("boundPerOrder", perOrder(true));
    row.put("planPerOrder", perOrder(false));
    row.put("gap", gap());
    return row;
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RoutingContender contender : comparison.contenders()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("policy", contender.label());
      row.put("closed", comparison.closed(contender));
      row.put("costPerOrder", comparison.of(contender, Played::costPerOrder));
      row.put("parcelsPerOrder", comparison.of(contender, Played::parcelsPerOrder));
      row.put("lostShare", comparison.of(contender, Played::lostShare));
      row.put("lateShare", comparison.of(contender, Played::lateShare));
      row.put("medianMicros", of(contender, played -> played.micros(0.5)));
      row.put("p99Micros", of(contender, played -> played.micros(0.99)));
      row.put("preparationSeconds", of(contender, played -> played.preparationNanos() / 1e9));
      row.put(
          "costBySeed",
          comparison.trials().stream().map(t -> t.played(contender).costPerOrder()).toList());
      rows.add(row);
    }
    return rows;
  }
}
