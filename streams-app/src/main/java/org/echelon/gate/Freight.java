package org.echelon.gate;

import java.util.List;

/**
 * How much goods take of a truck, in whole numbers so that sums do not depend on their order.
 *
 * @param milliCube thousandths of a dm³
 * @param grams weight; items whose weight nobody told weigh nothing
 */
public record Freight(long milliCube, long grams) {
  /** No goods. */
  public static final Freight NONE = new Freight(0, 0);

  static Freight of(List<OfferedStep> steps) {
    return new Freight(Math.round(cube(steps) * 1e3), Math.round(kg(steps) * 1e3));
  }

  /** dm³ of ranked steps. */
  static double cube(List<OfferedStep> steps) {
    double cube = 0;
    for (OfferedStep step : steps) {
      cube += step.units() * step.unitCube();
    }
    return cube;
  }

  /** kg of ranked steps. */
  static double kg(List<OfferedStep> steps) {
    double kg = 0;
    for (OfferedStep step : steps) {
      kg += step.units() * step.unitKg();
    }
    return kg;
  }

  /** In dm³. */
  public double cube() {
    return milliCube / 1e3;
  }

  /** In kg. */
  public double kg() {
    return grams / 1e3;
  }

  /** Both together. */
  public Freight plus(Freight other) {
    return new Freight(milliCube + other.milliCube, grams + other.grams);
  }

  Freight minus(Freight other) {
    return new Freight(milliCube - other.milliCube, grams - other.grams);
  }

  /** A share of it. */
  Freight times(double share) {
    return new Freight(Math.round(milliCube * share), Math.round(grams * share));
  }
}
