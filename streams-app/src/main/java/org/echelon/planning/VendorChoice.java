package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.Node;

/**
 * Ranks the vendors of a SKU for one node by what a unit costs in place.
 *
 * <p>For n units missing, bought as q from a vendor, a unit in place costs
 *
 * <pre>c(q) + lane + k (L + sd) + h (q - n) min((q - n) / 2d, 365) / q</pre>
 *
 * with the vendor's cost c at that quantity, the lane's cost, the capital cost k of a unit and day
 * over the lead time (its mean L and one deviation, for the stock that covers it), and the cost h
 * of capital and storage for the q - n units too many, which wait half their cover at d units a
 * day, a year at most. Equal costs go by the item's order of vendors, then by lane.
 *
 * <p>Between two price breaks the cost rises with the quantity, so only the smallest quantity of
 * each step is looked at: exact, O(vendors x breaks). A break that takes a quantity over the
 * network's guard rails is out of reach.
 *
 * <p>Source: Hadley and Whitin (1963) for all-units breaks; model, section 5.
 */
public final class VendorChoice {
  private static final double MOST_DAYS_HELD = 365;

  private final Network network;

  public VendorChoice(Network network) {
    this.network = network;
  }

  /** All offers for a need, open ones first, cheapest first. */
  public List<VendorOffer> ranked(
      List<Lane> lanes, SupplyRules rules, long missing, double demandPerDay) {
    List<VendorOffer> offers = new ArrayList<>();
    for (VendorTerms vendor : rules.vendors()) {
      for (Lane lane : lanes) {
        if (vendor.supplies(lane)) {
          offers.add(best(vendor, lane, rules, missing, demandPerDay));
        }
      }
    }
    // A stable sort: what is equal stays in order of preference.
    offers.sort(
        Comparator.comparing((VendorOffer offer) -> !offer.open())
            .thenComparingDouble(VendorOffer::costPerUnit));
    return offers;
  }

  /** The offers of one vendor for exactly its least quantity, in order of lanes. */
  public List<VendorOffer> only(VendorTerms vendor, List<Lane> lanes, SupplyRules rules) {
    return lanes.stream()
        .filter(vendor::supplies)
        .map(lane -> best(vendor, lane, rules, vendor.atLeast(1), 0))
        .toList();
  }

  /** Cost of a unit in place when some units are bought for those missing, currency. */
  double costPerUnit(
      VendorTerms vendor,
      Lane lane,
      SupplyRules rules,
      long missing,
      double demandPerDay,
      long units) {
    Node node = network.node(lane.to());
    double held = rules.capitalPerUnitDay() + node.storageCostPerCubeDay() * rules.unitCube();
    double tooMany = units - missing;
    double days =
        tooMany <= 0 ? 0 : Math.min(tooMany / (2 * Math.max(demandPerDay, 0)), MOST_DAYS_HELD);
    double lead = vendor.leadTime(lane).meanDays() + vendor.leadTime(lane).sdDays();
    return vendor.unitCost(units)
        + lane.cost(rules.unitCube())
        + rules.capitalPerUnitDay() * lead
        + held * tooMany * days / units;
  }

  private VendorOffer best(
      VendorTerms vendor, Lane lane, SupplyRules rules, long missing, double demandPerDay) {
    long least = vendor.atLeast(missing);
    long most = most(least, demandPerDay);
    long units = least;
    double cost = costPerUnit(vendor, lane, rules, missing, demandPerDay, least);
    for (VendorTerms.PriceBreak step : vendor.breaks()) {
      long more = vendor.atLeast(Math.max(step.fromUnits(), missing));
      double then = costPerUnit(vendor, lane, rules, missing, demandPerDay, more);
      if (more > units && more <= most && then < cost) {
        units = more;
        cost = then;
      }
    }
    boolean open = network.node(vendor.vendor()).open();
    return new VendorOffer(vendor, lane, units, cost, open, reasons(vendor, missing, units));
  }

  private long most(long least, double demandPerDay) {
    Limits limits = network.terms().limits();
    long cover = (long) Math.ceil(limits.commandDaysOfCoverMax() * demandPerDay);
    return Math.min(limits.commandUnitsMax(), Math.max(least, cover));
  }

  private static List<String> reasons(VendorTerms vendor, long missing, long units) {
    List<String> reasons = new ArrayList<>();
    long least = Math.max(missing, vendor.minUnits());
    if (least > missing) {
      reasons.add("MOQ_RAISED");
    }
    if (units > vendor.atLeast(missing)) {
      reasons.add("PRICE_BREAK");
    } else if (units > least) {
      reasons.add("MULTIPLE_RAISED");
    }
    return reasons;
  }
}
