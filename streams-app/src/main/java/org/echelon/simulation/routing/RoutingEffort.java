package org.echelon.simulation.routing;

/**
 * How hard policies and the bound search.
 *
 * @param boundSteps of the clairvoyant bound
 */
public record RoutingEffort(int boundSteps, Courses courses, Rounded rounded) {

  /** Courses of the horizon, steps of their first search and of those from prices before. */
  public record Courses(int count, int firstSteps, int steps) {}

  /** Steps of the first search, of those from prices before, and those whose choices count. */
  public record Rounded(int firstSteps, int steps, int averaged) {}

  /** The published effort, set on worlds of seeds that are not reported. */
  public static RoutingEffort published() {
    return new RoutingEffort(600, new Courses(8, 100, 10), new Rounded(60, 5, 15));
  }

  /** For tests of what surrounds it. */
  public static RoutingEffort slight() {
    return new RoutingEffort(200, new Courses(3, 40, 5), new Rounded(40, 5, 10));
  }
}
