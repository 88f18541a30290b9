package org.echelon.cli;

import java.util.List;

/**
 * Cost of a cold search over the number of SKUs, by least squares of the relative errors, so that
 * each size counts alike, with an estimate on paper for an assortment that was not run.
 *
 * @param fixedSeconds CPU time whatever the size
 * @param secondsPerSku CPU time a SKU
 * @param worstMiss largest error of the line at a size that was run, as a share of it
 * @param paper what an assortment would take by the line
 */
record PricingLine(double fixedSeconds, double secondsPerSku, double worstMiss, Paper paper) {
  private static final double PAPER_SKUS = 1e8;
  private static final double MACHINE_BYTES = 48e9;
  private static final int MACHINE_CORES = 16;
  private static final double EFFICIENCY = 0.8;

  /**
   * A search that nobody ran.
   *
   * @param cpuSeconds by the line
   * @param bytes of tables
   * @param machines that hold them, with 48 GB for tables each
   * @param seconds on these, of 16 cores each like those here, with 80% of them at work and nothing
   *     lost on the few thousand numbers that a question sends around
   */
  record Paper(double skus, double cpuSeconds, double bytes, int machines, double seconds) {}

  /** Through two sizes or more. */
  static PricingLine through(List<PricingTrial> trials) {
    double[] sums = new double[5];
    for (PricingTrial trial : trials) {
      double seconds = trial.cold().cpuSeconds().median();
      double weight = 1 / (seconds * seconds);
      double skus = trial.skus();
      sums[0] += weight;
      sums[1] += weight * skus;
      sums[2] += weight * skus * skus;
      sums[3] += weight * seconds;
      sums[4] += weight * seconds * skus;
    }
    double slope =
        (sums[0] * sums[4] - sums[1] * sums[3]) / (sums[0] * sums[2] - sums[1] * sums[1]);
    double fixed = (sums[3] - slope * sums[1]) / sums[0];
    double miss = 0;
    for (PricingTrial trial : trials) {
      double seconds = trial.cold().cpuSeconds().median();
      miss = Math.max(miss, Math.abs(fixed + slope * trial.skus() - seconds) / seconds);
    }
    PricingTrial largest = trials.get(trials.size() - 1);
    double cpu = fixed + slope * PAPER_SKUS;
    double bytes = (double) largest.tableBytes() / largest.skus() * PAPER_SKUS;
    int machines = (int) Math.ceil(bytes / MACHINE_BYTES);
    double seconds = cpu / (machines * (double) MACHINE_CORES * EFFICIENCY);
    return new PricingLine(
        fixed, slope, miss, new Paper(PAPER_SKUS, cpu, bytes, machines, seconds));
  }
}
