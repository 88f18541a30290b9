package org.echelon.simulation.gym;

/**
 * A way to order: from a place, or from a raw material without limit, to a place.
 *
 * @param supplier index of the supplying node; {@link #RAW} for a raw material
 * @param buyer index of the buying node
 * @param lead periods from order to arrival; 0 arrives in the period of the order
 * @param price paid by the buyer to the supplier per unit, when it ships
 * @param transit cost per unit on its way at the end of a period
 */
public record GymLink(int supplier, int buyer, int lead, double price, double transit) {
  static final int RAW = -1;

  boolean isRaw() {
    return supplier == RAW;
  }
}
