package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.echelon.demand.PoissonDemand;
import org.junit.jupiter.api.Test;

class ErlangLossTest {

  /** B(k) is the Poisson law cut off at k. */
  @Test
  void shouldLoseAsThePoissonLawCutOffAtTheLevel() {
    for (double load : new double[] {0.15, 3, 28, 300}) {
      ErlangLoss system = new ErlangLoss(load / 7, 7);
      PoissonDemand onOrder = new PoissonDemand(load);
      for (int k = 0; k < load + 8 * Math.sqrt(load) + 5; k++) {
        double full = onOrder.probability(k);
        double expected = full / (1 - onOrder.tail(k + 1));
        if (onOrder.tail(k + 1) < 0.9) {
          assertThat(system.lostShare(k)).isCloseTo(expected, within(1e-11 * expected));
        }
        assertThat(system.onHand(k))
            .isCloseTo(k - load * (1 - system.lostShare(k)), within(1e-12 * (k + 1)));
      }
    }
  }

  @Test
  void shouldFindTheLevelThatSearchingAllOfThemFinds() {
    for (double demand : new double[] {0.02, 0.5, 3, 20}) {
      for (double lead : new double[] {1, 14, 60}) {
        for (double lost : new double[] {0.05, 1, 20}) {
          ErlangLoss system = new ErlangLoss(demand, lead);
          int best = 0;
          for (int k = 1; k < 2 * system.load() + 50; k++) {
            best =
                system.costPerDay(k, lost, 0.02) < system.costPerDay(best, lost, 0.02) ? k : best;
          }
          assertThat(system.bestLevel(lost, 0.02)).isEqualTo(best);
        }
      }
    }
  }

  @Test
  void shouldHoldNothingWhereAUnitCostsMoreThanItSaves() {
    assertThat(new ErlangLoss(0.01, 5).bestLevel(1, 0.5)).isZero();
    assertThatThrownBy(() -> new ErlangLoss(0, 5)).hasMessageContaining("0.0");
    assertThatThrownBy(() -> new ErlangLoss(1, 5).bestLevel(1, 0)).hasMessageContaining("positive");
  }
}
