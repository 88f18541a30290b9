package org.echelon.network;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A place of the network. The ordinal is given once and never used again, so it may index arrays
 * and stored positions; costs are in currency per unit, per cube (dm³) and per cube-day.
 *
 * @param handlingClasses classes of items that it is equipped for; empty stands for all
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
    boolean open,
    Set<String> handlingClasses) {

  public Node {
    if (ordinal < 0) {
      throw new NetworkException(
          "FIELD_NEGATIVE", "ordinal", "node " + id + " has no ordinal of zero or more");
    }
    if (!(reviewDays > 0)) {
      throw new NetworkException(
          "FIELD_RANGE", "reviewDays", "node " + id + " needs a review period above zero days");
    }
    handlingClasses = Set.copyOf(handlingClasses);
  }

  /** Whether items of a class can be received, kept and shipped there. */
  public boolean handles(String handlingClass) {
    return handlingClasses.isEmpty() || handlingClasses.contains(handlingClass);
  }
}
