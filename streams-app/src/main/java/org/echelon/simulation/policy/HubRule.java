package org.echelon.simulation.policy;

/**
 * At how many nodes a SKU is kept, by how fast it sells: slow movers are pooled at few hubs; fast
 * movers are at more, and at every other node that serves enough of their demand best.
 *
 * @param mediumFromPerDay units a day from which a SKU is a medium mover
 * @param fastFromPerDay units a day from which it is a fast one
 * @param slowHubs nodes that keep a slow mover
 * @param mediumHubs nodes that keep a medium mover
 * @param fastHubs nodes that keep a fast mover whatever they sell of it
 * @param leastUnits units that a further node must expect to sell of a fast mover in its L + R
 */
public record HubRule(
    double mediumFromPerDay,
    double fastFromPerDay,
    int slowHubs,
    int mediumHubs,
    int fastHubs,
    double leastUnits) {

  /** Two, four and eight hubs. */
  public static final HubRule USUAL = new HubRule(0.5, 2, 2, 4, 8, 1);

  public HubRule {
    if (slowHubs < 1 || mediumHubs < slowHubs || fastHubs < mediumHubs) {
      throw new IllegalArgumentException("hubs are 1 or more and do not fall with velocity");
    }
    if (!(mediumFromPerDay <= fastFromPerDay)) {
      throw new IllegalArgumentException("a fast mover sells at least as much as a medium one");
    }
  }

  Velocity of(double ratePerDay) {
    if (ratePerDay < mediumFromPerDay) {
      return Velocity.SLOW;
    }
    return ratePerDay < fastFromPerDay ? Velocity.MEDIUM : Velocity.FAST;
  }

  int hubs(Velocity velocity) {
    return switch (velocity) {
      case SLOW -> slowHubs;
      case MEDIUM -> mediumHubs;
      case FAST -> fastHubs;
    };
  }
}
