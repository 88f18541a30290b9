package org.echelon.processor.intake;

import java.util.List;

/** Order within lists of numbers; NaN is in no order. */
final class Numbers {
  private Numbers() {}

  /** Whether each of the entries from (inclusive) to (exclusive) is above the one before. */
  static boolean rising(List<Double> values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (!(values.get(i) > values.get(i - 1))) {
        return false;
      }
    }
    return true;
  }

  /** Whether none of the entries from (inclusive) to (exclusive) is below the one before. */
  static boolean notFalling(List<Double> values, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (!(values.get(i) >= values.get(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
