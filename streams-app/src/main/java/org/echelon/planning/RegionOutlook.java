package org.echelon.planning;

import java.util.Arrays;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ServiceCosts;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/**
 * What plans come to as the network stands and with other regions that keep to themselves, SKU by
 * SKU and added up. Flows are those by which {@link OverflowCost} evaluates levels; what is outside
 * a region is by the network's own assignment in both but for the kept share, which goes by the
 * members that are switched; the out-of-region amount, which nobody is paid, is in no figure. Stock
 * at hand and on its way, queues, and prices that would follow are left out: it tells where plans
 * head, not the days until they are there. Units count one by one, while a line of several goes to
 * a node that has all of it: where lines are large the share inside regions is lower than told
 * here. O(plan) for each SKU.
 */
public final class RegionOutlook {
  private final Side now;
  private final Side then;
  private final Distance distance;
  private final SkuValuation planner = new SkuValuation();
  private final OverflowCost flows = new OverflowCost();
  private long skus;

  /** How far a node is from a zone. */
  public interface Distance {

    /** Kilometres, or NaN where a place is not known. */
    double km(int node, int zone);
  }

  /**
   * What plans come to; shares of units served, 0 where none are.
   *
   * @param servedShare of what is expected to be asked for
   * @param inRegionShare of units from a node of the customer's region
   * @param keptShare the same of customers in the regions that are to keep to themselves, with the
   *     members that they are to have; NaN where there are none
   * @param shippingPerUnit currency to the carriers, without late penalties
   * @param kmPerUnit mean distance, NaN where no place is known
   * @param lateShare of units by an option slower than what is asked for
   * @param levelUnits units to order up to at nodes that ship to customers
   */
  public record Figures(
      double servedShare,
      double inRegionShare,
      double keptShare,
      double shippingPerUnit,
      double kmPerUnit,
      double lateShare,
      long levelUnits) {}

  private static final class Side {
    private final Network network;
    private final NetworkTerms terms;
    private double asked;
    private double served;
    private double inRegion;
    private double forKept;
    private double fromKept;
    private double shipping;
    private double late;
    private double km;
    private double measured;
    private long levels;

    Side(Network network) {
      this.network = network;
      this.terms = NetworkTerms.of(network);
    }

    Figures figures() {
      double units = served > 0 ? served : 1;
      return new Figures(
          asked > 0 ? served / asked : 0,
          inRegion / units,
          forKept > 0 ? fromKept / forKept : Double.NaN,
          shipping / units,
          measured > 0 ? km / measured : Double.NaN,
          late / units,
          levels);
    }
  }

  /**
   * @param now the network as it stands
   * @param then the same with other regions that keep to themselves
   */
  public RegionOutlook(Network now, Network then, Distance distance) {
    this.now = new Side(now);
    this.then = new Side(then);
    this.distance = distance;
  }

  /** Plans a SKU both ways, the second as it follows from the first. */
  public void add(ItemTerms item, DemandProfile demand, PriceView prices) {
    skus++;
    SkuPlan plan = planner.plan(now.terms, item, demand, prices, null);
    add(now, plan, item, demand, prices);
    SkuPlan next = planner.planAnew(then.terms, item, demand, prices, plan.ofFormerNetwork());
    add(then, next, item, demand, prices);
  }

  /** SKUs added. */
  public long skus() {
    return skus;
  }

  /** As the network stands. */
  public Figures now() {
    return now.figures();
  }

  /** With the other regions. */
  public Figures then() {
    return then.figures();
  }

  private void add(
      Side side, SkuPlan plan, ItemTerms item, DemandProfile demand, PriceView prices) {
    int[] levels = new int[side.network.nodeSpan()];
    Arrays.setAll(levels, plan::levelUnits);
    flows.of(side.terms, item, demand, prices, levels);
    side.asked += demand.totalRate();
    flows.served((c, node, units) -> serve(side, item, c, node, units));
    for (int n = 0; n < levels.length; n++) {
      boolean ships = side.network.has(n) && side.network.node(n).echelon() == 0;
      side.levels += ships ? levels[n] : 0;
    }
  }

  private void serve(Side side, ItemTerms item, int serviceClass, int node, double units) {
    int zone = serviceClass / Speed.COUNT;
    ServiceCosts service = side.terms.service();
    int i = Arrays.binarySearch(service.nodes(serviceClass), node);
    var by = service.usual(serviceClass, i, item.unitCube());
    ShipOption option = by.option();
    Zone to = side.network.zones().get(zone);
    Node from = side.network.node(node);
    side.served += units;
    side.inRegion += from.region().equals(to.region()) ? units : 0;
    RegionPolicy kept = then.network.terms().regionPolicy();
    if (kept.holds(to)) {
      side.forKept += units;
      side.fromKept += kept.outside(from, to) ? 0 : units;
    }
    side.shipping += units * (option.costPerUnit() + item.unitCube() * option.costPerCube());
    side.late += by.ownSpeed() ? 0 : units;
    double km = distance.km(node, zone);
    if (!Double.isNaN(km)) {
      side.km += units * km;
      side.measured += units;
    }
  }
}
