package org.echelon.replan;

import java.util.List;

/**
 * CPU time of the thread for one price vector.
 *
 * @param millis median over repeats
 * @param bytesPerSku allocated, mean over repeats
 */
public record Figure(
    String what, double millis, double low, double high, int repeats, double bytesPerSku) {

  static Figure of(String what, List<ThreadTime> times, int skus) {
    return of(what, times, skus, 1);
  }

  /**
   * @param stride work was done for one SKU of so many, and counts for all
   */
  static Figure of(String what, List<ThreadTime> times, int skus, int stride) {
    List<Double> sorted = times.stream().map(t -> stride * t.millis()).sorted().toList();
    double bytes = times.stream().mapToLong(ThreadTime::bytes).average().orElse(0);
    return new Figure(
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        sorted.size(),
        bytes * stride / skus);
  }
}
