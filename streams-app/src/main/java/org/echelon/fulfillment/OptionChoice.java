package org.echelon.fulfillment;

import java.util.Objects;
import org.echelon.network.ServiceOption;
import org.echelon.network.ShipOption;
import org.jspecify.annotations.Nullable;

/**
 * The best way to ship a unit from one node at one instant:
 *
 * <pre>
 * min over options o   perUnit_o + q costPerCube_o + (late_o ? latePerUnit_o : 0) + queue_o
 * late_o               o is slower than the class, or arrives after the promise
 * </pre>
 *
 * <p>An option leaves at its first cut-off after the order has passed the queue: a later departure
 * costs as much and arrives later. Of equal costs what is on time wins, then what arrives first.
 * Exact. O(options), where an option that could not win even on time is not looked up in the
 * calendar. Kept from node to node; for one thread.
 *
 * <p>Source: model, section 7.
 */
final class OptionChoice {
  private static final double DAY = 24 * 3_600_000.0;

  private final CutOffs cutOffs = new CutOffs();
  private @Nullable ShipOption best;
  private double shipping;
  private double outOfRegion;
  private double queueing;
  private long departureAt;
  private long arrivalAt;
  private boolean inTime;

  /**
   * Chooses among the options of a node, of which there is one at least.
   *
   * @param promisedAt epoch milliseconds, 0 where the speed alone counts
   */
  void choose(
      ServiceOption[] options, double unitCube, long now, double queueDays, long promisedAt) {
    long ready = Congestion.readyAt(now, queueDays);
    best = null;
    for (ServiceOption option : options) {
      double queue = Congestion.penalty(queueDays, option.option().lateCostPerUnit());
      if (best == null || option.usualCost(unitCube) + queue <= shipping + queueing) {
        weigh(option, option.usualCost(unitCube), queue, ready, promisedAt);
      }
    }
  }

  private void weigh(
      ServiceOption served, double usual, double queue, long ready, long promisedAt) {
    ShipOption option = served.option();
    long departure = cutOffs.next(served, ready);
    long arrival = departure + (long) (option.transitDays() * DAY);
    boolean kept = promisedAt == 0 || arrival <= promisedAt;
    // The usual cost of a slower option has its late penalty already.
    double cost = usual + (served.ownSpeed() && !kept ? option.lateCostPerUnit() : 0);
    boolean onTime = served.ownSpeed() && kept;
    if (best == null || better(cost + queue, onTime, arrival)) {
      best = option;
      shipping = cost;
      outOfRegion = served.outOfRegion();
      queueing = queue;
      departureAt = departure;
      arrivalAt = arrival;
      inTime = onTime;
    }
  }

  private boolean better(double cost, boolean onTime, long arrival) {
    if (cost != shipping + queueing) {
      return cost < shipping + queueing;
    }
    return onTime == inTime ? arrival < arrivalAt : onTime;
  }

  /** What shipping and queue cost by the option chosen, without the out-of-region amount. */
  double paid() {
    return shipping + queueing - outOfRegion;
  }

  /**
   * The route over the option chosen.
   *
   * @param worth what a unit from the node costs beside shipping and queue, currency
   * @param kept see {@link Route}
   */
  Route route(int node, double worth, double kept) {
    return new Route(
        node,
        Objects.requireNonNull(best),
        shipping + worth + queueing,
        shipping,
        outOfRegion,
        queueing,
        kept,
        departureAt,
        arrivalAt,
        inTime);
  }
}
