package org.echelon.network;

/**
 * What a node can hold and pass, in cube (dm³) and units a day; {@link Double#POSITIVE_INFINITY} is
 * no limit.
 */
public record Capacity(double storageCube, double inboundUnitsPerDay, double outboundUnitsPerDay) {

  /** No limit on anything. */
  public static final Capacity UNLIMITED =
      new Capacity(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Capacity {
    if (!(storageCube >= 0) || !(inboundUnitsPerDay >= 0) || !(outboundUnitsPerDay >= 0)) {
      throw new NetworkException(
          "NET_CAPACITY", "capacity", "a capacity is a number of zero or more, or absent");
    }
  }

  /** Units a day that can pass through when what comes in also goes out. */
  public double flowUnitsPerDay() {
    return Math.min(inboundUnitsPerDay, outboundUnitsPerDay);
  }
}
