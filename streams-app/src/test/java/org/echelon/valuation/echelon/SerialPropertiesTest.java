package org.echelon.valuation.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.demand.TabledDemand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random serial systems against enumeration and against what is known of all of them. */
class SerialPropertiesTest {
  private static final long SEED = 20240613;
  private static final int TRIALS = 600;

  private Random random;

  @BeforeEach
  void seed() {
    random = new Random(SEED);
    System.out.println("random serial systems, seed " + SEED);
  }

  @Test
  void shouldCostWhatEnumerationOfDemandCosts() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Instance instance = instance(1 + random.nextInt(3));
      int[] levels = random.ints(instance.demand.size(), 0, 12).toArray();
      assertThat(instance.system().cost(levels))
          .isCloseTo(instance.enumerated(levels), within(1e-10 * instance.scale()));
    }
  }

  @Test
  void shouldBeatEveryOtherVectorOfLevels() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Instance instance = instance(1 + random.nextInt(3));
      DiscreteSerial system = instance.system();
      double best = instance.enumerated(system.levels());
      int[] upper = system.upperBounds();
      int[] levels = new int[upper.length];
      do {
        assertThat(instance.enumerated(levels))
            .isGreaterThanOrEqualTo(best - 1e-10 * instance.scale());
      } while (next(levels, upper));
    }
  }

  @Test
  void shouldLieBetweenTheBoundsAndRiseWithThePenalty() {
    for (int trial = 0; trial < TRIALS; trial++) {
      Instance instance = instance(1 + random.nextInt(4));
      DiscreteSerial system = instance.system();
      int[] levels = system.levels();
      int[] dearer =
          new DiscreteSerial(
                  new SerialCosts(
                      instance.costs.echelonHolding(), 1.5 * instance.costs.backorderPenalty()),
                  instance.demand)
              .levels();
      for (int j = 0; j < levels.length; j++) {
        assertThat(levels[j]).isBetween(system.lowerBounds()[j], system.upperBounds()[j]);
        assertThat(dearer[j]).isGreaterThanOrEqualTo(levels[j]);
      }
      double before = Double.POSITIVE_INFINITY;
      for (double margin : system.margins(levels.length, levels, 30)) {
        assertThat(margin).isLessThanOrEqualTo(before + 1e-12);
        before = margin;
      }
    }
  }

  @Test
  void shouldBeATreeOfSingleBranches() {
    for (int trial = 0; trial < 200; trial++) {
      Instance instance = instance(2);
      double above = instance.costs.holding(2);
      EchelonBranch retailer =
          EchelonBranch.retailer(
              instance.costs.backorderPenalty(),
              above,
              instance.costs.holding(1),
              instance.demand.get(0));
      EchelonTree tree = new EchelonTree(List.of(retailer), above, instance.demand.get(1));
      int[] levels = instance.system().levels();
      assertThat(tree.level()).isEqualTo(levels[1]);
      assertThat(tree.bound())
          .isCloseTo(instance.system().cost(levels), within(1e-10 * instance.scale()));
    }
  }

  private Instance instance(int stages) {
    double[] holding = new double[stages];
    List<TabledDemand> demand = new ArrayList<>();
    for (int j = 0; j < stages; j++) {
      holding[j] = 0.1 + random.nextDouble();
      double[] weight = new double[2 + random.nextInt(3)];
      double total = 0;
      for (int d = 0; d < weight.length; d++) {
        weight[d] = random.nextInt(4) == 0 ? 0 : 0.05 + random.nextDouble();
        total += weight[d];
      }
      for (int d = 0; d < weight.length; d++) {
        weight[d] = total == 0 ? 1.0 / weight.length : weight[d] / total;
      }
      demand.add(TabledDemand.ofWeights(weight));
    }
    return new Instance(new SerialCosts(holding, 0.2 + 8 * random.nextDouble()), demand);
  }

  private static boolean next(int[] levels, int[] most) {
    int j = 0;
    while (j < levels.length && levels[j] == most[j] + 1) {
      levels[j++] = 0;
    }
    if (j < levels.length) {
      levels[j]++;
    }
    return j < levels.length;
  }

  private record Instance(SerialCosts costs, List<TabledDemand> demand) {

    DiscreteSerial system() {
      return new DiscreteSerial(costs, demand);
    }

    double scale() {
      return costs.whereShort(0) * 10;
    }

    /** Expected cost, demand by demand from the last stage down. */
    double enumerated(int[] levels) {
      return cost(levels.length, levels, levels[levels.length - 1]);
    }

    private double cost(int stage, int[] levels, int position) {
      double sum = 0;
      TabledDemand law = demand.get(stage - 1);
      for (int d = 0; d <= law.most(); d++) {
        int stock = position - d;
        double cost = costs.holding(stage) * stock;
        cost +=
            stage == 1
                ? costs.whereShort(0) * Math.max(-stock, 0)
                : cost(stage - 1, levels, Math.min(levels[stage - 2], stock));
        sum += law.probability(d) * cost;
      }
      return sum;
    }
  }
}
