package org.echelon.network;

/**
 * A ship option as it serves one class: on time if it has the class's speed and meets the promise,
 * late otherwise. Money is currency per unit.
 *
 * <pre>
 * charge(q, late) = perUnit + q costPerCube + (late ? lateCostPerUnit : 0)
 * </pre>
 *
 * @param perUnit what the carrier takes for a unit without cube, and the out-of-region amount
 * @param ownSpeed whether it has the speed of the class; a slower one is always late
 * @param clock number of its cut-off time, time zone and days: options of one clock leave together
 */
public record ServiceOption(ShipOption option, double perUnit, boolean ownSpeed, int clock) {

  /** The out-of-region amount, which nobody is paid. */
  public double outOfRegion() {
    return perUnit - option.costPerUnit();
  }

  /** What a unit without cube costs where every option of the class's own speed is on time. */
  public double usualPerUnit() {
    return perUnit + (ownSpeed ? 0 : option.lateCostPerUnit());
  }

  /** What a unit of a cube costs where every option of the class's own speed is on time. */
  public double usualCost(double unitCube) {
    return usualPerUnit() + option.costPerCube() * unitCube;
  }

  /**
   * Whether another option of the same node and class is never needed beside this one: at no cube,
   * at no instant, for no promise, and however many times the late penalty is charged for a queue.
   *
   * <p>Either this one leaves whenever the other does, and perhaps on more days, and takes no more
   * time, so that the other is late whenever this one is; or this one is cheaper even when only
   * this one is late.
   */
  boolean replaces(ServiceOption other) {
    if (option.costPerCube() > other.option.costPerCube()
        || option.lateCostPerUnit() > other.option.lateCostPerUnit()) {
      return false;
    }
    if (neverLaterThan(other)) {
      return other.ownSpeed ? perUnit <= other.perUnit : latePerUnit() <= other.latePerUnit();
    }
    return latePerUnit() < other.usualPerUnit();
  }

  private boolean neverLaterThan(ServiceOption other) {
    return (ownSpeed || !other.ownSpeed)
        && option.leavesWhenever(other.option)
        && option.transitDays() <= other.option.transitDays();
  }

  private double latePerUnit() {
    return perUnit + option.lateCostPerUnit();
  }
}
