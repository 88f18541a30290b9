package org.echelon.console.view;

/** Figures that are equal but for the last bits, which another machine may round otherwise. */
final class Near {
  private static final double SHARE = 1e-9;
  private static final double LEAST = 1e-12;

  private Near() {}

  static boolean equal(double one, double other) {
    return one == other
        || Math.abs(one - other) <= LEAST + SHARE * Math.max(Math.abs(one), Math.abs(other));
  }

  /** Whether one is plainly more than the other. */
  static boolean more(double one, double other) {
    return one > other && !equal(one, other);
  }
}
