package org.echelon.golden;

/**
 * One value beside its known answer.
 *
 * @param instance name of the instance
 * @param source where the answer comes from
 * @param what the quantity, with its unit where it has one
 * @param expected the known answer
 * @param got what the core computed
 * @param tolerance the relative error allowed, 0 for whole numbers
 */
public record GoldenRow(
    String instance, String source, String what, double expected, double got, double tolerance) {

  /** |got - expected| over the larger of |expected| and 1e-9. */
  public double relativeError() {
    double error = Math.abs(got - expected);
    return error == 0 ? 0 : error / Math.max(Math.abs(expected), 1e-9);
  }

  /** Whether the value is as near as it has to be; what is not a number never is. */
  public boolean holds() {
    return relativeError() <= tolerance;
  }
}
