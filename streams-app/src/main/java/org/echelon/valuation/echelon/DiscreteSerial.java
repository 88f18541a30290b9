package org.echelon.valuation.echelon;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.echelon.demand.Require;
import org.echelon.demand.TabledDemand;

/**
 * Optimal echelon base stock levels of a serial system with whole-unit demand, and the exact cost
 * of any.
 *
 * <p>Stage j keeps its echelon position (stock from j down to the customers, less backorders) at
 * S_j, as far as stage j + 1 has stock. With the demand D_j over the lead time of stage j, what the
 * k-th unit of its echelon position is worth is
 *
 * <pre>
 * m_0(k) = p + h_1 + ... + h_N for k <= 0, else 0
 * m_j(k) = E[ m_{j-1}(k - D_j); k - D_j <= S_{j-1} ] - h_j,     S_j = max{ k : m_j(k) > 0 }
 * C(S)   = sum_j E[D_j] (p + h_{j+1} + ... + h_N) - sum_{1 <= k <= S_N} m_N(k)
 * </pre>
 *
 * <p>At the optimal levels the condition keeps exactly the positive margins. The margins are the
 * differences of the cost functions of Clark and Scarf (1960), in the form of Chen and Zheng
 * (1994). The cost holds for every vector of levels >= 0.
 *
 * <p>Assumes independent lead-time demands, full backordering and no fixed cost. Exact up to the
 * tables of the laws (1e-20); O(sum over j of S_j times the width of D_j).
 */
public final class DiscreteSerial {
  private final SerialCosts costs;
  private final List<TabledDemand> demand;

  /**
   * @param demand D_j over the lead time of each stage, the one that faces customers first
   */
  public DiscreteSerial(SerialCosts costs, List<TabledDemand> demand) {
    Require.that(
        demand.size() == costs.stages(),
        costs.stages() + " stages need as many laws of demand, got " + demand.size());
    this.costs = costs;
    this.demand = List.copyOf(demand);
  }

  /** S_1 ... S_N. */
  public int[] levels() {
    int[] levels = new int[costs.stages()];
    double[] margins = new double[0];
    int cut = 0;
    for (int j = 1; j <= levels.length; j++) {
      margins = next(j, margins, cut, cut + demand.get(j - 1).most() + 1);
      cut = positive(margins);
      levels[j - 1] = cut;
    }
    return levels;
  }

  /**
   * m_j(1) ... m_j(most) of a stage where the stages below it keep to some levels.
   *
   * @param levels S_1 ... of at least the stages below
   */
  public double[] margins(int stage, int[] levels, int most) {
    double[] margins = new double[0];
    int cut = 0;
    for (int j = 1; j <= stage; j++) {
      if (j > 1) {
        cut = level(levels, j - 1);
      }
      margins = next(j, margins, cut, j == stage ? most : level(levels, j));
    }
    return margins;
  }

  /** Expected cost per unit of time of any echelon base stock levels. */
  public double cost(int[] levels) {
    int stages = costs.stages();
    double cost = 0;
    for (int j = 1; j <= stages; j++) {
      cost += demand.get(j - 1).mean() * costs.whereShort(j);
    }
    return cost - Arrays.stream(margins(stages, levels, level(levels, stages))).sum();
  }

  /**
   * Levels of Shang and Song (2003) that no S_j is below: roots of the margin with every stage from
   * 1 to j at the cost of one, (p + h_1 + ... + h_N) P(D_1 + ... + D_j >= k) - (h_1 + ... + h_j).
   */
  public int[] lowerBounds() {
    return bounds(j -> costs.whereShort(j) / costs.whereShort(0));
  }

  /** Levels that no S_j is above: roots of (p + h_j + ... + h_N) P(D_1 + ... + D_j >= k) - h_j. */
  public int[] upperBounds() {
    return bounds(j -> costs.whereShort(j) / costs.whereShort(j - 1));
  }

  private int[] bounds(IntToDoubleFunction share) {
    int[] levels = new int[costs.stages()];
    TabledDemand joined = TabledDemand.ofWeights(1);
    for (int j = 1; j <= levels.length; j++) {
      joined = joined.plus(demand.get(j - 1));
      levels[j - 1] = (int) joined.quantile(share.applyAsDouble(j));
    }
    return levels;
  }

  /** The margins of a stage from those of the stage below, which keeps to a level. */
  private double[] next(int stage, double[] below, int cut, int most) {
    TabledDemand law = demand.get(stage - 1);
    double[] margins = new double[most];
    for (int k = 1; k <= most; k++) {
      double sum = costs.whereShort(stage - 1) * law.tail(k) - costs.holding(stage);
      for (int z = Math.max(1, k - law.most()); z <= Math.min(cut, k); z++) {
        sum += law.probability(k - z) * below[z - 1];
      }
      margins[k - 1] = sum;
    }
    return margins;
  }

  private static int positive(double[] margins) {
    int count = 0;
    while (count < margins.length && margins[count] > 0) {
      count++;
    }
    return count;
  }

  private static int level(int[] levels, int stage) {
    int level = levels[stage - 1];
    Require.notNegative("level", level);
    return level;
  }
}
