package org.echelon.codec;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.planning.SupplyRules;
import org.echelon.planning.VendorChoice;
import org.echelon.planning.VendorOffer;
import org.echelon.planning.VendorTerms;
import org.echelon.reference.Item;
import org.echelon.reference.ItemStatus;
import org.echelon.reference.ItemVendor;

/** Reads the vendors of an item. */
final class VendorMapping {
  private static final double MICROS = 1e-6;

  private VendorMapping() {}

  /** The vendors that the network knows, in the item's order. */
  static List<VendorTerms> vendors(Item item, Network network) {
    List<VendorTerms> known = new ArrayList<>();
    for (ItemVendor vendor : item.getVendors()) {
      int node = network.ordinal(vendor.getVendor());
      if (node >= 0 && network.node(node).kind() == NodeKind.VENDOR) {
        known.add(terms(item, vendor, network, node));
      }
    }
    return known;
  }

  /**
   * By ordinal, the lead time of what an item's usual vendor brings to a node that vendors fill,
   * where it is another than that of the network's own lane. The usual vendor is the one that costs
   * least per unit for its least quantity.
   */
  static Map<Integer, LeadTime> leadTimes(Item item, Network network) {
    if (item.getStatus() != ItemStatus.ACTIVE || item.getVendors().isEmpty()) {
      return Map.of();
    }
    SupplyRules rules = ItemMapping.supply(item, network);
    VendorChoice choice = new VendorChoice(network);
    Map<Integer, LeadTime> own = new HashMap<>();
    for (Node node : network.nodes()) {
      Optional<Lane> feeder = network.feeder(node.ordinal());
      if (feeder.isPresent() && feeder.get().kind() == LaneKind.PURCHASE) {
        usual(choice, network, node, rules)
            .map(offer -> offer.terms().leadTime(offer.lane()))
            .filter(lead -> !lead.equals(feeder.get().leadTime()))
            .ifPresent(lead -> own.put(node.ordinal(), lead));
      }
    }
    return own;
  }

  private static Optional<VendorOffer> usual(
      VendorChoice choice, Network network, Node node, SupplyRules rules) {
    List<Lane> lanes =
        network.lanesInto(node.ordinal()).stream()
            .filter(lane -> lane.kind() == LaneKind.PURCHASE)
            .toList();
    // Of every vendor as much as it sells at least, so that none is charged for units too many.
    return rules.vendors().stream()
        .flatMap(vendor -> choice.only(vendor, lanes, rules).stream())
        .filter(VendorOffer::open)
        .reduce((best, next) -> next.costPerUnit() < best.costPerUnit() ? next : best);
  }

  private static VendorTerms terms(Item item, ItemVendor vendor, Network network, int node) {
    double cost =
        vendor.getUnitCostMicros() == null
            ? ItemMapping.unitCost(item)
            : vendor.getUnitCostMicros() * MICROS;
    Set<Integer> deliversTo = new HashSet<>();
    vendor.getDeliversTo().forEach(id -> deliversTo.add(network.ordinal(id)));
    return new VendorTerms(
        node,
        cost,
        vendor.getPriceBreaks().stream()
            .map(
                step ->
                    new VendorTerms.PriceBreak(
                        step.getFromUnits(), step.getUnitCostMicros() * MICROS))
            .toList(),
        Math.max(1, vendor.getMinUnits()),
        Math.max(1, vendor.getMultipleUnits()),
        vendor.getMinOrderMicros() * MICROS,
        deliversTo,
        orderDays(vendor, network.node(node).timeZone()),
        Optional.ofNullable(vendor.getLeadTime())
            .map(lead -> CalendarMapping.leadTime(lead, vendor.getVendor())));
  }

  /** Read without asking for a next order day: a calendar that has run out only takes no orders. */
  private static Optional<DepartureCalendar> orderDays(ItemVendor vendor, ZoneId zone) {
    return Optional.ofNullable(vendor.getCalendar())
        .map(calendar -> CalendarMapping.days(calendar, zone, vendor.getVendor()));
  }
}
