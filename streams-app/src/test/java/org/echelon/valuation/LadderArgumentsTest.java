package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A ladder made again from its arguments. */
class LadderArgumentsTest {
  private static final Turn TURN = new Turn(2, 0.5, 1);

  @Test
  void shouldMakeTheLadderOfTheKernel() {
    NodeLadder made = arguments(12.4, 0).serving();

    assertThat(made).isNotNull();
    NodeWorth worth = new NodeWorth(made, 0, 0.041, -0.08);
    assertThat(worth.isBest((int) (worth.levelUnits() / made.lot()))).isTrue();
    assertThat(worth.isBest((int) (worth.levelUnits() / made.lot()) - 1)).isFalse();
    assertThat(worth.marginNext(-5)).isEqualTo(worth.marginAt(1));
    assertThat(worth.marginNext(1_000_000)).isEqualTo(-0.08);
  }

  /** It says how much of the demand's spread a part of it has, unless all parts have all of it. */
  @Test
  void shouldReadTheDemandOfTheWholeItemWherePartsAreSteadier() {
    assertThat(arguments(40, 0).serving().tails()[0])
        .isEqualTo(arguments(12.4, 0).serving().tails()[0]);
    assertThat(arguments(40, 1).serving().tails()[0])
        .isNotEqualTo(arguments(12.4, 1).serving().tails()[0]);
  }

  @Test
  void shouldHaveNoLadderWithoutDemand() {
    LadderArguments none =
        new LadderArguments(TURN, 2, 1.45, 0.01, 1, 10, 1.5, 0, 0, new double[0], new double[0]);

    assertThat(none.serving()).isNull();
  }

  /** A level that was not told is neither worth something nor the best. */
  @Test
  void shouldNotKnowLevelsThatAreNotTold() {
    NodeLadder told =
        arguments(12.4, 0).passingOn(4, 9, new int[] {2, 3}, new double[] {0.9, 0.001});
    NodeWorth worth = new NodeWorth(told, 0, 0, -0.01);

    assertThat(worth.marginNext(8)).isPositive();
    assertThat(worth.marginNext(12)).isNegative();
    assertThat(worth.marginNext(16)).isNaN();
    assertThat(worth.isBest(3)).isTrue();
    assertThat(worth.isBest(5)).isFalse();
  }

  private static LadderArguments arguments(double totalRate, double thinning) {
    return new LadderArguments(
        TURN,
        TURN.turnDays(),
        1.45,
        0.01,
        1,
        totalRate,
        1.5,
        0,
        thinning,
        new double[] {5.32},
        new double[] {12.4});
  }
}
