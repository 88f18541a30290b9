package org.echelon.producers.csv;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How many lines each order of a file has, so that each line can say it. */
final class OrderSurvey {
  private final Map<String, Set<Integer>> lines = new HashMap<>();

  void saw(String orderId, int lineNo) {
    lines.computeIfAbsent(orderId, id -> new HashSet<>()).add(lineNo);
  }

  int lines(String orderId) {
    return lines.getOrDefault(orderId, Set.of()).size();
  }
}
