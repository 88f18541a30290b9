package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.Network;

/**
 * Ranks the vendors of a SKU for one node by what a unit costs in place at the best quantity of
 * each, see {@link QuantityTerms}. Equal costs go by the item's order of vendors, then by lane.
 *
 * <p>Exact, O(vendors x breaks). Source: Hadley and Whitin (1963) for all-units breaks; model,
 * section 5.
 */
public final class VendorChoice {
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

  private VendorOffer best(
      VendorTerms vendor, Lane lane, SupplyRules rules, long missing, double demandPerDay) {
    QuantityTerms terms = QuantityTerms.of(network, vendor, lane, rules);
    long units = terms.units(missing, demandPerDay);
    double cost = terms.costPerUnit(missing, demandPerDay, units);
    boolean open = network.node(vendor.vendor()).open();
    return new VendorOffer(vendor, lane, units, cost, open, reasons(vendor, missing, units));
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
