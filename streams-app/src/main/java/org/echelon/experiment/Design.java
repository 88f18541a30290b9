package org.echelon.experiment;

/** How a field experiment chooses who is treated when. */
public enum Design {
  /** One SKU of each pair is treated all the time. */
  ITEM,
  /** All SKUs are treated in one of every two blocks of days. */
  SWITCHBACK,
  /** One SKU of each pair is treated, and with each block of days it is the other one. */
  PAIRWISE;

  /** Whether the same SKU is treated in one block and not in the next. */
  public boolean switches() {
    return this != ITEM;
  }
}
