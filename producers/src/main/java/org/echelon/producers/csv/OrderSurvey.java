package org.echelon.producers.csv;

import java.util.HashMap;
import java.util.Map;

/** How many lines each order of a file has, so that each line can say it. */
final class OrderSurvey {
  private final Map<String, Integer> lines = new HashMap<>();

  void saw(String orderId, int lineNo) {
    lines.merge(orderId, lineNo, Math::max);
  }

  int lines(String orderId) {
    return lines.getOrDefault(orderId, 1);
  }
}
