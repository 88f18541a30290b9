package org.echelon.planning;

import java.util.List;
import org.echelon.network.Lane;

/**
 * What a node would take over a lane now.
 *
 * @param lane the lane it comes over
 * @param packUnits units are whole multiples of this
 * @param steps best first; never empty
 */
public record Want(Lane lane, long packUnits, List<Step> steps) {

  /** All units wanted. */
  public long units() {
    return steps.stream().mapToLong(Step::units).sum();
  }

  /** Marginal value of the best units, currency per unit and day. */
  public double bestMargin() {
    return steps.get(0).marginPerUnitDay();
  }
}
