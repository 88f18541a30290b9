package org.echelon.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;

/**
 * What nodes buy: each fills up to its level from the vendor that costs least per unit in place, in
 * a quantity that the vendor sells.
 *
 * <p>Where the vendor asks for a least order value, units beyond the level are named as fillers, as
 * many as this item alone would need to reach it within the network's guard rails.
 *
 * <p>O(nodes vendors breaks). The quantity is exact for one vendor at the level given ({@link
 * VendorChoice}); that it is never split over vendors and never stops short of the level is a
 * heuristic. Source: model, section 5.
 */
final class Buying {
  private static final int FILLER_STEPS = 4;

  private final Network network;
  private final VendorChoice choice;
  private final SortedMap<Integer, List<Lane>> lanesTo = new TreeMap<>();

  Buying(Network network) {
    this.network = network;
    this.choice = new VendorChoice(network);
  }

  /** A node that vendors fill. */
  void add(int node) {
    lanesTo.put(
        node,
        network.lanesInto(node).stream()
            .filter(lane -> lane.kind() == LaneKind.PURCHASE)
            .sorted(Comparator.comparing(Lane::id))
            .toList());
  }

  /** Adds what a SKU would buy now. */
  void wants(OrderPoint point, Need need, SupplyRules rules, List<Want> wants) {
    if (!rules.vendors().isEmpty()) {
      lanesTo.forEach((node, lanes) -> want(node, lanes, point, need, rules).ifPresent(wants::add));
    }
  }

  private Optional<Want> want(
      int node, List<Lane> lanes, OrderPoint point, Need need, SupplyRules rules) {
    long position = point.stock().position()[node];
    long missing = need.levels()[node] - position;
    double margin = missing <= 0 ? 0 : need.margins().next(node, position);
    if (margin <= 0) {
      return Optional.empty();
    }
    double demand = need.demandPerDay().applyAsDouble(node);
    List<VendorOffer> offers = choice.ranked(lanes, rules, missing, demand);
    if (offers.isEmpty() || !offers.get(0).open()) {
      return Optional.empty();
    }
    VendorOffer best = offers.get(0);
    QuantityTerms terms = QuantityTerms.of(network, best.terms(), best.lane(), rules);
    List<Step> fillers =
        fillers(node, position + best.units(), need, best, terms.fillers(best.units(), demand));
    return Optional.of(
        new Want(
            best.lane(),
            best.terms().multipleUnits(),
            List.of(new Step(best.units(), margin)),
            Optional.of(new Purchase(best, offers.subList(1, offers.size()), fillers)),
            Grounds.at(node, point, need)));
  }

  private static List<Step> fillers(
      int node, long position, Need need, VendorOffer best, long most) {
    long multiple = best.terms().multipleUnits();
    long perStep = (most + FILLER_STEPS - 1) / FILLER_STEPS;
    List<Step> steps = new ArrayList<>();
    for (long done = 0; done < most; done += perStep) {
      long units = Math.min(perStep, most - done) * multiple;
      double mean = mean(need.margins(), node, position + done * multiple, units);
      steps.add(new Step(units, Math.min(0, mean)));
    }
    return steps;
  }

  /** Margins fall, so the mean of a stretch is read at its middle. */
  private static double mean(Margins margins, int node, long position, long units) {
    return margins.next(node, position + units / 2);
  }
}
