package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two episodes of every scenario, with seeds that no published figure uses. */
class MarginalValuePolicyTest {
  private static final List<Integer> SEEDS = List.of(20_001, 20_002);
  private static final List<GymScenario> ALL = GymScenarios.all();
  private static final GymComparison COMPARISON = new GymComparison(ALL, SEEDS);

  @BeforeAll
  static void play() {
    for (GymPlayer player : GymPlayer.values()) {
      for (int i = 0; i < ALL.size(); i++) {
        COMPARISON.play(i, player);
      }
    }
  }

  @Test
  void shouldComeNearTheOracleWhenInformed() {
    assertThat(COMPARISON.meanGap(GymPlayer.INFORMED)).isLessThan(0.03);
    assertThat(COMPARISON.meanGap(GymPlayer.INFORMED_OF_MEANS)).isLessThan(0.06);
  }

  @Test
  void shouldStayWithinAQuarterOfTheOracleWhenBlind() {
    assertThat(COMPARISON.meanGap(GymPlayer.BLIND)).isLessThan(0.25);
  }

  @Test
  void shouldBeatTheNewsvendorOfTheSameKnowledge() {
    for (int i = 0; i < ALL.size(); i++) {
      assertThat(COMPARISON.meanProfit(i, GymPlayer.INFORMED_OF_MEANS))
          .as(ALL.get(i).id())
          .isGreaterThan(COMPARISON.meanProfit(i, GymPlayer.NEWSVENDOR_INFORMED));
      assertThat(COMPARISON.meanProfit(i, GymPlayer.BLIND))
          .as(ALL.get(i).id())
          .isGreaterThan(COMPARISON.meanProfit(i, GymPlayer.NEWSVENDOR_BLIND));
    }
  }

  @Test
  void shouldNotBeatTheOracleWhereItIsABound() {
    for (int i = 0; i < ALL.size(); i++) {
      if (!ALL.get(i).demand().goodwill()) {
        for (GymPlayer player : GymPlayer.values()) {
          assertThat(COMPARISON.gap(i, player)).as(ALL.get(i).id()).isGreaterThan(-1e-9);
        }
      }
    }
  }

  @Test
  void shouldPlanAsTheOracleWhenDemandIsCertain() {
    for (int i = 0; i < ALL.size(); i++) {
      if (ALL.get(i).demand().noise() == 0) {
        assertThat(COMPARISON.gap(i, GymPlayer.INFORMED)).isLessThan(1e-6);
      }
    }
  }
}
