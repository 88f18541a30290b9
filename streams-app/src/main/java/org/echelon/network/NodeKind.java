package org.echelon.network;

/**
 * What a node does. Sort centres and stations carry parcels only; vendors have stock without end.
 */
public enum NodeKind {
  DC,
  FC,
  SSD,
  STORE,
  VENDOR,
  SORT,
  STATION;

  /** Whether Echelon keeps positions there. */
  public boolean holdsStock() {
    return this == DC || this == FC || this == SSD || this == STORE;
  }
}
