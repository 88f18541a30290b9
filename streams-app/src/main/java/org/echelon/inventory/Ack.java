package org.echelon.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The newest revision of one ack document, as its command keeps it. */
public record Ack(
    Stamp stamp,
    int node,
    long units,
    long damagedUnits,
    DamagedTo damagedTo,
    boolean last,
    @Nullable String reason,
    long expectedAt) {

  static final String NOT_FOUND = "NOT_FOUND";

  boolean counts() {
    return !stamp.withdrawn();
  }

  boolean notFound() {
    return NOT_FOUND.equals(reason);
  }

  /** Equal in everything that moves stock or explains it. */
  boolean saysTheSame(Ack other) {
    return node == other.node
        && units == other.units
        && damagedUnits == other.damagedUnits
        && damagedTo == other.damagedTo
        && last == other.last
        && Objects.equals(reason, other.reason);
  }
}
