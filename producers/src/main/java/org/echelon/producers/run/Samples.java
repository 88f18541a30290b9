package org.echelon.producers.run;

import java.util.Arrays;

/** Durations in nanoseconds, all of them kept. */
public final class Samples {
  private long[] nanos = new long[1024];
  private int count;

  /** Keeps one. */
  public void add(long duration) {
    nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
    nanos[count++] = duration;
  }

  /** What they are now. */
  public Percentiles percentiles() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return new Percentiles(count, rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99));
  }

  private static double rank(long[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
