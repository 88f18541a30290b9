package org.echelon.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.echelon.network.ServiceCosts;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the nodes that could serve an order line.
 *
 * <pre>
 * cost(n) = min over options o of n ( ship_o + queue_no ) + affinity + replacement + P_n + theta v_n(k)
 * </pre>
 *
 * <p>A line whose siblings are known, those told with it, may share a parcel with them; what of the
 * parcel's cost p it then saves in the mean is taken off ({@link SharedOrder}):
 *
 * <pre>
 * cost(n) = ... - p_c (1 - w(rank of n in class c, siblings)) / units
 * </pre>
 *
 * <p>what shipping costs by the option that is best at the order's instant, see {@link
 * OptionChoice}, with what the node's queue costs; what bringing the next unit there costs, the
 * flow prices it passes, and a share theta of what the unit given up would have saved there (model,
 * section 7). Exact: no other node, option or departure costs less. O(options of the class). One
 * router serves one thread; kept from order to order it need not ask the calendar again.
 *
 * <p>The ranking is exact; theta = 0.25 is a heuristic, a share of the worth given up that no proof
 * stands behind. Whether an order gets anything is weighed with the whole worth, see {@link
 * UnitWorth}.
 */
public final class OrderRouter {
  private static final double THETA = 0.25;
  private static final Comparator<Route> CHEAPEST_FIRST =
      (a, b) -> {
        int byCost = Double.compare(a.cost(), b.cost());
        return byCost != 0 ? byCost : Integer.compare(a.node(), b.node());
      };

  private final NetworkTerms network;
  private final OptionChoice choice = new OptionChoice();

  public OrderRouter(NetworkTerms network) {
    this.network = network;
  }

  /** Units of the item, by node ordinal. */
  @FunctionalInterface
  public interface Stock {
    /** Units at a node that nobody has been promised. */
    long free(int node);

    /** Units on the way to a node or ordered for it; none where it is not told. */
    default long coming(int node) {
      return 0;
    }
  }

  /**
   * What a line asks for.
   *
   * @param serviceClass zone index and speed, see {@link ServiceCosts}
   * @param now epoch milliseconds
   * @param promisedAt latest arrival that was promised, 0 where the speed alone counts
   * @param siblings other lines of the order that are routed with this one in mind, 0 for none
   * @param units of the line
   */
  public record Wish(int serviceClass, long now, long promisedAt, int siblings, long units) {

    /** A line that is routed alone. */
    public Wish(int serviceClass, long now, long promisedAt) {
      this(serviceClass, now, promisedAt, 0, 1);
    }
  }

  /**
   * The nodes with stock, cheapest first; equal costs by ordinal.
   *
   * @param plan the SKU's plan, or null before the first forecast: stock is then worth nothing
   * @param stock of the item
   * @param allowed nodes that may ship
   * @param queueDays units that wait at a node, in days of its outbound capacity
   */
  public List<Route> rank(
      ItemTerms item,
      @Nullable SkuPlan plan,
      PriceView prices,
      Wish wish,
      Stock stock,
      IntPredicate allowed,
      IntToDoubleFunction queueDays) {
    long seed = Affinity.seed(item.sku());
    int[] nodes = network.service().nodes(wish.serviceClass());
    List<Route> routes = new ArrayList<>(nodes.length);
    for (int i = 0; i < nodes.length; i++) {
      int node = nodes[i];
      long units = stock.free(node);
      if (units > 0 && item.mayShip(node) && allowed.test(node)) {
        double counted = plan == null ? 0 : THETA * plan.stockValue(node, units);
        double besides =
            Affinity.of(seed, node)
                + network.acquisitionCost(node, item.unitCube())
                + prices.composite(node, network.feeder(node))
                - sharedParcel(wish, i);
        choice.choose(
            network.service().options(wish.serviceClass(), i),
            item.unitCube(),
            wish.now(),
            queueDays.applyAsDouble(node),
            wish.promisedAt());
        double loss = item.lostSaleValue() - choice.paid() - besides;
        double kept = plan == null ? 0 : kept(plan, node, stock, loss, counted);
        routes.add(choice.route(node, besides + counted, kept));
      }
    }
    routes.sort(CHEAPEST_FIRST);
    return routes;
  }

  /**
   * By how much the worth of a unit to those who may still come exceeds what is counted of it;
   * worked out only where an order that loses so much without the unit could be refused for it.
   */
  private double kept(SkuPlan plan, int node, Stock stock, double loss, double counted) {
    NodeLadder ladder = plan.ladder(node);
    if (ladder == null || ladder.streams() == 0 || loss > ladder.savings()[0]) {
      return 0;
    }
    long units = stock.free(node);
    double worth =
        UnitWorth.replaced(network, plan, node, stock)
            ? UnitWorth.untilReplaced(ladder, units, stock.coming(node), plan.levelUnits(node))
            : ladder.stockValue(units);
    return Math.max(0, worth - counted);
  }

  /** What a unit saves in the mean by a sibling's parcel from the i-th node of its class. */
  private double sharedParcel(Wish wish, int i) {
    if (wish.siblings() == 0) {
      return 0;
    }
    int rank = network.service().rank(wish.serviceClass(), i);
    double parcel = network.service().parcelCost(wish.serviceClass());
    return parcel * (1 - SharedOrder.share(rank, wish.siblings())) / wish.units();
  }

  /**
   * The cheapest of ranked routes, or none where serving costs as much as the lost sale or more:
   * then the unit is worth more to those who may still come ({@link Route#spent}). So scarce stock
   * is kept for those who lose most, without a rule for any class. The out-of-region amount is no
   * cost of serving: it ranks, and forbids nothing.
   */
  public static Optional<Route> choice(List<Route> ranked, ItemTerms item) {
    return ranked.stream().filter(route -> route.spent() < item.lostSaleValue()).findFirst();
  }
}
