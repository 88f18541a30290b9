package org.echelon.cli;

import java.time.Duration;
import org.echelon.producers.run.SimulatedRun;
import picocli.CommandLine.Option;

/** The options that say how long simulated worlds run, from which seeds, and who waits in them. */
final class RunOptions {
  private static final String NEVER = "never";
  private static final String USUAL_PATIENCE = "2d";

  @Option(
      names = "--days",
      description = "Virtual days to run (default: 14, and to the end of a file of orders).")
  private Integer days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "2",
      description = "Days at the start left out of service (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--seeds",
      defaultValue = "1",
      description = "Seeds to compare policies on, from --seed on (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "Longest virtual time between two ticks (default: ${DEFAULT-VALUE}).")
  private Duration step;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description = {
        "How long a customer waits for a node before the rest of a line is given up and lost, or"
            + " never (default: 2d where policies are compared, else never)."
      })
  private String patience;

  /** Tells what cannot work, and takes the days of the world where none were asked for. */
  void check(int usualDays) {
    days = days == null ? usualDays : days;
    if (days < 1 || warmUp < 0 || warmUp >= days || seeds < 1) {
      throw new IllegalArgumentException(
          "--days and --seeds are 1 or more, --warm-up is 0 or more and below --days");
    }
  }

  int days() {
    return days;
  }

  int warmUp() {
    return warmUp;
  }

  /** Days that count. */
  int counted() {
    return days - warmUp;
  }

  long seed() {
    return seed;
  }

  int seeds() {
    return seeds;
  }

  /** The last seed. */
  long last() {
    return seed + seeds - 1;
  }

  Duration step() {
    return step;
  }

  /**
   * How long customers wait.
   *
   * @param compared whether policies are run side by side
   */
  Duration patience(boolean compared) {
    String waits = patience != null ? patience : compared ? USUAL_PATIENCE : NEVER;
    return waits.equals(NEVER) ? SimulatedRun.ENDLESS : Durations.parse(waits);
  }

  /** The same as people write it, for machines. */
  static Object told(Duration patience) {
    return patience.equals(SimulatedRun.ENDLESS) ? NEVER : patience;
  }
}
