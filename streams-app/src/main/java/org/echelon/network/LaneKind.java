package org.echelon.network;

/** What moves on a lane; PURCHASE lanes start at a vendor. */
public enum LaneKind {
  REPLENISH,
  LATERAL,
  PURCHASE,
  RETURN
}
