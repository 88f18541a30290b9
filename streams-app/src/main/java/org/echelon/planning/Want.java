package org.echelon.planning;

import java.util.List;
import java.util.Optional;
import org.echelon.network.Lane;

/**
 * What a node would take over a lane now.
 *
 * @param lane the lane it comes over
 * @param packUnits units are whole multiples of this
 * @param steps best first; never empty
 * @param purchase the vendor's side where it is bought; empty where it is moved
 * @param grounds what it was made of
 */
public record Want(
    Lane lane, long packUnits, List<Step> steps, Optional<Purchase> purchase, Grounds grounds) {

  /** A want that a transfer fills. */
  static Want moved(Lane lane, long packUnits, List<Step> steps, Grounds grounds) {
    return new Want(lane, packUnits, steps, Optional.empty(), grounds);
  }

  /** All units wanted. */
  public long units() {
    long sum = 0;
    for (Step step : steps) {
      sum += step.units();
    }
    return sum;
  }

  /** Units wanted and those that an order may be filled up with. */
  public long unitsWithFillers() {
    return units() + purchase.map(Purchase::fillerUnits).orElse(0L);
  }

  /** The least that a command can carry. */
  public long leastUnits() {
    return purchase.map(bought -> bought.terms().atLeast(1)).orElse(packUnits);
  }

  /** Whether the vendor takes this item with a departure; a transfer always goes. */
  public boolean takesOrders(long departureMillis) {
    return purchase.map(bought -> bought.terms().takesOrders(departureMillis)).orElse(true);
  }

  /**
   * Marginal value of the best units, currency per unit and day, on top of the position that the
   * destination orders by: where it fills others, one that lacks what they lack.
   */
  public double bestMargin() {
    return steps.get(0).marginPerUnitDay();
  }
}
