package org.echelon.valuation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What serving each class costs from each node at one set of prices, about cheapest first: all that
 * does not depend on the item but for its cube. Compiled once for many items.
 *
 * <pre>
 * cost of entry e   perUnit[e] + cube * perCube[e],   first[c] <= e < first[c + 1]
 * perUnit           shipping, late penalty, acquisition, composite flow price
 * </pre>
 *
 * <p>Entries of a class rise in the cost of a unit of {@value #USUAL_CUBE} dm³, so that a list in
 * the order of an item's own costs is found with few moves. O(entries * log) to compile.
 */
final class ClassCosts {
  private static final double USUAL_CUBE = 0.3;

  private @Nullable NetworkTerms terms;
  private @Nullable PriceView prices;
  int[] first = new int[0];
  int[] node = new int[0];
  double[] perUnit = new double[0];
  double[] perCube = new double[0];

  /** Compiles a network at some prices, unless it has just been. */
  void compile(NetworkTerms network, PriceView at) {
    if (network == terms && at == prices) {
      return;
    }
    terms = network;
    prices = at;
    int classes = network.service.classes();
    first = new int[classes + 1];
    for (int c = 0; c < classes; c++) {
      first[c + 1] = first[c] + network.service.nodes(c).length;
    }
    node = new int[first[classes]];
    perUnit = new double[node.length];
    perCube = new double[node.length];
    for (int c = 0; c < classes; c++) {
      fill(network, at, c);
    }
  }

  private void fill(NetworkTerms network, PriceView at, int c) {
    int[] able = network.service.nodes(c);
    double[] unit = new double[able.length];
    double[] cube = new double[able.length];
    for (int i = 0; i < able.length; i++) {
      int n = able[i];
      double shipped = network.service.cost(c, i, 0);
      unit[i] = shipped + network.acquisitionPerUnit[n] + at.composite(n, network.feeder[n]);
      cube[i] = network.service.cost(c, i, 1) - shipped + network.acquisitionPerCube[n];
    }
    Integer[] order = new Integer[able.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (i, j) -> Double.compare(unit[i] + USUAL_CUBE * cube[i], unit[j] + USUAL_CUBE * cube[j]));
    for (int k = 0; k < order.length; k++) {
      node[first[c] + k] = able[order[k]];
      perUnit[first[c] + k] = unit[order[k]];
      perCube[first[c] + k] = cube[order[k]];
    }
  }
}
