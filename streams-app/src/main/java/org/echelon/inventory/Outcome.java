package org.echelon.inventory;

/** What became of one input record. */
public enum Outcome {
  APPLIED,
  DUPLICATE,
  STALE,
  REFUSED
}
