package org.echelon.network;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A place of the network. The ordinal is given once and never used again, so it may index arrays
 * and stored positions; costs are in currency per unit, per cube (dm³) and per cube-day.
 */
public record Node(
    int ordinal,
    String id,
    NodeKind kind,
    int echelon,
    String region,
    ZoneId timeZone,
    Optional<String> homeZone,
    Capacity capacity,
    double storageCostPerCubeDay,
    double handlingInPerUnit,
    double handlingOutPerUnit,
    double handlingPerCube,
    double reviewDays,
    boolean open) {
  public Node {
    if (ordinal < 0) {
      throw new NetworkException(
          "FIELD_NEGATIVE", "ordinal", "node " + id + " has no ordinal of zero or more");
    }
    if (!(reviewDays > 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "reviewDays", "node " + id + " needs a review period above zero days");
    }
  }
}
