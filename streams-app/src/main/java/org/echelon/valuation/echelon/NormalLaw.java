package org.echelon.valuation.echelon;

import org.apache.commons.math3.special.Erf;

/**
 * Normal demand, whole or without what lies below a floor.
 *
 * <p>Ends are 8.5 deviations from the mean, beyond which lies less than 1e-16.
 */
public final class NormalLaw implements ContinuousLaw {
  private static final double REACH = 8.5;

  private final double centre;
  private final double deviation;
  private final double floor;
  private final double kept;

  private NormalLaw(double centre, double deviation, double floor) {
    if (!(deviation > 0)) {
      throw new IllegalArgumentException("deviation is " + deviation + "; it must be above 0");
    }
    this.centre = centre;
    this.deviation = deviation;
    this.floor = floor;
    this.kept = above((floor - centre) / deviation);
  }

  /** The whole normal law, negative demand included. */
  public static NormalLaw of(double mean, double deviation) {
    return new NormalLaw(mean, deviation, Double.NEGATIVE_INFINITY);
  }

  /** The normal law given that it is above a floor; its mean is then above {@code centre}. */
  public static NormalLaw truncated(double centre, double deviation, double floor) {
    return new NormalLaw(centre, deviation, floor);
  }

  @Override
  public double density(double demand) {
    double z = (demand - centre) / deviation;
    return Math.exp(-z * z / 2) / (Math.sqrt(2 * Math.PI) * deviation * kept);
  }

  @Override
  public double tail(double y) {
    return y <= floor ? 1 : above((y - centre) / deviation) / kept;
  }

  @Override
  public double mean() {
    return floor == Double.NEGATIVE_INFINITY
        ? centre
        : centre + deviation * deviation * density(floor);
  }

  @Override
  public double low() {
    return Math.max(floor, centre - REACH * deviation);
  }

  @Override
  public double high() {
    return Math.max(floor, centre) + REACH * deviation;
  }

  @Override
  public double scale() {
    return deviation;
  }

  private static double above(double z) {
    return z == Double.NEGATIVE_INFINITY ? 1 : 0.5 * Erf.erfc(z / Math.sqrt(2));
  }
}
