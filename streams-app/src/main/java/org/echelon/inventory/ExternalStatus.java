package org.echelon.inventory;

/** How far a decision of another planner has come; stored by ordinal, so new ones go to the end. */
public enum ExternalStatus {
  /** Decided: a purchase is expected, the units of a transfer are set aside at its source. */
  PROPOSED,
  /** A purchase is ordered, a transfer has left its source. */
  EXECUTED,
  CANCELLED
}
