package org.echelon.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.world.World;

/**
 * What was asked for, and the worlds it names, in words and for machines.
 *
 * @param compared whether policies are run side by side
 */
record SimulationSettings(
    SimulatedWorld worlds,
    RunOptions run,
    PolicyOptions policies,
    LimitOptions limits,
    ScenarioOptions happening,
    boolean compared) {

  /** The world of a seed with what happens to it. */
  World world(Scenario scenario, long seed) {
    return ScenarioOptions.world(worlds, scenario, seed, run.days(), run.warmUp());
  }

  /** Fingerprint of the same. */
  String worldHash(Scenario scenario, long seed) {
    return ScenarioOptions.worldHash(worlds, scenario, seed, run.days(), run.warmUp());
  }

  /** All policies on the worlds of a scenario. */
  PolicyRuns runs(Scenario scenario, Progress progress) {
    return runs(seed -> world(scenario, seed), run.days(), progress);
  }

  /** The same on worlds that nothing is compared on. */
  PolicyRuns runsToTuneOn(Scenario scenario, int days, Progress progress) {
    return runs(
        seed -> ScenarioOptions.toTuneOn(worlds, scenario, seed, days, run.warmUp()),
        days,
        progress);
  }

  private PolicyRuns runs(LongFunction<World> its, int days, Progress progress) {
    return new PolicyRuns(
        policies.choices(),
        its,
        run.step(),
        days,
        run.warmUp(),
        run.patience(compared),
        limits.limits(),
        progress);
  }

  /** A scenario in a sentence, with how it was run. */
  String sentence(Scenario scenario) {
    String rhythm = policies.priceEvery();
    return String.format(
        Locale.ROOT,
        "%d days of which the first %d are not counted, %d seeds from %d, prices %s, customers wait"
            + " %s, rooms at %.0f%% and flows at %.0f%% of nominal. %s Scenario %s: %s Worlds by"
            + " seed, SHA-256: %s.",
        run.days(),
        run.warmUp(),
        run.seeds(),
        run.seed(),
        rhythm.matches("\\d.*") ? "every " + rhythm : rhythm,
        run.patience(compared).equals(SimulatedRun.ENDLESS)
            ? "for ever"
            : run.patience(compared).toHours() + " h",
        100 * worlds.roomFactor() * scenario.storage(),
        100 * worlds.flowFactor() * scenario.flow(),
        limits.sentence(),
        scenario.name(),
        scenario.about(),
        LongStream.rangeClosed(run.seed(), run.last())
            .mapToObj(seed -> worldHash(scenario, seed))
            .collect(Collectors.joining(", ")));
  }

  /**
   * The same for machines.
   *
   * @param world its name
   */
  Map<String, Object> values(String world, SimulateCommand.Mode mode) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("world", world);
    settings.putAll(worlds.settings(run.seed(), run.days()));
    settings.put("days", run.days());
    settings.put("warmUpDays", run.warmUp());
    settings.put("seed", run.seed());
    settings.put("seeds", run.seeds());
    settings.put("mode", mode);
    settings.put("policies", policies.names());
    settings.put("priceEvery", policies.priceEvery());
    settings.put("patience", RunOptions.told(run.patience(compared)));
    settings.put("storageFactor", worlds.roomFactor());
    settings.put("flowFactor", worlds.flowFactor());
    settings.put("limits", limits.word());
    Map<String, Object> scenarios = new LinkedHashMap<>();
    happening.scenarios().forEach(s -> scenarios.put(s.name(), frozen(s)));
    settings.put("scenarios", scenarios);
    settings.put("overflowMultiple", limits.limits().overflowMultiple());
    settings.put("step", run.step().toString());
    return settings;
  }

  /** A scenario with the fingerprints of its worlds by seed. */
  private Map<String, Object> frozen(Scenario scenario) {
    Map<Long, String> hashes = new TreeMap<>();
    for (long seed = run.seed(); seed <= run.last(); seed++) {
      hashes.put(seed, worldHash(scenario, seed));
    }
    Map<String, Object> frozen = new LinkedHashMap<>();
    frozen.put("settings", scenario.settings());
    frozen.put("worldHashBySeed", hashes);
    return frozen;
  }
}
