package org.echelon.fulfillment;

/**
 * What the queue of a busy node does to an order that joins it (model, section 7). A queue w of up
 * to half a day of the node's outbound capacity is its daily work and costs nothing; a longer one
 * costs the option's late penalty times min(3, w), w in days, and delays the order by what is
 * beyond the half day.
 *
 * <p>O(1). A heuristic: the half day and the cap of three days are choices, not estimates.
 */
final class Congestion {
  private static final double TOLERATED_DAYS = 0.5;
  private static final double PENALTIES_AT_MOST = 3;
  private static final double DAY = 24 * 3_600_000.0;

  private Congestion() {}

  /** Currency per unit that a queue of so many days costs. */
  static double penalty(double queueDays, double lateCostPerUnit) {
    return queueDays <= TOLERATED_DAYS
        ? 0
        : lateCostPerUnit * Math.min(PENALTIES_AT_MOST, queueDays);
  }

  /** When an order that comes now has passed the queue, epoch milliseconds. */
  static long readyAt(long now, double queueDays) {
    return now + Math.round(Math.max(0, queueDays - TOLERATED_DAYS) * DAY);
  }
}
