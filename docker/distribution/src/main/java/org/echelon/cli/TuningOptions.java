package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.producers.scenario.Scenario;
import org.echelon.simulation.policy.TargetSearch;
import picocli.CommandLine.Option;

/** The options of a search for the targets of tuned base stock. */
final class TuningOptions {
  @Option(
      names = "--tune",
      paramLabel = "FILE",
      description = {
        "Run no comparison but tune the targets of the policy tuned on the seeds of --tune-seeds,"
            + " about twenty costs of all of them, and write them to a file for --targets."
      })
  private Path tune;

  @Option(
      names = "--tune-seeds",
      split = ",",
      description = {
        "Seeds to tune on, other than those to compare on (default: 101,102; with --orders the last"
            + " two samples of the known part, which alone is tuned on)."
      })
  private List<Long> seeds;

  /** Whether targets are tuned and nothing is compared. */
  boolean asked() {
    return tune != null;
  }

  /** Refuses seeds that nothing is tuned on. */
  void check() {
    if (seeds != null && tune == null) {
      throw new IllegalArgumentException("--tune-seeds goes with --tune FILE; add it");
    }
  }

  /** Days of a run to tune on, if targets are tuned. */
  Optional<Integer> days(SimulationSettings asked) {
    return asked() ? Optional.of(on(asked).days()) : Optional.empty();
  }

  /**
   * Tunes targets and writes them.
   *
   * @param scenario what happens to the world
   */
  void run(SimulationSettings asked, Scenario scenario, Progress progress, PrintWriter out)
      throws IOException {
    TuneSeeds on = on(asked);
    TargetSearch.Found found =
        new TargetTuning(
                asked.runsToTuneOn(scenario, on.days(), progress),
                on.seeds(),
                TargetTuning.Known.NOTHING,
                progress)
            .search();
    String said =
        String.format(
            Locale.ROOT,
            "%s, %s: %s, %,.1f a day over %d days on seeds %s of %s after %d costs",
            asked.world(scenario, asked.run().seed()).name(),
            scenario.name(),
            TargetTuning.told(found.targets()),
            found.cost(),
            on.days(),
            on.seeds(),
            asked.worlds().tunedOn(),
            found.tried().size());
    TargetFile.write(tune, found.targets(), said);
    out.printf("%s%n%s%n", said, tune);
    out.flush();
  }

  private TuneSeeds on(SimulationSettings asked) {
    RunOptions run = asked.run();
    return TuneSeeds.of(asked.worlds(), seeds, run.seed(), run.last(), run.days(), run.warmUp());
  }
}
