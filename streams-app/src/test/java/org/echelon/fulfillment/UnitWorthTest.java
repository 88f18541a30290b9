package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.echelon.textbook.RefilledPool;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

class UnitWorthTest {

  /** The chain of births and deaths says the same by another way. */
  @Test
  void shouldCountWhatIsMissedUntilUnitsCome() {
    SplittableRandom random = new SplittableRandom(5);
    for (int draw = 0; draw < 300; draw++) {
      double days = 0.3 + 4 * random.nextDouble();
      int level = 1 + random.nextInt(12);
      double[] savings = falling(1 + random.nextInt(4), random);
      double[] rates = random.doubles(savings.length, 0.1, 3).toArray();
      NodeLadder ladder = ladder(days, savings, rates);
      RefilledPool pool = RefilledPool.eachOnItsOwn(savings, rates, level, days);
      for (int units = 1; units <= level; units++) {
        double expected = worth(pool, savings, rates, units);
        assertThat(UnitWorth.untilReplaced(ladder, units, level - units, level))
            .isCloseTo(expected, within(1e-9 * savings[0]));
      }
    }
  }

  @Test
  void shouldFallWithUnitsOnHandAndOnTheWay() {
    NodeLadder ladder = ladder(2, new double[] {50, 20}, new double[] {3, 2});
    for (int units = 1; units < 40; units++) {
      double worth = UnitWorth.untilReplaced(ladder, units, 0, 10);
      assertThat(worth).isBetween(0.0, 50.0);
      assertThat(UnitWorth.untilReplaced(ladder, units + 1, 0, 10)).isLessThan(worth);
      assertThat(UnitWorth.untilReplaced(ladder, units, 20, 10)).isLessThan(worth);
    }
    assertThat(UnitWorth.untilReplaced(ladder, 2_000, 0, 10)).as("no overflow").isZero();
  }

  @Test
  void shouldBeWorthNothingWhereNobodyAsks() {
    NodeLadder ladder = ladder(2, new double[] {50}, new double[] {1e-300});

    assertThat(UnitWorth.untilReplaced(ladder, 1, 0, 3)).isCloseTo(0, within(1e-9));
  }

  private static double worth(RefilledPool pool, double[] savings, double[] rates, int units) {
    double value = 0;
    double before = 0;
    double rate = 0;
    for (int j = 0; j < savings.length; j++) {
      rate += rates[j];
      double missed = pool.missedChances(rate)[units];
      value += savings[j] * (missed - before);
      before = missed;
    }
    return value;
  }

  private static NodeLadder ladder(double days, double[] savings, double[] rates) {
    double[][] tails = new double[savings.length][1];
    return new NodeLadder(0, -1, 0, days, days, 1, 1, 0, 1, savings, rates, tails);
  }

  private static double[] falling(int streams, SplittableRandom random) {
    double[] savings = new double[streams];
    double next = 100;
    for (int j = 0; j < streams; j++) {
      savings[j] = next;
      next *= random.nextDouble();
    }
    return savings;
  }
}
