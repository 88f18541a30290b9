package org.echelon.fulfillment.middlemile;

/**
 * Parcels expected from a fulfilment centre to a delivery station, both by ordinal.
 *
 * @param cubePerDay dm³ of all parcels of a day
 */
public record ParcelFlow(int from, int station, double parcelsPerDay, double cubePerDay) {
  public ParcelFlow {
    if (!(parcelsPerDay > 0) || !(cubePerDay > 0)) {
      throw new IllegalArgumentException("a flow has parcels and cube above zero a day");
    }
  }
}
