package org.echelon.network;

/** How far a decision on a lane goes by itself; the strictest mode that applies wins. */
public enum LaneMode {
  /** Commands go out. */
  AUTO,
  /** A person releases each. */
  APPROVE,
  /** Only decisions are written. */
  SHADOW
}
