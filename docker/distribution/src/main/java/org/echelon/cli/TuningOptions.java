package org.echelon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.world.World;
import org.echelon.simulation.policy.TargetSearch;
import picocli.CommandLine.Option;

/** The options of a search for the targets of tuned base stock. */
final class TuningOptions {
  private static final List<Long> USUAL_SEEDS = List.of(101L, 102L);

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
      description = "Seeds to tune on, other than those to compare on (default: 101,102).")
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

  /** The seeds to tune on. */
  List<Long> seeds() {
    return seeds == null ? USUAL_SEEDS : seeds;
  }

  /**
   * Tunes targets and writes them.
   *
   * @param world the world of the first seed
   * @param scenario what happens to it
   */
  void run(PolicyRuns runs, World world, String scenario, Progress progress, PrintWriter out)
      throws IOException {
    TargetSearch.Found found = new TargetTuning(runs, seeds(), progress).search();
    String said =
        String.format(
            Locale.ROOT,
            "%s, %s: %s, %,.1f a day on seeds %s after %d costs",
            world.name(),
            scenario,
            TargetTuning.told(found.targets()),
            found.cost(),
            seeds(),
            found.tried().size());
    TargetFile.write(tune, found.targets(), said);
    out.printf("%s%n%s%n", said, tune);
    out.flush();
  }
}
