package org.echelon.producers.cost;

/** A part of what running a network costs; all parts together are the total. */
public enum CostPart {
  SHIPPING("shipping to customers"),
  LATE("late penalty"),
  TRANSFERS("transfer lanes"),
  PURCHASES("purchase lanes"),
  HANDLING_IN("handling in"),
  HANDLING_OUT("handling out"),
  CAPITAL("capital in stock"),
  ON_THE_WAY("capital on the way"),
  STORAGE("storage"),
  OVERFLOW("overflow in yards"),
  LOST_SALES("lost sales");

  private final String label;

  CostPart(String label) {
    this.label = label;
  }

  /** The name shown to people. */
  public String label() {
    return label;
  }
}
