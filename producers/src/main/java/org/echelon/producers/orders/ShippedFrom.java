package org.echelon.producers.orders;

import java.util.Optional;

/** Knows which order lines have left, so that a cancellation is told from a return. */
@FunctionalInterface
public interface ShippedFrom {

  /** The node that a line, or part of it, was shipped from; empty while nothing has left. */
  Optional<String> node(LineKey line);

  /** For replays without a warehouse: nothing ever ships. */
  static ShippedFrom nowhere() {
    return line -> Optional.empty();
  }
}
