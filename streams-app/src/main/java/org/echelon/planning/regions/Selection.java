package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.echelon.network.Network;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.valuation.PriceView;

/**
 * Which SKUs each region carries and which it must: every SKU looked at in every region, the lists
 * of {@link MustCarry} region by region, and what all lists come to together.
 *
 * <p>A saving is known for one SKU and region with all else by national placement, lists are made
 * of savings, and then each SKU is planned once more, to be carried where it is on a list and
 * nowhere else: the cost told of lists is of that, not the sum of savings. A SKU that loses in
 * several regions, but in each only while the others have it, stays on all their lists where that
 * costs less. O(SKUs regions) plans. A heuristic as plans are. Source: model, section 17.
 *
 * @param choices SKU by SKU, and of each region by region
 * @param parts what becomes of each choice on its region's list
 * @param regions in order of index
 */
public record Selection(
    List<RegionChoice> choices, List<MustCarry.Part> parts, List<RegionSelection> regions) {

  public Selection {
    choices = List.copyOf(choices);
    parts = List.copyOf(parts);
    regions = List.copyOf(regions);
  }

  /**
   * Looks at every SKU.
   *
   * @param network with the regions of a map and its policy
   * @param prices of rooms and flows; they are in every cost
   * @param share of its demand that each region must carry SKUs for, 0 to 1
   */
  public static Selection of(Network network, List<SkuClass> skus, PriceView prices, double share) {
    CarryCost costs = new CarryCost(network, prices);
    int count = costs.regions().size();
    List<RegionChoice> choices = new ArrayList<>();
    skus.forEach(one -> choices.addAll(costs.of(one)));
    List<MustCarry.Lists> lists = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      lists.add(MustCarry.of(candidates(choices, r, count), share));
    }
    List<MustCarry.Part> parts = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      parts.add(lists.get(i % count).parts().get(i / count));
    }
    double[] cost = new double[count];
    double[] available = new double[count];
    for (int s = 0; s < skus.size(); s++) {
      int first = s * count;
      CarryCost.Placed placed =
          placed(
              costs,
              skus.get(s),
              choices.subList(first, first + count),
              parts.subList(first, first + count));
      for (int r = 0; r < count; r++) {
        cost[r] += placed.cost()[r];
        available[r] += placed.carry()[r] ? choices.get(first + r).units() : 0;
      }
    }
    List<RegionSelection> regions = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      List<Integer> own = own(choices.size(), r, count);
      RegionSelection.MustList list =
          list(choices, parts, own, lists.get(r), available[r], cost[r]);
      regions.add(region(costs.regions().id(r), own.stream().map(choices::get).toList(), list));
    }
    return new Selection(choices, parts, regions);
  }

  /** All regions together; SKUs count once for each region. */
  public RegionSelection all() {
    RegionSelection sum = regions.stream().reduce(RegionSelection::plus).orElseThrow();
    return new RegionSelection(
        "all",
        sum.skus(),
        sum.carried(),
        sum.units(),
        sum.available(),
        sum.inStock(),
        sum.planned(),
        sum.nationally(),
        sum.national(),
        sum.list());
  }

  /** Carries a SKU by its lists; what is better left where it is joins them. */
  private static CarryCost.Placed placed(
      CarryCost costs, SkuClass one, List<RegionChoice> choices, List<MustCarry.Part> parts) {
    BitSet listed = new BitSet();
    BitSet kept = new BitSet();
    for (int r = 0; r < parts.size(); r++) {
      listed.set(r, parts.get(r) != MustCarry.Part.LEFT);
      kept.set(r, listed.get(r) || choices.get(r).nationally());
    }
    CarryCost.Placed placed = costs.listed(one, listed);
    if (kept.equals(listed)) {
      return placed;
    }
    CarryCost.Placed wider = costs.listed(one, kept);
    if (wider.total() > placed.total()) {
      return placed;
    }
    kept.andNot(listed);
    kept.stream().forEach(r -> parts.set(r, MustCarry.Part.PAYS));
    return wider;
  }

  private static List<Integer> own(int choices, int region, int regions) {
    return IntStream.range(0, choices).filter(i -> i % regions == region).boxed().toList();
  }

  private static List<MustCarry.Candidate> candidates(
      List<RegionChoice> choices, int region, int regions) {
    return own(choices.size(), region, regions).stream()
        .map(choices::get)
        .map(one -> new MustCarry.Candidate(one.units(), one.saving()))
        .toList();
  }

  private static RegionSelection.MustList list(
      List<RegionChoice> choices,
      List<MustCarry.Part> parts,
      List<Integer> own,
      MustCarry.Lists lists,
      double available,
      double cost) {
    double must = 0;
    double losing = 0;
    double loss = 0;
    double pays = 0;
    for (int i : own) {
      RegionChoice one = choices.get(i);
      boolean needed = parts.get(i) == MustCarry.Part.MUST;
      boolean loses = needed && one.saving() < 0;
      must += needed ? one.items() : 0;
      losing += loses ? one.items() : 0;
      loss -= loses ? one.saving() : 0;
      pays += parts.get(i) == MustCarry.Part.PAYS ? one.items() : 0;
    }
    return new RegionSelection.MustList(
        must, losing, loss, pays, lists.cost() - lists.bound(), available, cost, lists.reached());
  }

  private static RegionSelection region(
      String id, List<RegionChoice> own, RegionSelection.MustList list) {
    double skus = 0;
    double carried = 0;
    double units = 0;
    double available = 0;
    double inStock = 0;
    double planned = 0;
    double nationally = 0;
    double national = 0;
    for (RegionChoice one : own) {
      boolean carries = one.standing() == Standing.CARRIED;
      skus += one.items();
      carried += carries ? one.items() : 0;
      units += one.units();
      available += carries ? one.units() : 0;
      inStock += one.inStock();
      planned += one.planned();
      nationally += one.nationally() ? one.units() : 0;
      national += one.national();
    }
    return new RegionSelection(
        id, skus, carried, units, available, inStock, planned, nationally, national, list);
  }
}
