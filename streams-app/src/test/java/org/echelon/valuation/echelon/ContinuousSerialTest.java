package org.echelon.valuation.echelon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.demand.ContinuousLaw;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.TabledDemand;
import org.echelon.demand.TruncatedNormalLaw;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class ContinuousSerialTest {
  private static final SerialCosts COSTS = new SerialCosts(new double[] {3, 2, 2}, 37.12);

  @Test
  void shouldNotDependOnTheWidthOfPanels() {
    List<ContinuousLaw> demand =
        List.of(new NormalLaw(5, 1), new TruncatedNormalLaw(1, 1, 0), new NormalLaw(10, 0.3));
    ContinuousSerial usual = new ContinuousSerial(COSTS, demand);
    ContinuousSerial fine = new ContinuousSerial(COSTS, demand, 0.7);
    double[] levels = usual.levels();
    for (int j = 0; j < levels.length; j++) {
      assertThat(levels[j]).isCloseTo(fine.levels()[j], within(1e-8));
    }
    assertThat(usual.cost(levels)).isCloseTo(fine.cost(levels), within(1e-8));
    double[] others = {4, 12, 17};
    assertThat(usual.cost(others)).isCloseTo(fine.cost(others), within(1e-8));
  }

  /** A law that is cut far below zero is the whole law, and one cut at its centre is not. */
  @Test
  void shouldKnowTruncatedLaws() {
    double whole = cost(new NormalLaw(5, 1));
    assertThat(cost(new TruncatedNormalLaw(5, 1, -9))).isCloseTo(whole, within(1e-9));
    assertThat(cost(new TruncatedNormalLaw(5, 1, 4))).isNotCloseTo(whole, within(0.1));
  }

  private static double cost(ContinuousLaw law) {
    ContinuousSerial system =
        new ContinuousSerial(new SerialCosts(new double[] {1, 1}, 9), List.of(law, law));
    return system.cost(system.levels());
  }

  /** Whole demand as fine as a hundredth of a unit comes close to divisible demand. */
  @Test
  void shouldBeTheLimitOfFineUnits() {
    int per = 100;
    ContinuousLaw law = new TruncatedNormalLaw(1, 0.8, 0);
    double[] cells = new double[8 * per];
    for (int d = 0; d < cells.length; d++) {
      cells[d] = law.tail((d - 0.5) / per) - law.tail((d + 0.5) / per);
    }
    TabledDemand whole = TabledDemand.ofWeights(cells);
    SerialCosts costs = new SerialCosts(new double[] {1, 0.5, 0.3}, 9);
    DiscreteSerial fine = new DiscreteSerial(costs, List.of(whole, whole, whole));
    ContinuousSerial divisible = new ContinuousSerial(costs, List.of(law, law, law));
    int[] levels = fine.levels();
    for (int j = 0; j < levels.length; j++) {
      assertThat(divisible.levels()[j]).isCloseTo((double) levels[j] / per, within(0.01));
    }
    assertThat(divisible.cost(divisible.levels())).isCloseTo(fine.cost(levels) / per, within(1e-4));
    double[] low = {1, 3, 3};
    assertThat(divisible.cost(low))
        .isCloseTo(fine.cost(new int[] {100, 300, 300}) / per, within(1e-3));
  }

  @Test
  void shouldLieBetweenTheBoundsAtFallingMargins() {
    Random random = Seeds.random(20240614);
    for (int trial = 0; trial < 30; trial++) {
      int stages = 1 + random.nextInt(4);
      double[] holding = random.doubles(stages, 0.2, 3).toArray();
      double[] means = random.doubles(stages, 4, 30).toArray();
      double[] deviations = random.doubles(stages, 0.5, 4).toArray();
      SerialCosts costs = new SerialCosts(holding, 1 + 30 * random.nextDouble());
      List<NormalLaw> demand = new ArrayList<>();
      for (int j = 0; j < stages; j++) {
        demand.add(new NormalLaw(means[j], deviations[j]));
      }
      ContinuousSerial system = new ContinuousSerial(costs, demand);
      ShangSongBounds bounds = new ShangSongBounds(costs, means, deviations);
      double[] levels = system.levels();
      double best = system.cost(levels);
      for (int j = 0; j < stages; j++) {
        assertThat(levels[j]).isBetween(bounds.lower()[j] - 1e-9, bounds.upper()[j] + 1e-9);
        double[] moved = levels.clone();
        moved[j] += random.nextBoolean() ? 0.3 : -0.3;
        assertThat(system.cost(moved)).isGreaterThanOrEqualTo(best - 1e-9);
      }
      double y = levels[stages - 1];
      assertThat(system.margin(stages, levels, y)).isCloseTo(0, within(1e-8));
      assertThat(system.margin(stages, levels, y - 1)).isPositive();
      assertThat(system.margin(stages, levels, y + 1)).isNegative();
    }
  }
}
