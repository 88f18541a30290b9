package org.echelon.cli;

/** How many simulated runs fit on this machine at once. */
final class ParallelRuns {
  private static final double MEGABYTE = 1024 * 1024;
  private static final int MEGABYTES_OF_A_RUN = 200;
  private static final double MEGABYTES_OF_A_SKU = 0.5;

  private ParallelRuns() {}

  /** One for each core, as far as the memory that Java may use allows; one at least. */
  static int fitting(int skus) {
    double each = MEGABYTES_OF_A_RUN + MEGABYTES_OF_A_SKU * skus;
    long room = (long) (Runtime.getRuntime().maxMemory() / (each * MEGABYTE));
    return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), room));
  }
}
