package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.simulation.gym.GymComparison;
import org.echelon.simulation.gym.GymPlayer;
import org.echelon.simulation.gym.GymScenario;
import org.echelon.simulation.gym.GymScenarios;
import org.echelon.simulation.gym.PrintedFigures;

/**
 * Prints and writes what the players of the yard-stick made.
 *
 * @param scenario what the names of the scenarios had to have in them
 * @param seconds that each player took for all episodes
 */
record GymReport(GymComparison comparison, String scenario, Map<GymPlayer, Double> seconds) {
  private static final double PRINTED_WITHIN_PERCENT = 0.1;

  private double secondsPerEpisode(GymPlayer player) {
    return seconds.getOrDefault(player, 0.0)
        / (comparison.scenarios().size() * comparison.seeds().size());
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-43s %17s %17s %15s %15s %15s%n",
        "",
        "newsvendor",
        "oracle",
        "informed",
        "of means",
        "blind");
    out.printf(
        Locale.ROOT,
        "%-43s %8s %8s %8s %8s %8s %6s %8s %6s %8s %6s%n",
        "scenario",
        "printed",
        "ours",
        "printed",
        "ours",
        "profit",
        "gap",
        "profit",
        "gap",
        "profit",
        "gap");
    for (int i = 0; i < comparison.scenarios().size(); i++) {
      print(out, i);
    }
    summarize(out);
    out.flush();
  }

  private void print(PrintWriter out, int i) {
    GymScenario one = comparison.scenarios().get(i);
    out.printf(Locale.ROOT, "%-43s", one.id());
    for (GymPlayer player : List.of(GymPlayer.NEWSVENDOR_INFORMED, GymPlayer.ORACLE)) {
      out.printf(
          Locale.ROOT, " %8.1f %8.1f", player.printed(one), comparison.meanProfit(i, player));
    }
    for (GymPlayer player : ours()) {
      out.printf(
          Locale.ROOT,
          " %8.1f %5.1f%%",
          comparison.meanProfit(i, player),
          100 * comparison.gap(i, player));
    }
    out.println();
  }

  private void summarize(PrintWriter out) {
    for (GymPlayer player : GymPlayer.values()) {
      out.printf(
          Locale.ROOT,
          "%-43s mean gap %5.2f%% +- %.2f%%, %.4f s an episode%n",
          player.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          100 * comparison.meanGap(player),
          100 * comparison.halfWidth(player),
          secondsPerEpisode(player));
    }
    if (comparable()) {
      out.printf(
          Locale.ROOT,
          "printed newsvendor and oracle profits met within %.5f%%%n",
          100 * comparison.farthestFromPrinted());
    }
    goals().forEach(goal -> out.println(goal.line(3)));
  }

  private static List<GymPlayer> ours() {
    return List.of(GymPlayer.INFORMED, GymPlayer.INFORMED_OF_MEANS, GymPlayer.BLIND);
  }

  private boolean comparable() {
    return comparison.seeds().size() == GymScenarios.seeds().size();
  }

  /** The goals are over all scenarios. */
  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    if (comparison.scenarios().size() < GymScenarios.all().size()) {
      return goals;
    }
    goals.add(percent("Q5.informed", 100 * comparison.meanGap(GymPlayer.INFORMED), 10));
    goals.add(
        percent("Q5.informed-of-means", 100 * comparison.meanGap(GymPlayer.INFORMED_OF_MEANS), 10));
    goals.add(
        Goal.atMost(
            "Q5.informed-seconds", secondsPerEpisode(GymPlayer.INFORMED), 0.25, "s an episode"));
    goals.add(percent("Q5.blind", 100 * comparison.meanGap(GymPlayer.BLIND), 25));
    if (comparable()) {
      double away = 100 * comparison.farthestFromPrinted();
      goals.add(Goal.atMost("Q5.reproduced", away, PRINTED_WITHIN_PERCENT, "% from printed"));
    }
    return goals;
  }

  private static Goal percent(String id, double measured, double goal) {
    return Goal.atMost(id, measured, goal, "% gap");
  }

  Map<String, Object> document() {
    List<Map<String, Object>> results = new ArrayList<>();
    for (int i = 0; i < comparison.scenarios().size(); i++) {
      results.add(row(i));
    }
    return new ResultDocument("bench gym", Machine.now())
        .setting("scenario", scenario)
        .setting("episodes", comparison.seeds().size())
        .setting("seeds", comparison.seeds())
        .results(results)
        .with("players", players())
        .goals(goals());
  }

  private Map<String, Object> row(int i) {
    GymScenario one = comparison.scenarios().get(i);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("scenario", one.id());
    for (GymPlayer player : GymPlayer.values()) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("profit", comparison.meanProfit(i, player));
      figures.put("gap", comparison.gap(i, player));
      if (player.isPrinted() && comparable()) {
        figures.put("printed", player.printed(one));
      }
      row.put(player.name(), figures);
    }
    if (comparable()) {
      PrintedFigures.Row printed = PrintedFigures.of(one.id());
      row.put("stochasticProgramInformedPrinted", printed.stochasticInformed());
      row.put("stochasticProgramBlindPrinted", printed.stochasticBlind());
    }
    return row;
  }

  private Map<String, Object> players() {
    Map<String, Object> players = new LinkedHashMap<>();
    for (GymPlayer player : GymPlayer.values()) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("meanGap", comparison.meanGap(player));
      figures.put("halfWidth95", comparison.halfWidth(player));
      figures.put("secondsPerEpisode", secondsPerEpisode(player));
      players.put(player.name(), figures);
    }
    return players;
  }
}
