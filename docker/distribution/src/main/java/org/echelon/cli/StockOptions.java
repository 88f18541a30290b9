package org.echelon.cli;

import org.echelon.throughput.LoadSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The stock that a platform is filled with before something is measured on it. */
final class StockOptions {
  private static final int FEWEST_SKUS = 50;
  private static final int FEWEST_NODES = 2;

  /** So many events would be ordered of each SKU: stock enough for all that is asked. */
  private static final int EVENTS_PER_SKU = 100;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--skus",
      defaultValue = "1000",
      paramLabel = "N",
      description = "SKUs, each stocked at all nodes (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Nodes that hold stock (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  /**
   * @param nodes where none are told
   */
  StockOptions(int nodes) {
    this.nodes = nodes;
  }

  /**
   * The load of these sizes.
   *
   * @throws ParameterException for sizes that are too small
   */
  LoadSettings load() {
    if (skus < FEWEST_SKUS || nodes < FEWEST_NODES) {
      throw new ParameterException(
          command.commandLine(),
          "--skus is " + FEWEST_SKUS + " or more, --nodes " + FEWEST_NODES + " or more");
    }
    return new LoadSettings(skus, nodes, EVENTS_PER_SKU * skus, false, seed);
  }
}
