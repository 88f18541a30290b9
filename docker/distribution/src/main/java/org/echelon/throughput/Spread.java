package org.echelon.throughput;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** The median of repeats, with the lowest and the highest. */
public record Spread(double median, double low, double high, int repeats) {

  /** Of some figures; of an even number of them, the lower one of the middle. */
  public static Spread of(Collection<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("there is nothing to take a median of");
    }
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return new Spread(sorted[last / 2], sorted[0], sorted[last], sorted.length);
  }

  /** For people, in a format of {@link String#format} for each figure. */
  public String text(String format) {
    return String.format(
        Locale.ROOT, format + " [" + format + " to " + format + "]", median, low, high);
  }
}
