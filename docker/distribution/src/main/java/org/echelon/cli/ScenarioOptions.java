package org.echelon.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.scenario.ScenarioKeys;
import org.echelon.producers.scenario.ScenarioWorld;
import org.echelon.producers.scenario.Scenarios;
import org.echelon.producers.world.World;
import org.echelon.producers.world.WorldHash;
import picocli.CommandLine.Option;

/** The option that says what happens to a world. */
final class ScenarioOptions {
  private static final String LIST = "list";
  private static final String REGIONALIZATION = "regionalization";

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      split = ",",
      description = {
        "What happens to the world: a name, or a properties file of your own. Several, separated by"
            + " commas, run one after the other. 'list' shows names and settings"
            + " (default: nominal)."
      })
  private List<String> names = List.of("nominal");

  /** Whether only a list is asked for. */
  boolean list() {
    return names.contains(LIST);
  }

  /** Whether regions are to be switched and switched back, which is a study of its own. */
  boolean regionalization() {
    return names.equals(List.of(REGIONALIZATION));
  }

  /** The scenarios in the order asked for. */
  List<Scenario> scenarios() {
    if (names.contains(REGIONALIZATION)) {
      throw new IllegalArgumentException(
          "the scenario regionalization goes alone; 'regional' is the one that policies share");
    }
    List<Scenario> all = names.stream().map(name -> Scenarios.of(name.trim())).toList();
    if (all.stream().map(Scenario::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("each scenario is named once, not " + names);
    }
    return all;
  }

  /** The world of a seed with what happens to it. */
  static World world(
      SimulatedWorld worlds, Scenario scenario, long seed, int days, int warmUpDays) {
    World world = worlds.of(seed, days, scenario.storage(), scenario.flow());
    return with(world, scenario, seed, warmUpDays);
  }

  /** The same of a world to tune policies on. */
  static World toTuneOn(
      SimulatedWorld worlds, Scenario scenario, long seed, int days, int warmUpDays) {
    World world = worlds.toTuneOn(seed, days, scenario.storage(), scenario.flow());
    return with(world, scenario, seed, warmUpDays);
  }

  /** The fingerprint of a world, and of what it is made with beside what it holds. */
  static String worldHash(
      SimulatedWorld worlds, Scenario scenario, long seed, int days, int warmUpDays) {
    return WorldHash.of(
        world(worlds, scenario, seed, days, warmUpDays),
        List.of("seed " + seed, "days " + days, "warm-up " + warmUpDays, scenario.text()));
  }

  private static World with(World world, Scenario scenario, long seed, int warmUpDays) {
    return scenario.settings().isEmpty()
        ? world
        : new ScenarioWorld(world, scenario, warmUpDays, seed);
  }

  /** Refuses what cannot happen. */
  void check(int countedDays, boolean replayed) {
    for (Scenario scenario : scenarios()) {
      scenario.check(countedDays);
      if (replayed && (scenario.storage() != 1 || scenario.flow() != 1)) {
        throw new IllegalArgumentException(
            "with --fit 0 capacities stay as they are, also in " + scenario.name());
      }
    }
  }

  /** Prints names and settings. */
  static void print(PrintWriter out) {
    out.printf(
        "%-28s %s%n",
        REGIONALIZATION,
        "Drawn national networks whose regions are switched one by one, and back; goes alone.");
    for (String name : Scenarios.NAMES) {
      Scenario scenario = Scenarios.of(name);
      out.printf(Locale.ROOT, "%-28s %s%n", name, scenario.about());
      if (!scenario.settings().isEmpty()) {
        out.printf(Locale.ROOT, "%-28s %s%n", "", scenario.text());
      }
    }
    out.printf("%nSettings of a file, days from the first one that is counted:%n");
    ScenarioKeys.ALL.forEach((key, what) -> out.printf("%-28s %s%n", key, what));
    out.flush();
  }
}
