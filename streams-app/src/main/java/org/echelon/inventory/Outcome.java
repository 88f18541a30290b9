package org.echelon.inventory;

/** What became of one input record. */
public enum Outcome {
  APPLIED,
  DUPLICATE,
  STALE,
  REFUSED,
  /** It taught demand and moved no stock. */
  HISTORY
}
