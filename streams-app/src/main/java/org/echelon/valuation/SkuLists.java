package org.echelon.valuation;

import java.util.Arrays;
import java.util.BitSet;
import org.echelon.demand.DemandProfile;
import org.jspecify.annotations.Nullable;

/**
 * Builds the preference lists of one SKU: what each class pays at each node that may serve it, with
 * prices, with the affinity of the SKU to the node, and less where the node holds it already.
 * Tables are kept and refilled from SKU to SKU.
 *
 * <p>O(classes nodes) while the order of {@link ClassCosts} nearly holds, O(classes nodes²) at
 * worst. Exact; a node's bonus and affinity are fixed amounts, not measured ones. Source: model,
 * section 3.
 */
final class SkuLists {
  /** What a node that already holds the SKU is favoured by, currency per unit. */
  private static final double INCUMBENT_BONUS = 0.30;

  final PreferenceLists lists = new PreferenceLists();

  /** The nodes of the lists in order of ordinal; {@link #listed} of them. */
  int[] nodes = new int[0];

  int listed;

  /** By node, what the lists were built with: affinity less the bonus of an incumbent. */
  double[] affinity = new double[0];

  /** By node, the flow price of it and of the node that fills it. */
  double[] composite = new double[0];

  private final ClassCosts costs = new ClassCosts();

  /** The affinity; infinite where the SKU may not be kept. */
  private double[] extra = new double[0];

  private double cube;
  private double lost;

  /** Starts on a SKU; the nodes that its plan stocks are incumbents. */
  void begin(
      NetworkTerms terms, ItemTerms item, PriceView prices, long seed, @Nullable SkuPlan former) {
    cube = item.unitCube();
    lost = item.lostSaleValue();
    if (nodes.length != terms.span) {
      nodes = new int[terms.span];
      affinity = new double[terms.span];
      composite = new double[terms.span];
      extra = new double[terms.span];
    }
    costs.compile(terms, prices, cube);
    for (int n = 0; n < terms.span; n++) {
      boolean usable = terms.planned[n] && item.mayStock(n);
      affinity[n] = Affinity.of(seed, n);
      if (former != null && former.stocks(n)) {
        affinity[n] -= INCUMBENT_BONUS;
      }
      extra[n] = usable ? affinity[n] : Double.POSITIVE_INFINITY;
      composite[n] = prices.composite(n, terms.feeder[n]);
    }
  }

  /** Makes the nodes with stock incumbents. */
  void favour(double[] availability) {
    for (int n = 0; n < extra.length; n++) {
      if (availability[n] > 0) {
        affinity[n] -= INCUMBENT_BONUS;
        extra[n] -= INCUMBENT_BONUS;
      }
    }
  }

  /** A node dearer than the lost sale is left out: it would refuse the order. */
  void fill(NetworkTerms terms, DemandProfile demand) {
    double[] rates = demand.classRatePerDay();
    int classes = terms.service.classes();
    lists.clear(terms.span, classes);
    for (int c = 0; c < Math.min(rates.length, classes); c++) {
      if (rates[c] > 0) {
        lists.fill(rates[c], costs, c, cube, extra, lost);
      }
    }
    listed = 0;
    for (int n = 0; n < terms.span; n++) {
      nodes[listed] = n;
      listed += lists.lists(n) ? 1 : 0;
    }
  }

  /** Whether a node may keep the SKU and be planned for. */
  boolean mayServe(int node) {
    return extra[node] < Double.POSITIVE_INFINITY;
  }

  /** Whether a node is in some list. */
  boolean isListed(int node) {
    return Arrays.binarySearch(nodes, 0, listed, node) >= 0;
  }

  /** The nodes whose flow price the lists were built with. */
  BitSet flowRead(NetworkTerms terms, DemandProfile demand) {
    BitSet read = new BitSet(terms.span);
    double[] rates = demand.classRatePerDay();
    for (int c = 0; c < Math.min(rates.length, terms.service.classes()); c++) {
      for (int e = costs.first[c]; rates[c] > 0 && e < costs.first[c + 1]; e++) {
        int n = costs.node[e];
        if (extra[n] < Double.POSITIVE_INFINITY) {
          read.set(n);
          if (terms.feeder[n] >= 0) {
            read.set(terms.feeder[n]);
          }
        }
      }
    }
    return read;
  }

  /** Lowers, by node, to how much cheaper it would have to be to get into some list. */
  void tooDear(NetworkTerms terms, DemandProfile demand, double[] least) {
    double[] rates = demand.classRatePerDay();
    for (int c = 0; c < Math.min(rates.length, terms.service.classes()); c++) {
      for (int e = costs.first[c]; rates[c] > 0 && e < costs.first[c + 1]; e++) {
        int n = costs.node[e];
        double cost = costs.perUnit[e] + cube * costs.perCube[e] + extra[n];
        if (cost >= lost) {
          least[n] = Math.min(least[n], cost - lost);
        }
      }
    }
  }
}
