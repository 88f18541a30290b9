package org.echelon.producers.run;

/**
 * Whether simulated sites keep to their flows and rooms.
 *
 * @param enforced without it they take in and send out everything at once
 * @param overflowMultiple cost of a dm³ that waits in the yard, over the storage cost of the node
 */
public record SiteLimits(boolean enforced, double overflowMultiple) {
  /** Cost of the yard where nothing else is said: an assumption, measured nowhere. */
  public static final double USUAL_MULTIPLE = 10;

  /** Sites that take in and send out everything at once. */
  public static final SiteLimits IGNORED = new SiteLimits(false, 0);

  /** Sites that keep to their limits. */
  public static final SiteLimits ENFORCED = new SiteLimits(true, USUAL_MULTIPLE);

  public SiteLimits {
    if (!(overflowMultiple >= 0) || Double.isInfinite(overflowMultiple)) {
      throw new IllegalArgumentException(
          "the cost of overflow is a multiple of zero or more, not " + overflowMultiple);
    }
  }
}
