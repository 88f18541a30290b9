package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TargetSearchTest {
  private static final long SEED = 11;

  @Test
  void shouldFindTheBestOfTheGridWhereTheCostIsConvexAndSeparable() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 100; i++) {
      List<Double> grid = TargetSearch.GRID;
      ServiceTargets best =
          new ServiceTargets(
              grid.get(random.nextInt(11)),
              grid.get(random.nextInt(11)),
              grid.get(random.nextInt(11)),
              grid.get(random.nextInt(11)));
      TargetSearch.Found found =
          new TargetSearch().search(ServiceTargets.USUAL, targets -> distance(targets, best));
      assertThat(found.targets()).as("case %d of seed %d", i, SEED).isEqualTo(best);
      assertThat(found.cost()).isZero();
      assertThat(found.tried().size()).isLessThan(50);
    }
  }

  @Test
  void shouldLeaveNoStepThatCostsLess() {
    // Targets stand in for each other, so the cost is not separable.
    ToDoubleFunction<ServiceTargets> cost =
        t ->
            Math.pow(t.slow() + t.centre() - 1.5, 2)
                + Math.pow(t.fast() - 0.4 * t.centre() - 0.5, 2)
                + 0.1 * Math.pow(t.medium() - t.fast(), 2);
    TargetSearch.Found found =
        new TargetSearch(TargetSearch.GRID, 50).search(ServiceTargets.USUAL, cost);
    assertThat(found.cost()).isLessThan(cost.applyAsDouble(ServiceTargets.USUAL));
    ServiceTargets at = found.targets();
    for (int step : new int[] {-1, 1}) {
      for (ServiceTargets next :
          List.of(
              new ServiceTargets(moved(at.slow(), step), at.medium(), at.fast(), at.centre()),
              new ServiceTargets(at.slow(), moved(at.medium(), step), at.fast(), at.centre()),
              new ServiceTargets(at.slow(), at.medium(), moved(at.fast(), step), at.centre()),
              new ServiceTargets(at.slow(), at.medium(), at.fast(), moved(at.centre(), step)))) {
        assertThat(cost.applyAsDouble(next)).isGreaterThanOrEqualTo(found.cost());
      }
    }
  }

  @Test
  void shouldStayWhereNothingIsGained() {
    TargetSearch.Found found =
        new TargetSearch().search(new ServiceTargets(0.965, 0.51, 0.999, 0.2), targets -> 7);
    assertThat(found.targets()).isEqualTo(new ServiceTargets(0.96, 0.5, 0.995, 0.5));
    assertThat(found.tried().size()).isBetween(5, 9);
  }

  @Test
  void shouldRefuseWhatIsNoTarget() {
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceTargets.all(1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TargetSearch(List.of(0.9, 0.8), 1));
  }

  private static double moved(double share, int step) {
    int at = TargetSearch.GRID.indexOf(share) + step;
    return TargetSearch.GRID.get(Math.max(0, Math.min(TargetSearch.GRID.size() - 1, at)));
  }

  private static double distance(ServiceTargets one, ServiceTargets other) {
    return Math.pow(one.slow() - other.slow(), 2)
        + Math.pow(one.medium() - other.medium(), 2)
        + Math.pow(one.fast() - other.fast(), 2)
        + Math.pow(one.centre() - other.centre(), 2);
  }
}
