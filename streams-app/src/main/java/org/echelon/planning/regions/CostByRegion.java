package org.echelon.planning.regions;

import java.util.Arrays;
import org.echelon.network.ServiceOption;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;

/**
 * What levels of an item cost a day, told apart by the region of the customers.
 *
 * <pre>
 * cost(r) = sum over classes c of r, nodes n of x_cn (service + acquisition + flow prices)
 *         + sum over classes c of r of (rate_c - sum_n x_cn) l
 *         + sum over nodes n of (H_n stock_n + P_n q k_n) x_rn / x_n
 * x_cn    units a day of class c that node n serves, x_rn those of all classes of r, x_n of all
 * P_n     storage price, q cube of a unit, k_n level
 * </pre>
 *
 * <p>Routed by {@link OverflowCost}; the out-of-region amount, which nobody is paid, is in none of
 * it, and stock of nodes that only fill others is left out. What lies at a node and sells to nobody
 * is charged to the node's region. Over all regions it adds up to the cost of the levels. O(one
 * evaluation). Exact as a split; stock that serves several regions is charged by what each takes, a
 * convention. Source: model, sections 3 and 17.
 */
final class CostByRegion {
  private final NetworkTerms terms;
  private final Carriers regions;
  private final PriceView prices;
  private final OverflowCost overflow = new OverflowCost();

  /**
   * By region, of one item.
   *
   * @param cost currency a day
   * @param inStock units a day that find stock at a node of the region that may serve them
   */
  record Parts(double[] cost, double[] inStock) {

    /** Over all regions, currency a day. */
    double total() {
      return Arrays.stream(cost).sum();
    }
  }

  /**
   * @param terms with the out-of-region amounts by which demand is routed
   * @param prices of rooms and flows, by which it is routed too, and which are in the cost
   */
  CostByRegion(NetworkTerms terms, Carriers regions, PriceView prices) {
    this.terms = terms;
    this.regions = regions;
    this.prices = prices;
  }

  /** Evaluates levels by node ordinal. */
  Parts of(SkuClass one, int[] levels) {
    ItemTerms item = one.item();
    double[] rates = one.demand().classRatePerDay();
    int classes = Math.min(rates.length, terms.service().classes());
    OverflowCost.Cost whole = overflow.of(terms, item, one.demand(), prices, levels);
    double[] cost = new double[regions.size()];
    double[] left = Arrays.copyOf(rates, classes);
    double[][] sold = new double[terms.span()][regions.size()];
    overflow.served(
        (c, n, units) -> {
          int r = regionOf(c);
          cost[r] += units * paid(item, c, n);
          sold[n][r] += units;
          left[c] -= units;
        });
    double[] inStock = new double[regions.size()];
    for (int c = 0; c < classes; c++) {
      cost[regionOf(c)] += left[c] * item.lostSaleValue();
      inStock[regionOf(c)] += rates[c] * met(c);
    }
    for (int n = 0; n < levels.length; n++) {
      if (levels[n] > 0 && terms.children(n).length == 0) {
        double room = prices.storage(n) * item.unitCube() * levels[n];
        share(cost, n, sold[n], whole.held()[n] + room);
      }
    }
    return new Parts(cost, inStock);
  }

  private int regionOf(int serviceClass) {
    return regions.ofZone(serviceClass / Speed.COUNT);
  }

  private double paid(ItemTerms item, int serviceClass, int node) {
    int i = Arrays.binarySearch(terms.service().nodes(serviceClass), node);
    ServiceOption by = terms.service().usual(serviceClass, i, item.unitCube());
    return by.usualCost(item.unitCube())
        - by.outOfRegion()
        + terms.acquisitionCost(node, item.unitCube())
        + prices.composite(node, terms.feeder(node));
  }

  /** Share of a class that finds stock in its region, streams taken as independent. */
  private double met(int serviceClass) {
    double missed = 1;
    for (int n : terms.service().nodes(serviceClass)) {
      if (regions.ofNode(n) == regionOf(serviceClass)) {
        missed *= 1 - overflow.availability(n);
      }
    }
    return 1 - missed;
  }

  private void share(double[] cost, int node, double[] soldTo, double charge) {
    double sold = Arrays.stream(soldTo).sum();
    if (sold > 0) {
      for (int r = 0; r < cost.length; r++) {
        cost[r] += charge * (soldTo[r] / sold);
      }
    } else {
      cost[Math.max(0, regions.ofNode(node))] += charge;
    }
  }
}
