package org.echelon.inventory;

/** A shipment of an order line outside any assignment, units in base units. */
public record ShipmentEntry(Stamp stamp, int node, long units) {

  public long counted() {
    return stamp.withdrawn() ? 0 : units;
  }

  boolean saysTheSame(ShipmentEntry other) {
    return node == other.node && units == other.units;
  }
}
