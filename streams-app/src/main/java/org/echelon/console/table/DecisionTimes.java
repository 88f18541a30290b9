package org.echelon.console.table;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * How long events took from Plan's log to a decision that can be read, read committed: the newest
 * {@value #AT_MOST} of the last minute.
 */
public final class DecisionTimes {
  static final int AT_MOST = 4_096;
  static final long WITHIN_MILLIS = 60_000;

  private final Deque<Took> newest = new ArrayDeque<>();

  private record Took(long readAt, long millis) {}

  /** Nearest-rank percentiles in milliseconds. */
  public record Took50And99(long p50Millis, long p99Millis) {}

  void add(long readAtMillis, long tookMillis) {
    newest.addLast(new Took(readAtMillis, tookMillis));
    if (newest.size() > AT_MOST) {
      newest.removeFirst();
    }
  }

  /** As of a moment of the wall's clock; empty where none was read in the minute before it. */
  public Optional<Took50And99> at(long wallMillis) {
    long[] sorted =
        newest.stream()
            .filter(took -> took.readAt() > wallMillis - WITHIN_MILLIS)
            .mapToLong(Took::millis)
            .toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    Arrays.sort(sorted);
    return Optional.of(new Took50And99(rank(sorted, 0.50), rank(sorted, 0.99)));
  }

  private static long rank(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
