package org.echelon.inventory;

/** Bucket that a customer's return enters. */
public enum ReturnTo {
  ON_HAND,
  HELD,
  WRITTEN_OFF
}
