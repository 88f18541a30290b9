package org.echelon.demand;

/** Refuses parameters outside the domain of a law or a model, naming the value. */
public final class Require {
  private Require() {}

  public static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, is " + value);
    }
  }

  public static void notNegative(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be zero or more and finite, is " + value);
    }
  }

  public static void finite(String name, double value) {
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite, is " + value);
    }
  }

  /** Of a quantile: a share between 0 and 1. */
  public static void share(double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException("a share must lie between 0 and 1, is " + value);
    }
  }

  public static void that(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
