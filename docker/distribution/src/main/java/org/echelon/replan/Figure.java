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
    List<Double> sorted = times.stream().map(ThreadTime::millis).sorted().toList();
    double bytes = times.stream().mapToLong(ThreadTime::bytes).average().orElse(0);
    return new Figure(
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1),
        sorted.size(),
        bytes / skus);
  }
}
