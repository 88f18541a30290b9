package org.echelon.planning;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LeadTime;

/**
 * Terms on which a vendor sells one item; money in currency.
 *
 * @param vendor ordinal of the vendor's node
 * @param unitCost what a unit costs below every price break
 * @param breaks rising quantities with falling costs
 * @param minUnits least quantity of an order line (MOQ)
 * @param multipleUnits order lines are whole multiples of this
 * @param minOrder least value of an order over all items of the vendor and day; 0 for none
 * @param deliversTo ordinals of the nodes supplied; empty stands for all
 * @param orderDays the item's own order days; empty stands for those of the lane
 * @param leadTime the item's own lead time; empty stands for that of the lane
 */
public record VendorTerms(
    int vendor,
    double unitCost,
    List<PriceBreak> breaks,
    long minUnits,
    long multipleUnits,
    double minOrder,
    Set<Integer> deliversTo,
    Optional<DepartureCalendar> orderDays,
    Optional<LeadTime> leadTime) {

  /** What a unit costs from a quantity on. */
  public record PriceBreak(long fromUnits, double unitCost) {}

  public VendorTerms {
    if (multipleUnits < 1 || minUnits < 0 || !(unitCost >= 0) || !(minOrder >= 0)) {
      throw new IllegalArgumentException(
          "a vendor sells in multiples of 1 unit or more, at costs and minimums of 0 or more");
    }
    breaks = List.copyOf(breaks);
    deliversTo = Set.copyOf(deliversTo);
  }

  /** Sells any quantity at a cost, everywhere, on the lane's own terms. */
  public static VendorTerms plain(int vendor, double unitCost, long minUnits, long multipleUnits) {
    return new VendorTerms(
        vendor,
        unitCost,
        List.of(),
        minUnits,
        multipleUnits,
        0,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What a unit costs when this many are bought together. */
  public double unitCost(long units) {
    double cost = unitCost;
    for (PriceBreak step : breaks) {
      cost = units >= step.fromUnits() ? step.unitCost() : cost;
    }
    return cost;
  }

  /** The smallest quantity sold that is at least this. */
  public long atLeast(long units) {
    long most = Math.max(Math.max(units, minUnits), 1);
    return (most + multipleUnits - 1) / multipleUnits * multipleUnits;
  }

  /** Time from order to available stock over a lane. */
  public LeadTime leadTime(Lane lane) {
    return leadTime.orElse(lane.leadTime());
  }

  /** Whether the item may be ordered with a departure of its lane. */
  public boolean takesOrders(long departureMillis) {
    return orderDays.isEmpty()
        || orderDays
            .get()
            .departsOn(
                Instant.ofEpochMilli(departureMillis)
                    .atZone(orderDays.get().timeZone())
                    .toLocalDate());
  }

  /** Whether the vendor delivers over a lane, on days of which some are order days of the item. */
  public boolean supplies(Lane lane) {
    return lane.from() == vendor
        && (deliversTo.isEmpty() || deliversTo.contains(lane.to()))
        && (orderDays.isEmpty() || sharesDays(orderDays.get(), lane.calendar()));
  }

  private static boolean sharesDays(DepartureCalendar one, DepartureCalendar other) {
    for (DayOfWeek day : one.days()) {
      if (other.days().contains(day)) {
        return true;
      }
    }
    return other.extraOn().stream().anyMatch(one::departsOn)
        || one.extraOn().stream().anyMatch(other::departsOn);
  }
}
