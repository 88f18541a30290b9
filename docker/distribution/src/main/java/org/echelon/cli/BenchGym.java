package org.echelon.cli;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.simulation.gym.GymComparison;
import org.echelon.simulation.gym.GymPlayer;
import org.echelon.simulation.gym.GymScenario;
import org.echelon.simulation.gym.GymScenarios;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private JsonOption json;

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
    GymReport report = new GymReport(comparison, scenario, seconds);
    report.print(spec.commandLine().getOut());
    json.write(report::document);
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
}
