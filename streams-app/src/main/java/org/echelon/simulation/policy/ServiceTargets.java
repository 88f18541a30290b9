package org.echelon.simulation.policy;

/**
 * The chance with which stock is to cover all demand over the protection time, L + R, of a node.
 *
 * @param slow for slow movers at nodes that serve customers
 * @param medium for medium movers there
 * @param fast for fast movers there
 * @param centre at nodes that fill others
 */
public record ServiceTargets(double slow, double medium, double fast, double centre) {

  /** 96% everywhere. */
  public static final ServiceTargets USUAL = all(0.96);

  public ServiceTargets {
    for (double share : new double[] {slow, medium, fast, centre}) {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("a service target lies between 0 and 1, not " + share);
      }
    }
  }

  /** The same everywhere. */
  public static ServiceTargets all(double share) {
    return new ServiceTargets(share, share, share, share);
  }

  /** The target of a node that serves customers. */
  double at(Velocity velocity) {
    return switch (velocity) {
      case SLOW -> slow;
      case MEDIUM -> medium;
      case FAST -> fast;
    };
  }
}
