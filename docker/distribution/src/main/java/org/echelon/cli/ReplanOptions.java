package org.echelon.cli;

import org.echelon.replan.ReplanStudy;
import picocli.CommandLine.Option;

/** Sizes of {@link BenchReplan}. */
final class ReplanOptions {
  @Option(
      names = "--skus",
      defaultValue = "20000",
      paramLabel = "N",
      description = "Items planned (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--nodes",
      defaultValue = "10",
      paramLabel = "N",
      description = "Nodes that hold stock, 8 to 28 (default: ${DEFAULT-VALUE}).")
  private int nodes;

  @Option(
      names = "--join-skus",
      defaultValue = "2000",
      paramLabel = "N",
      description =
          "Items of the foreign-key join, in ten nodes; 0 leaves it out (default:"
              + " ${DEFAULT-VALUE}).")
  private int joinSkus;

  @Option(
      names = "--repeats",
      defaultValue = "5",
      paramLabel = "N",
      description = "Vectors measured for each move (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--quiet-ticks",
      defaultValue = "20",
      paramLabel = "N",
      description =
          "Ticks in which prices are solved again and nothing else moves, for 200 items at most; 0"
              + " leaves them out (default: ${DEFAULT-VALUE}).")
  private int quietTicks;

  @Option(
      names = "--quiet-nodes",
      defaultValue = "28",
      paramLabel = "N",
      description =
          "Nodes in quiet ticks; the fewer, the scarcer is room in them (default:"
              + " ${DEFAULT-VALUE}).")
  private int quietNodes;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  int skus() {
    return skus;
  }

  int nodes() {
    return nodes;
  }

  int joinSkus() {
    return joinSkus;
  }

  int repeats() {
    return repeats;
  }

  int quietNodes() {
    return quietNodes;
  }

  int quietTicks() {
    return quietTicks;
  }

  long seed() {
    return seed;
  }

  /**
   * @throws IllegalArgumentException for sizes without meaning
   */
  void check() {
    if (skus < 1 || repeats < 1 || joinSkus < 0 || quietTicks < 0) {
      throw new IllegalArgumentException(
          "--skus and --repeats are 1 or more, --join-skus and --quiet-ticks 0 or more");
    }
    checkNodes("--nodes", nodes);
    checkNodes("--quiet-nodes", quietNodes);
  }

  private static void checkNodes(String option, int nodes) {
    if (nodes < ReplanStudy.FEWEST_NODES || nodes > ReplanStudy.MOST_NODES) {
      throw new IllegalArgumentException(
          option
              + " is "
              + ReplanStudy.FEWEST_NODES
              + " to "
              + ReplanStudy.MOST_NODES
              + ", those of the eight-region network, not "
              + nodes);
    }
  }
}
