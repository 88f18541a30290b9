package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class OrderCrossingTest {
  private static final int LOOKS = 40_000;

  /** Orders of one unit a look; how much what is on the way varies. Seed 5. */
  @Test
  void shouldSayHowMuchIndependentOrdersOnTheWayVary() {
    SplittableRandom random = Seeds.splittable(5);
    for (double[] time : new double[][] {{60, 30}, {100, 59}, {100, 100}, {14, 7}}) {
      for (double review : new double[] {1, 7}) {
        LeadTimeLaw.GammaDays lead = new LeadTimeLaw.GammaDays(time[0], time[1]);
        double[] days = lead.points(2000).days();
        int[] onTheWay = new int[LOOKS];
        for (int look = 0; look < LOOKS; look++) {
          double arrives = look + days[random.nextInt(days.length)] / review;
          // read at a random phase between looks, as the formula does
          for (int t = look; t < LOOKS && t + random.nextDouble() < arrives; t++) {
            onTheWay[t]++;
          }
        }
        double sum = 0;
        double squares = 0;
        int from = 2000;
        for (int look = from; look < LOOKS; look++) {
          sum += onTheWay[look];
          squares += (double) onTheWay[look] * onTheWay[look];
        }
        double mean = sum / (LOOKS - from);
        double variance = squares / (LOOKS - from) - mean * mean;
        double expected = lead.halfDifferenceDays() / review;
        assertThat(variance).isCloseTo(expected, within(0.12 * expected + 0.1));
        assertThat(OrderCrossing.varianceDays2(lead, review))
            .isCloseTo(
                Math.min(time[1] * time[1], review * lead.halfDifferenceDays()), within(1e-9));
      }
    }
  }

  @Test
  void shouldKnowHalfTheMeanDifference() {
    // exponential: half its mean; two values: a quarter of their distance
    assertThat(new LeadTimeLaw.GammaDays(8, 8).halfDifferenceDays()).isCloseTo(4, within(1e-9));
    assertThat(new LeadTimeLaw.Observed(2, 10).halfDifferenceDays()).isCloseTo(2, within(1e-12));
    assertThat(new LeadTimeLaw.Fixed(9).halfDifferenceDays()).isZero();
    LeadTimeLaw gamma = new LeadTimeLaw.GammaDays(117.6, 69.7);
    double byPoints = new LeadTimeLaw.Observed(gamma.points(3000).days()).halfDifferenceDays();
    assertThat(byPoints).isCloseTo(gamma.halfDifferenceDays(), within(0.01));
    assertThat(new LeadTimeLaw.GammaDays(1000, 10).halfDifferenceDays() / 10)
        .isCloseTo(1 / Math.sqrt(Math.PI), within(1e-4));
  }

  @Test
  void shouldNeverAddToTheVarianceOfOneOrder() {
    assertThat(OrderCrossing.varianceDays2(1, 7)).isEqualTo(1);
    assertThat(OrderCrossing.varianceDays2(59, 7)).isCloseTo(233, within(1.0));
    assertThat(OrderCrossing.varianceDays2(0, 7)).isZero();
  }
}
