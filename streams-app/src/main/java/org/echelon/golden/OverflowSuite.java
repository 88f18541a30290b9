package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.echelon.demand.DemandTail;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.OverflowFixedPoint;

/**
 * Single periods with three nodes and three classes whose best stock is known from an integer
 * program over all 729 outcomes of demand: where the overflow fixed point settles and what its
 * stock is worth when every outcome is served in the best way.
 */
public final class OverflowSuite implements GoldenSuite {
  private static final int SWEEPS = 3;
  private static final int LEVELS = 40;

  /** Share of the best value that the fixed point has to reach. */
  private static final double GOOD = 0.985;

  /** The optima were computed by a solver that stops at about this relative error. */
  private static final double SOLVER = 1e-5;

  @Override
  public void fill(GoldenTable table) {
    int number = 0;
    for (JsonNode one : GoldenResource.read("overflow.json")) {
      table.of("overflow " + ++number, "integer program over 729 outcomes, independent solver");
      fill(table, one);
    }
  }

  private static void fill(GoldenTable table, JsonNode one) {
    Instance instance = Instance.of(one);
    int[] levels = new int[instance.nodes()];
    double[] availability = instance.settle(levels);
    for (int n = 0; n < levels.length; n++) {
      table.whole("level of node " + n, one.at("/levels/" + n).asInt(), levels[n]);
      double expected = one.at("/availability/" + n).asDouble();
      table.real("availability of node " + n, expected, availability[n]);
    }
    TwoStageValue exact =
        new TwoStageValue(
            instance.savings(), instance.rates(), instance.leftoverCost(), instance.unitCost());
    double value = exact.of(levels);
    double optimum = one.get("optimum").asDouble();
    table.real("value of its stock", one.get("value").asDouble(), value);
    int[] best = GoldenResource.ints(one.get("best"));
    table.real("best value", optimum, exact.of(best), SOLVER);
    double divisible = one.get("divisible").asDouble();
    table.real("best value of divisible stock", divisible, exact.divisible(best), SOLVER);
    table.whole("reaches 98.5% of the best value", 1, value >= GOOD * optimum ? 1 : 0);
  }

  /** One period: savings by class and node, demand, and what stock costs. */
  private record Instance(
      double[][] savings, double[] rates, double leftoverCost, double[] unitCost) {

    static Instance of(JsonNode one) {
      double[][] savings = new double[one.get("savings").size()][];
      Arrays.setAll(savings, c -> GoldenResource.doubles(one.get("savings").get(c)));
      return new Instance(
          savings,
          GoldenResource.doubles(one.get("meanDemand")),
          one.get("leftoverCost").asDouble(),
          GoldenResource.doubles(one.get("unitCost")));
    }

    int nodes() {
      return unitCost.length;
    }

    double[] settle(int[] levels) {
      double[][] cost = new double[savings.length][];
      Arrays.setAll(cost, c -> Arrays.stream(savings[c]).map(s -> -s).toArray());
      OverflowFixedPoint point = new OverflowFixedPoint(cost, rates, 0);
      double[] availability = new double[nodes()];
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        availability = point.sweep(0, (node, r, mu) -> newsvendor(node, r, mu, levels));
      }
      return availability;
    }

    /** A unit earns its saving and the leftover cost avoided where it sells, and costs both. */
    private double newsvendor(int node, double[] r, double[] mu, int[] levels) {
      double held = leftoverCost + unitCost[node];
      double[] earned = Arrays.stream(r).map(saving -> saving + leftoverCost).toArray();
      double[][] tails = new double[r.length][LEVELS];
      double mean = 0;
      for (int j = 0; j < r.length; j++) {
        mean += mu[j];
        DemandTail.fill(mean, mean, 1, tails[j]);
      }
      NodeLadder ladder = new NodeLadder(node, -1, 1, 1, 1, 0, 1, held, 1, earned, mu, tails);
      levels[node] = ladder.bestLevels(0, 0);
      return mean == 0 ? 0 : ladder.flowPerDay(levels[node], 0, 0) / mean;
    }
  }
}
