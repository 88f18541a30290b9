package org.echelon.producers.orders;

import java.util.Optional;

/** Knows which order lines have left, so that a cancellation is told from a return. */
@FunctionalInterface
public interface ShippedFrom {

  /**
   * Units of a line that have left.
   *
   * @param node the last one that they were shipped from
   */
  record Sent(String node, long units) {

    /** With what has left before. */
    public Sent after(Sent earlier) {
      return new Sent(node, units + earlier.units);
    }
  }

  /** What has left of a line; empty while nothing has. */
  Optional<Sent> sent(LineKey line);

  /** For replays without a warehouse: nothing ever ships. */
  static ShippedFrom nowhere() {
    return line -> Optional.empty();
  }
}
