package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.simulation.gym.GymComparison;
import org.echelon.simulation.gym.GymPlayer;
import org.echelon.simulation.gym.GymScenario;
import org.echelon.simulation.gym.GymScenarios;
import org.echelon.simulation.gym.PrintedFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the public yard-stick: its rivals as printed, and the marginal-value policy. */
@Command(
    name = "gym",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays the 22 scenarios of gym-invmgmt (arXiv 2605.11355), rebuilt from its published"
          + " parameters: its newsvendor and its oracle beside the printed profits, and the"
          + " marginal-value policy, informed and blind.",
      "With 10 episodes the seeds, and so the demand, are the published ones; more are drawn anew"
          + " and the printed profits no longer apply.",
      "Exit codes: 0 played, whatever the outcome; 2 usage."
    })
final class BenchGym implements Callable<Integer> {
  private static final double PRINTED_WITHIN_PERCENT = 0.1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--scenario",
      paramLabel = "TEXT",
      description = "Only scenarios whose name has this in it, such as serial or goodwill/lost.")
  private String scenario = "";

  @Option(
      names = "--episodes",
      defaultValue = "10",
      paramLabel = "N",
      description = "Episodes of each scenario (default: ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(names = "--json", paramLabel = "FILE", description = "Write settings, results and goals.")
  private Path json;

  private final Map<GymPlayer, Double> seconds = new EnumMap<>(GymPlayer.class);

  @Override
  public Integer call() throws IOException {
    List<GymScenario> scenarios =
        GymScenarios.all().stream().filter(one -> one.id().contains(scenario)).toList();
    if (scenarios.isEmpty() || episodes < 1) {
      throw new ParameterException(
          spec.commandLine(),
          scenarios.isEmpty()
              ? "no scenario has " + scenario + " in its name"
              : "--episodes is 1 or more");
    }
    GymComparison comparison = new GymComparison(scenarios, GymScenarios.seeds(episodes));
    play(comparison, new Progress());
    print(comparison);
    if (json != null) {
      Json.write(json, report(comparison));
    }
    return 0;
  }

  private void play(GymComparison comparison, Progress progress) {
    for (int i = 0; i < comparison.scenarios().size(); i++) {
      for (GymPlayer player : GymPlayer.values()) {
        long start = System.nanoTime();
        comparison.play(i, player);
        seconds.merge(player, (System.nanoTime() - start) / 1e9, Double::sum);
      }
      progress.phase("played", "%s", comparison.scenarios().get(i).id());
    }
  }

  private double secondsPerEpisode(GymComparison comparison, GymPlayer player) {
    return seconds.getOrDefault(player, 0.0)
        / (comparison.scenarios().size() * comparison.seeds().size());
  }

  private void print(GymComparison comparison) {
    PrintWriter out = spec.commandLine().getOut();
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
      print(out, comparison, i);
    }
    summarize(out, comparison);
    out.flush();
  }

  private static void print(PrintWriter out, GymComparison comparison, int i) {
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

  private void summarize(PrintWriter out, GymComparison comparison) {
    for (GymPlayer player : GymPlayer.values()) {
      out.printf(
          Locale.ROOT,
          "%-43s mean gap %5.2f%% +- %.2f%%, %.4f s an episode%n",
          player.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          100 * comparison.meanGap(player),
          100 * comparison.halfWidth(player),
          secondsPerEpisode(comparison, player));
    }
    if (comparable()) {
      out.printf(
          Locale.ROOT,
          "printed newsvendor and oracle profits met within %.5f%%%n",
          100 * comparison.farthestFromPrinted());
    }
    goals(comparison).forEach(goal -> out.println(goal.line(3)));
  }

  private static List<GymPlayer> ours() {
    return List.of(GymPlayer.INFORMED, GymPlayer.INFORMED_OF_MEANS, GymPlayer.BLIND);
  }

  private boolean comparable() {
    return episodes == GymScenarios.seeds().size();
  }

  /** The goals are over all scenarios. */
  private List<Goal> goals(GymComparison comparison) {
    List<Goal> goals = new ArrayList<>();
    if (comparison.scenarios().size() < GymScenarios.all().size()) {
      return goals;
    }
    goals.add(percent("Q5.informed", 100 * comparison.meanGap(GymPlayer.INFORMED), 10));
    goals.add(
        percent("Q5.informed-of-means", 100 * comparison.meanGap(GymPlayer.INFORMED_OF_MEANS), 10));
    goals.add(
        Goal.atMost(
            "Q5.informed-seconds",
            secondsPerEpisode(comparison, GymPlayer.INFORMED),
            0.25,
            "s an episode"));
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

  private Map<String, Object> report(GymComparison comparison) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (int i = 0; i < comparison.scenarios().size(); i++) {
      results.add(row(comparison, i));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", "bench gym");
    document.put("machine", Machine.now());
    document.put(
        "settings",
        Map.of("scenario", scenario, "episodes", episodes, "seeds", comparison.seeds()));
    document.put("results", results);
    document.put("players", players(comparison));
    document.put("goals", goals(comparison));
    return document;
  }

  private Map<String, Object> row(GymComparison comparison, int i) {
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

  private Map<String, Object> players(GymComparison comparison) {
    Map<String, Object> players = new LinkedHashMap<>();
    for (GymPlayer player : GymPlayer.values()) {
      players.put(
          player.name(),
          Map.of(
              "meanGap",
              comparison.meanGap(player),
              "halfWidth95",
              comparison.halfWidth(player),
              "secondsPerEpisode",
              secondsPerEpisode(comparison, player)));
    }
    return players;
  }
}
