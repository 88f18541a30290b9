package org.echelon.inventory;

/** Kinds of stock adjustment. */
public enum AdjustmentKind {
  COUNT,
  DELTA,
  DAMAGE,
  FOUND,
  LOST,
  RETURN,
  HOLD,
  RELEASE,
  DISPOSE
}
