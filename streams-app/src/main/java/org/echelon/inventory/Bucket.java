package org.echelon.inventory;

/** Where units of a SKU are at one node; a unit is in exactly one, {@code ON_ORDER} is a claim. */
public enum Bucket {
  ON_HAND,
  RESERVED,
  HELD,
  IN_TRANSIT,
  WRITTEN_OFF,
  ON_ORDER
}
