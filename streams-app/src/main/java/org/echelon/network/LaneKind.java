package org.echelon.network;

/**
 * What moves on a lane; PURCHASE lanes start at a vendor, OUTBOUND lanes carry customer parcels to
 * a sort centre or a station.
 */
public enum LaneKind {
  REPLENISH,
  LATERAL,
  PURCHASE,
  RETURN,
  OUTBOUND
}
