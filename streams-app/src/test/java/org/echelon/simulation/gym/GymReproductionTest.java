package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The published means of ten episodes come out again, to the three places kept of them. */
class GymReproductionTest {
  private static final double PERCENT = 0.001;

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"INFORMED", "INFORMED_OF_MEANS", "BLIND"})
  void shouldEarnThePublishedProfitInEveryScenario(GymPlayer player) {
    List<GymScenario> all = GymScenarios.all();
    GymComparison comparison = new GymComparison(all, GymScenarios.seeds());
    for (int i = 0; i < all.size(); i++) {
      comparison.play(i, player);
      assertThat(comparison.meanProfit(i, player))
          .as(all.get(i).id())
          .isCloseTo(player.printed(all.get(i)), withinPercentage(PERCENT));
    }
  }

  @Test
  void shouldHaveTheTwentyTwoScenarios() {
    assertThat(GymScenarios.all()).hasSize(22);
    assertThat(GymScenarios.all().stream().map(GymScenario::id)).doesNotHaveDuplicates();
  }
}
