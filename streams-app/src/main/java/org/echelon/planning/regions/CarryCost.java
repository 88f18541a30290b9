package org.echelon.planning.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.network.RegionPolicy;
import org.echelon.network.Speed;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;

/**
 * What it costs to carry a SKU in a region, and to serve the region from outside, by the planner of
 * the live system.
 *
 * <pre>
 * N            cost of national placement: planned without out-of-region amounts
 * carried(r)   part of r in N                     where national placement carries it in r,
 *              part of r in N + W - N             where not; W with the cheapest packs in r added
 * outside(r)   part of r in N + O - N             where it does, O planned with no stock in r
 *              part of r in N                     where not
 * </pre>
 *
 * <p>So what a change in r does to others is charged to r. Parts are those of {@link CostByRegion}.
 * Packs are added at the node of r where the first costs least, as long as the next one saves.
 *
 * <p>O(regions) plans for a SKU, and evaluations as packs are added. A heuristic, as plans are;
 * CarryCostTest has it beside the best of all levels. Source: model, section 17.
 */
final class CarryCost {
  private static final double SAVES = 1e-9;

  private final Carriers regions;
  private final NetworkTerms map;
  private final NetworkTerms free;
  private final PriceView prices;
  private final CostByRegion byMap;
  private final CostByRegion byNation;
  private final SkuPlanner planner = new SkuValuation();

  /** A placement of a SKU, for all items that it stands for. */
  record Placed(double[] cost, boolean[] carry) {

    /** Over all regions, currency a day. */
    double total() {
      return Arrays.stream(cost).sum();
    }
  }

  /**
   * @param network with the regions of a map and its policy
   * @param prices of rooms and flows; they are in every cost
   */
  CarryCost(Network network, PriceView prices) {
    this.prices = prices;
    map = NetworkTerms.of(network);
    free = NetworkTerms.of(network.with(RegionPolicy.NATIONAL));
    regions = new Carriers(network, map);
    byMap = new CostByRegion(map, regions, prices);
    byNation = new CostByRegion(free, regions, prices);
  }

  /** The regions by index. */
  Carriers regions() {
    return regions;
  }

  /** Looks at a SKU in every region. */
  List<RegionChoice> of(SkuClass one) {
    int[] planned = levels(map, one, prices, new BitSet());
    int[] national = levels(free, one, prices, new BitSet());
    boolean[] carried = regions.carry(planned);
    boolean[] nationally = regions.carry(national);
    boolean[] withRooms = carriedWithRooms(one, carried);
    CostByRegion.Parts plan = byMap.of(one, planned);
    CostByRegion.Parts nation = byNation.of(one, national);
    double[] units = units(one);
    double whole = nation.total();
    double items = one.items();
    List<RegionChoice> choices = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      boolean able = may(one.item(), r);
      int[] changed = nationally[r] ? without(one, r) : able ? with(one, r, national) : national;
      double part = nation.cost()[r];
      double other = part + byNation.of(one, changed).total() - whole;
      double with = nationally[r] ? part : able ? other : Double.NaN;
      double outside = nationally[r] ? other : part;
      choices.add(
          new RegionChoice(
              one.item().sku(),
              r,
              items,
              items * units[r],
              nodes(r, planned),
              items * plan.inStock()[r],
              items * plan.cost()[r],
              items * part,
              nationally[r],
              items * with,
              items * outside,
              carried[r]
                  ? Standing.CARRIED
                  : able ? why(withRooms[r], outside - with) : unable(one.item(), r)));
    }
    return choices;
  }

  /** National placement with the SKU carried in some regions and in no other. */
  Placed listed(SkuClass one, BitSet carrying) {
    int[] levels = levels(free, one, prices, new BitSet());
    boolean[] nationally = regions.carry(levels);
    BitSet barred = new BitSet();
    boolean drops = false;
    for (int r = 0; r < regions.size(); r++) {
      drops |= nationally[r] && !carrying.get(r);
      barred.set(r, !carrying.get(r));
    }
    if (drops) {
      levels = levels(free, one, prices, barred);
    }
    boolean[] carry = regions.carry(levels);
    for (int r = 0; r < regions.size(); r++) {
      if (carrying.get(r) && !carry[r] && may(one.item(), r)) {
        levels = with(one, r, levels);
      }
    }
    double[] cost = byNation.of(one, levels).cost();
    Arrays.setAll(cost, r -> one.items() * cost[r]);
    return new Placed(cost, regions.carry(levels));
  }

  private boolean[] carriedWithRooms(SkuClass one, boolean[] carried) {
    boolean missing = false;
    for (boolean there : carried) {
      missing |= !there;
    }
    boolean priced = Arrays.stream(prices.storagePerCubeDay()).anyMatch(price -> price > 0);
    if (!priced || !missing) {
      return carried;
    }
    double[] flows = prices.flowPerUnit();
    PriceView rooms = new PriceView(prices.version(), new double[map.span()], flows);
    return regions.carry(levels(map, one, rooms, new BitSet()));
  }

  private static Standing why(boolean withRooms, double saving) {
    if (withRooms) {
      return Standing.NO_ROOM;
    }
    return saving > SAVES ? Standing.OVERLOOKED : Standing.NOT_WORTH;
  }

  private Standing unable(ItemTerms item, int region) {
    boolean equipped = Arrays.stream(regions.of(region)).anyMatch(item::mayShip);
    return equipped ? Standing.NOT_ALLOWED : Standing.NO_BUILDING;
  }

  private boolean may(ItemTerms item, int region) {
    return Arrays.stream(regions.of(region)).anyMatch(item::mayStock);
  }

  private List<Integer> nodes(int region, int[] levels) {
    return Arrays.stream(regions.of(region)).filter(n -> levels[n] > 0).boxed().toList();
  }

  private double[] units(SkuClass one) {
    double[] rates = one.demand().classRatePerDay();
    double[] units = new double[regions.size()];
    for (int c = 0; c < Math.min(rates.length, free.service().classes()); c++) {
      units[regions.ofZone(c / Speed.COUNT)] += rates[c];
    }
    return units;
  }

  private int[] without(SkuClass one, int region) {
    BitSet barred = new BitSet();
    barred.set(region);
    return levels(free, one, prices, barred);
  }

  /** Adds packs at the node of a region where the first costs least. */
  private int[] with(SkuClass one, int region, int[] levels) {
    int pack = one.item().transferPackUnits();
    int[] best = levels;
    int node = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int n : regions.of(region)) {
      if (one.item().mayStock(n)) {
        int[] tried = more(levels, n, pack);
        double cost = byNation.of(one, tried).total();
        if (cost < least) {
          least = cost;
          best = tried;
          node = n;
        }
      }
    }
    while (node >= 0) {
      int[] tried = more(best, node, pack);
      double cost = byNation.of(one, tried).total();
      if (cost >= least - SAVES) {
        return best;
      }
      least = cost;
      best = tried;
    }
    return best;
  }

  private static int[] more(int[] levels, int node, int pack) {
    int[] more = levels.clone();
    more[node] += pack;
    return more;
  }

  /** Plans a SKU with no stock at the nodes by which some regions would carry it. */
  private int[] levels(NetworkTerms terms, SkuClass one, PriceView at, BitSet barred) {
    ItemTerms item = barred.isEmpty() ? one.item() : kept(one.item(), barred);
    SkuPlan plan = planner.plan(terms, item, one.demand(), at, null);
    int[] levels = new int[terms.span()];
    Arrays.setAll(levels, plan::levelUnits);
    return levels;
  }

  private ItemTerms kept(ItemTerms item, BitSet barred) {
    boolean[] stockable = new boolean[free.span()];
    for (int n = 0; n < stockable.length; n++) {
      stockable[n] = item.mayStock(n);
    }
    barred.stream().flatMap(r -> Arrays.stream(regions.of(r))).forEach(n -> stockable[n] = false);
    return new ItemTerms(
        item.sku(),
        item.revision(),
        item.unitCube(),
        item.holdingPerUnitDay(),
        item.lostSaleValue(),
        item.transferPackUnits(),
        stockable,
        item.handled(),
        item.ownLeadTimes());
  }
}
