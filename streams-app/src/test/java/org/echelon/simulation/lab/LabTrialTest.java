package org.echelon.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.echelon.experiment.Design;
import org.echelon.experiment.Metric;
import org.junit.jupiter.api.Test;

class LabTrialTest {
  private static final Method PAIRWISE = new Method(Design.PAIRWISE, Metric.COST, true);

  @Test
  void shouldCoverZeroWhereNothingIsTried() {
    LabScenario placebo = new LabScenario("placebo", new SharedRoom.Settings(30, 4, 0.9, 1, 1));
    LabTrial trial = new LabTrial(placebo, List.of(PAIRWISE, Method.PROPOSED));
    for (long seed = 1; seed <= 1000; seed++) {
      trial.run(seed);
    }
    trial
        .records()
        .forEach(
            (method, record) -> {
              assertThat(record.coverage()).as(method.label()).isBetween(0.93, 0.985);
              assertThat(record.stoppedShare()).as(method.label()).isLessThan(0.08);
              assertThat(Math.abs(record.bias())).isLessThan(1.7 * record.biasWithin());
            });
  }

  @Test
  void shouldTakeOutMostOfTheBiasOfItemsThatShareARoom() {
    LabTrial trial =
        new LabTrial(LabScenario.all().get(3), List.of(Method.NAIVE, PAIRWISE, Method.PROPOSED));
    for (long seed = 1; seed <= 60; seed++) {
      trial.run(seed);
    }
    // Items over-estimate what higher levels save, by far more than chance, and so do pairs alone.
    MethodRecord naive = trial.record(Method.NAIVE);
    assertThat(naive.bias()).isLessThan(4 * trial.truth());
    assertThat(naive.bias()).isLessThan(-5 * naive.biasWithin());
    assertThat(trial.biasToNaive(PAIRWISE)).isGreaterThan(0.8);
    assertThat(trial.biasToNaive(Method.PROPOSED)).isLessThan(0.25);
  }

  @Test
  void shouldRecoverAPlantedEffectWhereThereIsRoomForAll() {
    LabTrial trial = new LabTrial(LabScenario.all().get(2), List.of(Method.PROPOSED));
    for (long seed = 1; seed <= 60; seed++) {
      trial.run(seed);
    }
    MethodRecord record = trial.record(Method.PROPOSED);
    assertThat(trial.truth()).isLessThan(-0.4);
    assertThat(record.bias()).isCloseTo(0, within(0.1));
    assertThat(record.coverage()).isGreaterThan(0.9);
  }

  @Test
  void shouldRunTheSameWorldAgain() {
    SharedRoom.Settings settings = new SharedRoom.Settings(20, 4, 0.8, 0, 1);
    assertThat(cost(new SharedRoom(settings, 3))).isEqualTo(cost(new SharedRoom(settings, 3)));
    assertThat(cost(new SharedRoom(settings, 3))).isNotEqualTo(cost(new SharedRoom(settings, 4)));
  }

  private static double cost(SharedRoom room) {
    double[] sum = {0};
    room.run(0, 40, (sku, day) -> sku % 2 == 0, (sku, day, cost, priced, lost) -> sum[0] += priced);
    return sum[0];
  }
}
