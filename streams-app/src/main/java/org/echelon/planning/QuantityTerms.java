package org.echelon.planning;

import org.echelon.network.Lane;
import org.echelon.network.Limits;
import org.echelon.network.Network;

/**
 * What decides on the quantity that a node buys from one vendor over one lane; money in currency.
 *
 * <p>For n units missing, bought as q, a unit in place costs
 *
 * <pre>c(q) + lane + k (L + sd) + h (q - n) min((q - n) / 2d, 365) / q</pre>
 *
 * with the vendor's cost c at that quantity, the lane's cost, the capital cost k of a unit and day
 * over the lead time (its mean L and one deviation, for the stock that covers it), and the cost h
 * of capital and storage for the q - n units too many, which wait half their cover at d units a
 * day, a year at most.
 *
 * <p>Between two price breaks the cost rises with the quantity, so only the smallest quantity of
 * each step is looked at: exact, O(breaks). A break that takes a quantity over the network's guard
 * rails is out of reach. Source: Hadley and Whitin (1963) for all-units breaks; model, section 5.
 *
 * @param vendor what it sells, in which quantities and at which cost
 * @param lanePerUnit cost of the lane
 * @param leadDays L + sd, mean lead time and one deviation
 * @param capitalPerUnitDay k
 * @param heldPerUnitDay h, capital and storage of a unit too many
 * @param unitsMost units of a command at most
 * @param coverDaysMost days of demand that a command may cover at most
 */
public record QuantityTerms(
    VendorTerms vendor,
    double lanePerUnit,
    double leadDays,
    double capitalPerUnitDay,
    double heldPerUnitDay,
    long unitsMost,
    double coverDaysMost) {
  private static final double MOST_DAYS_HELD = 365;

  /** The terms of an item over a lane of a network. */
  public static QuantityTerms of(
      Network network, VendorTerms vendor, Lane lane, SupplyRules rules) {
    Limits limits = network.terms().limits();
    double storage = network.node(lane.to()).storageCostPerCubeDay() * rules.unitCube();
    return new QuantityTerms(
        vendor,
        lane.cost(rules.unitCube()),
        vendor.leadTime(lane).meanDays() + vendor.leadTime(lane).sdDays(),
        rules.capitalPerUnitDay(),
        rules.capitalPerUnitDay() + storage,
        limits.commandUnitsMax(),
        limits.commandDaysOfCoverMax());
  }

  /** Cost of a unit in place when some units are bought for those missing. */
  public double costPerUnit(long missing, double demandPerDay, long units) {
    double tooMany = units - missing;
    double days =
        tooMany <= 0 ? 0 : Math.min(tooMany / (2 * Math.max(demandPerDay, 0)), MOST_DAYS_HELD);
    return vendor.unitCost(units)
        + lanePerUnit
        + capitalPerUnitDay * leadDays
        + heldPerUnitDay * tooMany * days / units;
  }

  /** Units to buy for those missing, a quantity that the vendor sells. */
  public long units(long missing, double demandPerDay) {
    long least = vendor.atLeast(missing);
    long most = most(least, demandPerDay);
    long units = least;
    double cost = costPerUnit(missing, demandPerDay, least);
    for (VendorTerms.PriceBreak step : vendor.breaks()) {
      long more = vendor.atLeast(Math.max(step.fromUnits(), missing));
      double then = costPerUnit(missing, demandPerDay, more);
      if (more > units && more <= most && then < cost) {
        units = more;
        cost = then;
      }
    }
    return units;
  }

  /**
   * Multiples beyond a quantity that this item alone would need to reach the vendor's least order
   * value, within the guard rails.
   */
  public long fillers(long units, double demandPerDay) {
    double unitCost = vendor.unitCost(units);
    double lacking = vendor.minOrder() - units * unitCost;
    if (!(lacking > 0) || !(unitCost > 0)) {
      return 0;
    }
    long multiple = vendor.multipleUnits();
    double cover = coverDaysMost * demandPerDay - units;
    return Math.min(
        (long) Math.ceil(lacking / unitCost / multiple), (long) (Math.max(0, cover) / multiple));
  }

  private long most(long least, double demandPerDay) {
    long cover = (long) Math.ceil(coverDaysMost * demandPerDay);
    return Math.min(unitsMost, Math.max(least, cover));
  }
}
