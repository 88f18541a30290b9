package org.echelon.telemetry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums by the values of some labels, which only rise; what comes beyond {@value #AT_MOST} sets of
 * values is added to {@value #OTHERS}.
 */
public final class Tally {
  static final int AT_MOST = 200;
  static final String OTHERS = "others";

  private final Map<List<String>, Double> sums = new LinkedHashMap<>();

  /**
   * Makes a sum known before anything is added: a sum that begins at more than zero would seem
   * never to have risen.
   */
  public void begin(String... labels) {
    add(0, labels);
  }

  /** Adds to the sum of some labels. */
  public void add(double amount, String... labels) {
    List<String> key = List.of(labels);
    if (!sums.containsKey(key) && sums.size() >= AT_MOST) {
      key = Collections.nCopies(labels.length, OTHERS);
    }
    sums.merge(key, amount, Double::sum);
  }

  /** Sums by the values of the labels. */
  public Map<List<String>, Double> sums() {
    return Collections.unmodifiableMap(sums);
  }
}
