package org.echelon.cli;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times work in steady state on the calling thread: rounds until it is warm, then repeats, each of
 * as many rounds as fill a stretch of time. Rounds are timed by the CPU time of the thread, so that
 * a busy machine does not pass for slow work; single operations by the wall clock.
 */
final class Stopwatch {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final int repeats;
  private final long stretchNanos;
  private final long warmUpNanos;

  Stopwatch(int repeats, double stretchSeconds, double warmUpSeconds) {
    this.repeats = repeats;
    this.stretchNanos = (long) (stretchSeconds * 1e9);
    this.warmUpNanos = (long) (warmUpSeconds * 1e9);
  }

  /**
   * What was measured.
   *
   * @param median nanoseconds for an operation
   * @param low that of the quickest repeat
   * @param high that of the slowest
   * @param bytes allocated for an operation, mean of all repeats
   */
  record Figure(
      String what,
      String unit,
      double median,
      double low,
      double high,
      int repeats,
      double bytes) {}

  /**
   * @param round does some operations and returns how many
   */
  Figure rounds(String what, String unit, LongSupplier round) {
    for (long start = THREADS.getCurrentThreadCpuTime();
        THREADS.getCurrentThreadCpuTime() - start < warmUpNanos; ) {
      if (round.getAsLong() < 1) {
        throw new IllegalArgumentException("there is no work to time in " + what);
      }
    }
    double[] nanos = new double[repeats];
    double bytes = 0;
    for (int i = 0; i < repeats; i++) {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = THREADS.getCurrentThreadCpuTime();
      long end = start;
      long operations = 0;
      while (end - start < stretchNanos) {
        operations += round.getAsLong();
        end = THREADS.getCurrentThreadCpuTime();
      }
      nanos[i] = (double) (end - start) / operations;
      bytes += (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / operations;
    }
    Arrays.sort(nanos);
    return new Figure(
        what, unit, nanos[repeats / 2], nanos[0], nanos[repeats - 1], repeats, bytes / repeats);
  }

  /**
   * Wall time of single operations: the median over repeats of a percentile within each.
   *
   * @param percentile between 0 and 1
   */
  Figure single(String what, String unit, double percentile, int operations, Runnable operation) {
    for (long start = System.nanoTime(); System.nanoTime() - start < warmUpNanos; ) {
      operation.run();
    }
    double[] found = new double[repeats];
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long[] nanos = new long[operations];
    for (int i = 0; i < repeats; i++) {
      for (int o = 0; o < operations; o++) {
        long start = System.nanoTime();
        operation.run();
        nanos[o] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      found[i] = nanos[(int) (percentile * (operations - 1))];
    }
    double bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated - 8.0 * operations;
    Arrays.sort(found);
    return new Figure(
        what,
        unit,
        found[repeats / 2],
        found[0],
        found[repeats - 1],
        repeats,
        bytes / ((double) operations * repeats));
  }
}
