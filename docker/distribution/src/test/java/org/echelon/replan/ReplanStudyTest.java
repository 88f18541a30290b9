package org.echelon.replan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.echelon.replan.ReplanStudy.Outcome;
import org.echelon.replan.ReplanStudy.Way;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlanner;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement of what follows a price compares what it measures. */
class ReplanStudyTest {
  private static final int SKUS = 60;
  private static final PriceMove STORAGE = new PriceMove("all-20", 0.2, true, false);
  private static final PriceMove ALL = new PriceMove("all-20", 0.2, true, true);

  @TempDir private Path folder;

  @Test
  void shouldComeToThePlansOfAFullRecomputation() throws IOException {
    try (ReplanStudy study = study(new SkuValuation())) {
      Outcome outcome = study.measure(STORAGE, 2);

      assertThat(outcome.different()).isZero();
      assertThat(outcome.changed()).isBetween(1.0, SKUS - 1.0);
      assertThat(outcome.skipped()).isBetween(1.0, SKUS - outcome.changed());
      assertThat(outcome.writes()).isEqualTo(SKUS - outcome.skipped());
      assertThat(outcome.figures()).containsOnlyKeys(Way.values());
      assertThat(outcome.figures().values()).allMatch(figure -> figure.millis() > 0);
      assertThat(study.measure(ALL, 1).different()).isZero();
    }
  }

  @Test
  void shouldFindPlansThatAreNotThoseOfAFullRecomputation() throws IOException {
    SkuValuation right = new SkuValuation();
    SkuPlanner blind =
        (terms, item, demand, prices, former) ->
            right.plan(terms, item, demand, half(prices), former);
    try (ReplanStudy study = study(blind)) {
      assertThat(study.measure(ALL, 1).different()).isPositive();
    }
  }

  @Test
  void shouldRefuseANetworkThatItCannotCut() {
    assertThatThrownBy(() -> CutNetwork.of(CutNetwork.MOST + 1, ReplanWorld.START, List.of()))
        .hasMessageContaining("8 to 28 nodes");
  }

  @Test
  void shouldBeCalmWherePricesAloneAreSolvedAgain() {
    CalmStudy.Calm calm = new CalmStudy(SKUS, CutNetwork.MOST, 1).measure(3);

    assertThat(calm.shares()).hasSize(3);
    assertThat(calm.worst()).isLessThan(0.1);
  }

  @Test
  void shouldLetEveryPositionFollowThePriceOfItsNode() {
    try (ForeignKeyJoin join = new ForeignKeyJoin(5, folder.resolve("join"))) {
      assertThat(join.cost(3).repeats()).isEqualTo(3);
    }
  }

  private ReplanStudy study(SkuPlanner planner) throws IOException {
    return new ReplanStudy(SKUS, CutNetwork.FEWEST, 1, folder.resolve("plans"), planner);
  }

  private static PriceView half(PriceView prices) {
    double[] storage = prices.storagePerCubeDay().clone();
    for (int n = 0; n < storage.length; n++) {
      storage[n] /= 2;
    }
    return new PriceView(prices.version(), storage, prices.flowPerUnit());
  }
}
