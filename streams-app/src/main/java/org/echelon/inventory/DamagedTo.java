package org.echelon.inventory;

/** What happens to units that arrive damaged; REFUSED ones stay with the vendor. */
public enum DamagedTo {
  WRITTEN_OFF,
  HELD,
  REFUSED
}
