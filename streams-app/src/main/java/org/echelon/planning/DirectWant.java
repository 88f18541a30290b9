package org.echelon.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Units of a want that could come over a direct lane instead of the one that usually brings them.
 *
 * @param direct the lane and the usual way
 * @param packUnits units are whole multiples of this
 * @param steps those of the want over the usual lane, each with the units that the start of the
 *     direct lane has; 0 where it has none left
 * @param usualPerUnit cost of a unit over the usual way, currency
 * @param directPerUnit cost of a unit over the direct lane, without its trucks
 * @param grounds those of the want, with what the start of the direct lane has to spare
 */
public record DirectWant(
    DirectLane direct,
    long packUnits,
    List<Step> steps,
    double usualPerUnit,
    double directPerUnit,
    Grounds grounds) {
  private static final double DAY_MILLIS = 86_400_000.0;

  public DirectWant {
    steps = List.copyOf(steps);
  }

  /**
   * Days by which a unit comes later than over the usual lane, or below zero sooner.
   *
   * @param departureMillis when the direct lane departs, and when the usual one does
   */
  public double daysLater(long departureMillis, long usualMillis) {
    double wait = (departureMillis - usualMillis) / DAY_MILLIS;
    return wait + direct.lane().leadTime().meanDays() - direct.usual().leadTime().meanDays();
  }

  /**
   * What a unit of a step saves direct, before the direct lane's trucks are paid, currency.
   *
   * <pre>s = usual - direct - margin * days later</pre>
   */
  public double savedPerUnit(Step step, double daysLater) {
    return usualPerUnit - directPerUnit - step.marginPerUnitDay() * daysLater;
  }

  /** The want as one over the direct lane, for a grant; empty where nothing is left of it. */
  public Optional<Want> want() {
    List<Step> left = new ArrayList<>(steps);
    left.removeIf(step -> step.units() == 0);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(Want.moved(direct.lane(), packUnits, left, grounds));
  }
}
