package org.echelon.pricing;

/**
 * What the frozen model answers to a trial price vector. Value is in currency a day; usage is in
 * the scaled units of the model's rows, at the exact best levels.
 *
 * <p>The smoothed part is present when curvature was asked for: the same sum with each kink rounded
 * over a small band, its usage, what its fractional levels earn at these prices, and its second
 * derivatives by row (row-major).
 */
record Evaluation(double value, double[] usage, Smoothed smoothed) {

  /** The rounded problem: an upper bound on value with derivatives that Newton can use. */
  record Smoothed(double value, double earned, double[] usage, double[] curvature) {}
}
