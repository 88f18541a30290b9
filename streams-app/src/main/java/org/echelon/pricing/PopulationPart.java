package org.echelon.pricing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.echelon.pricing.PopulationParts.Opening;
import org.echelon.pricing.PopulationParts.PartPlan;

/**
 * One part of a population, frozen: answers what {@link PartitionedOracle} asks. A sample is taken
 * when it is first asked for. O(pairs) a question. Exact to rounding; its plan is a heuristic.
 * Source: model, section 6.
 */
public final class PopulationPart {
  private final FrozenModel all;
  private final Map<Integer, FrozenModel> samples = new HashMap<>();

  public PopulationPart(FrozenModel all) {
    this.all = all;
  }

  public int skus() {
    return all.skus();
  }

  public int pairs() {
    return all.pairs();
  }

  /** What the part, or its sample, holds. */
  public Opening open(int every) {
    FrozenModel model = of(every);
    return new Opening(model.skus(), model.pairs(), model.free(), model.blocks.uses());
  }

  /** Sums by block at prices. */
  public BlockSums ask(double[] prices, double smoothing, int every) {
    return of(every).sums(prices, smoothing);
  }

  /** A plan within a share of the part's own use at prices. */
  public PartPlan plan(double[] prices, double[] share) {
    double[] room = all.evaluate(prices, false).usage();
    Arrays.setAll(room, r -> room[r] * share[r]);
    Plan plan = all.withCapacity(room).repaired(prices);
    return new PartPlan(plan.value(), plan.usage());
  }

  private FrozenModel of(int every) {
    return every == 1 ? all : samples.computeIfAbsent(every, all::every);
  }
}
