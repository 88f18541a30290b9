package org.echelon.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.echelon.network.ServiceOption;
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
 * the order of an item's own costs is found with few moves. Where one option of a node is cheaper
 * for small units and another for large ones, its entry is that of the option which is cheapest at
 * the cube asked for. O(entries * log) to compile, O(such entries) for another cube.
 *
 * <p>Exact: the order is that of the item's own costs. Source: model, section 3.
 */
final class ClassCosts {
  private static final double USUAL_CUBE = 0.3;

  private @Nullable NetworkTerms terms;
  private @Nullable PriceView prices;
  int[] first = new int[0];
  int[] node = new int[0];
  double[] perUnit = new double[0];
  double[] perCube = new double[0];

  /** The entries whose option depends on the cube. */
  private final List<Bent> bent = new ArrayList<>();

  /** The lines of an entry, none of which lies above another at every cube. */
  private record Bent(int entry, double[] perUnit, double[] perCube) {}

  /** Compiles a network at some prices, unless it has just been, for items of a cube. */
  void compile(NetworkTerms network, PriceView at, double unitCube) {
    if (network != terms || at != prices) {
      compile(network, at);
    }
    for (Bent lines : bent) {
      choose(lines, unitCube);
    }
  }

  private void compile(NetworkTerms network, PriceView at) {
    terms = network;
    prices = at;
    bent.clear();
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
    double[] usual = new double[able.length];
    for (int i = 0; i < able.length; i++) {
      usual[i] =
          network.service.cost(c, i, USUAL_CUBE)
              + network.acquisitionCost(able[i], USUAL_CUBE)
              + at.composite(able[i], network.feeder[able[i]]);
    }
    Integer[] order = new Integer[able.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(usual[i], usual[j]));
    for (int k = 0; k < order.length; k++) {
      int n = able[order[k]];
      node[first[c] + k] = n;
      lines(
          first[c] + k,
          lowest(network.service.options(c, order[k])),
          network.acquisitionPerUnit[n] + at.composite(n, network.feeder[n]),
          network.acquisitionPerCube[n]);
    }
  }

  private void lines(int entry, List<ServiceOption> lowest, double unit, double cube) {
    double[] units = lowest.stream().mapToDouble(o -> o.usualPerUnit() + unit).toArray();
    double[] cubes = lowest.stream().mapToDouble(o -> o.option().costPerCube() + cube).toArray();
    perUnit[entry] = units[0];
    perCube[entry] = cubes[0];
    if (units.length > 1) {
      bent.add(new Bent(entry, units, cubes));
    }
  }

  /** The options that are cheapest at some cube, and few others. */
  private static List<ServiceOption> lowest(ServiceOption[] options) {
    List<ServiceOption> lowest = new ArrayList<>();
    for (ServiceOption option : options) {
      if (lowest.stream().noneMatch(other -> under(other, option))) {
        lowest.removeIf(other -> under(option, other));
        lowest.add(option);
      }
    }
    return lowest;
  }

  private static boolean under(ServiceOption one, ServiceOption other) {
    return one.usualPerUnit() <= other.usualPerUnit()
        && one.option().costPerCube() <= other.option().costPerCube();
  }

  private void choose(Bent lines, double unitCube) {
    int best = 0;
    for (int i = 1; i < lines.perUnit.length; i++) {
      if (lines.perUnit[i] + unitCube * lines.perCube[i]
          < lines.perUnit[best] + unitCube * lines.perCube[best]) {
        best = i;
      }
    }
    perUnit[lines.entry] = lines.perUnit[best];
    perCube[lines.entry] = lines.perCube[best];
  }
}
