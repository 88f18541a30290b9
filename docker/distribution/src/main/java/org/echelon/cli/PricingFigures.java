package org.echelon.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What a search for prices took, on the calling thread.
 *
 * @param method what was run
 * @param skus how many items it priced
 * @param calls questions to the model, of the search alone
 * @param cpuSeconds CPU time of the thread
 * @param seconds wall time
 * @param above how far its bound lies above the best known, as a share of it
 */
record PricingFigures(
    String method, int skus, int calls, Spread cpuSeconds, Spread seconds, double above) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How much too high the best known bound may be, as a share: it is searched for to 1e-8. */
  private static final double KNOWN_TO = 2e-8;

  /** Median, least and most of some repeats. */
  record Spread(double median, double low, double high, int repeats) {

    static Spread of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1], n);
    }
  }

  /** What a search found. */
  record Found(double bound, int calls) {}

  /** Runs a search to some gap. */
  record Trial(int skus, int repeats, double best, double gap) {

    /**
     * Times a search after a run that is not counted.
     *
     * @throws CommandFailure where its bound and the best known do not agree
     */
    PricingFigures time(String method, Supplier<Found> search) {
      Found found = search.get();
      check(method, found);
      double[] cpu = new double[repeats];
      double[] wall = new double[repeats];
      for (int i = 0; i < repeats; i++) {
        long start = System.nanoTime();
        long before = cpuNanos();
        found = search.get();
        cpu[i] = (cpuNanos() - before) / 1e9;
        wall[i] = (System.nanoTime() - start) / 1e9;
        check(method, found);
      }
      return new PricingFigures(
          method, skus, found.calls(), Spread.of(cpu), Spread.of(wall), above(found.bound()));
    }

    private double above(double bound) {
      return best == 0 ? bound : bound / best - 1;
    }

    private void check(String method, Found found) {
      double above = above(found.bound());
      if (!(above >= -KNOWN_TO && above <= gap)) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            String.format(
                Locale.ROOT,
                "%s at %,d SKUs ended at a bound of %.9g after %,d questions, %.2e above the best"
                    + " known of %.9g; between 0 and %.0e is what all methods agree on",
                method,
                skus,
                found.bound(),
                found.calls(),
                above,
                best,
                gap));
      }
    }
  }

  /** CPU time of this thread so far. */
  static long cpuNanos() {
    return THREADS.getCurrentThreadCpuTime();
  }

  double cpuMicrosPerSku() {
    return 1e6 * cpuSeconds.median() / skus;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%,11d SKUs  %-22s %4d questions %9.3f s CPU (%.3f to %.3f) %8.2f us a SKU  %.1e above",
        skus,
        method,
        calls,
        cpuSeconds.median(),
        cpuSeconds.low(),
        cpuSeconds.high(),
        cpuMicrosPerSku(),
        above);
  }
}
