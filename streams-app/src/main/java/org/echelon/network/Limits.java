package org.echelon.network;

/** Guard rails of a network; {@link Long#MAX_VALUE} switches a limit off. */
public record Limits(
    long commandUnitsMax,
    double commandDaysOfCoverMax,
    double priceChangeRatioMax,
    int positionMaxAgeMinutes) {

  /** What holds when a network says nothing. */
  public static final Limits DEFAULT = new Limits(Long.MAX_VALUE, 30, 3.0, 1440);
}
