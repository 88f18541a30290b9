package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTailTest {

  @ParameterizedTest
  @CsvSource({"0.3,0.9,4", "7,7,3", "900,2700,40", "100000,100000,500", "100000,9e8,5000"})
  void shouldAverageTheTailsOfALot(double mean, double variance, int lot) {
    double[] units = new double[60 * lot];
    double[] lots = new double[60];
    DemandTail.fill(mean, variance, 1, units);
    DemandTail.fill(mean, variance, lot, lots);
    for (int x = 0; x < lots.length; x++) {
      double sum = 0;
      for (int unit = x * lot; unit < (x + 1) * lot; unit++) {
        sum += units[unit];
      }
      assertThat(lots[x]).isCloseTo(sum / lot, within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"710,710", "5000,5000", "5000,15000", "20000,400000", "100000,100000", "1e5,3e5"})
  void shouldStayExactWhereTheChanceOfNoDemandUnderflows(double mean, double variance) {
    double[] tails = new double[(int) (mean + 8 * Math.sqrt(variance))];
    DemandTail.fill(mean, variance, 1, tails);

    double sum = 0;
    double squares = 0;
    double before = 1;
    for (int x = 0; x < tails.length; x++) {
      assertThat(tails[x]).isBetween(0.0, before);
      sum += tails[x];
      squares += (2 * x + 1) * tails[x];
      before = tails[x];
    }
    assertThat(sum).as("mean").isCloseTo(mean, within(1e-7 * mean));
    assertThat(squares - sum * sum).as("variance").isCloseTo(variance, within(1e-4 * variance));
  }

  /** The recursion in logarithms, too slow for use but free of any limit. */
  @ParameterizedTest
  @CsvSource({
    "100000,1.1e6", "100000,3e6", "100000,1e8", "100000,2.5e9", "40000,4e7", "15000,4e7",
    "1000000,1.5e6", "100000,1e10", "3000,8.9e6", "2000,2.8e6", "5000,8e6", "20000,1.9e8",
    "1000,5e6", "500,4.5e6", "100,5e6"
  })
  void shouldKeepTheStatedErrorWhereItApproximates(double mean, double variance) {
    int length = (int) (mean + 6 * Math.sqrt(variance));
    double[] tails = new double[length];
    DemandTail.fill(mean, variance, 1, tails);

    double excess = variance / mean - 1;
    double slope = excess / (1 + excess);
    double base = mean / (1 + excess);
    double log = -mean * Math.log1p(excess) / excess;
    double reached = 0;
    double worst = 0;
    for (int k = 0; k < length; k++) {
      reached += Math.exp(log);
      log += Math.log((base + slope * k) / (k + 1));
      worst = Math.max(worst, Math.abs(1 - reached - tails[k]));
    }
    assertThat(worst).isLessThan(1.5e-6);
  }

  @Test
  void shouldStopAtTheFirstLevelBelowTheFloor() {
    double[] tails = new double[50];
    int filled = DemandTail.fill(2.5, 6, 1, 0.2, 50, tails);
    assertThat(filled).isEqualTo(5);
    assertThat(tails[3]).isGreaterThan(0.2);
    assertThat(tails[4]).isLessThan(0.2).isPositive();
    assertThat(tails[5]).isZero();
  }

  @Test
  void shouldSeeNoTailWithoutDemand() {
    double[] tails = {1, 1, 1};
    DemandTail.fill(0, 0, 1, tails);
    assertThat(tails).containsOnly(0);
  }

  @Test
  void shouldReadAVarianceBelowTheMeanAsPoisson() {
    double[] narrow = new double[9];
    double[] poisson = new double[9];
    DemandTail.fill(4, 1, 1, narrow);
    DemandTail.fill(4, 4, 1, poisson);
    assertThat(narrow).isEqualTo(poisson);
  }

  @Test
  void shouldKeepTheDigitsOfALogarithmNearOne() {
    for (double x = 1e-18; x < 1e18; x *= 1.37) {
      assertThat(DemandTail.logOfOneAnd(x)).isCloseTo(Math.log1p(x), withinPercentage(1e-13));
    }
    assertThat(DemandTail.logOfOneAnd(0)).isZero();
  }
}
