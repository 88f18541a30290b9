package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTimeDemandTest {
  private static final TabledDemand CASES =
      TabledDemand.ofWeights(0, .35, .1, .05, 0, 0, .2, 0, 0, 0, 0, 0, .3);
  private static final double[][] TIMES = {
    {3, 1}, {14, 4}, {30, 20}, {60, 40}, {100, 59}, {100, 100}
  };

  @Test
  void shouldBeNegativeBinomialForPoissonDemandOverGammaTime() {
    for (double[] time : TIMES) {
      for (double rate : new double[] {0.05, 0.5, 5}) {
        DemandStream stream = new DemandStream.Poisson(rate);
        LeadTimeLaw lead = new LeadTimeLaw.GammaDays(time[0], time[1]);
        DemandLaw matched = LeadTimeDemand.matched(stream, lead, 0);
        TabledDemand exact = LeadTimeDemand.exact(stream, lead, 0);
        TabledDemand mixed = LeadTimeDemand.mixed(stream, lead, 0, LeadTimeDemand.POINTS);
        assertThat(worstTail(exact, matched)).isLessThan(1e-12);
        assertThat(worstTail(mixed, matched)).as("mixture of 400 points").isLessThan(0.0015);
      }
    }
  }

  @Test
  void shouldHaveExactMomentsAndAgreeWithTheMixture() {
    for (double[] time : TIMES) {
      for (DemandStream stream : streams(0.7)) {
        LeadTimeLaw lead = new LeadTimeLaw.GammaDays(time[0], time[1]);
        TabledDemand exact = LeadTimeDemand.exact(stream, lead, 2);
        DemandLaw matched = LeadTimeDemand.matched(stream, lead, 2);
        assertThat(exact.mean()).isCloseTo(matched.mean(), within(1e-11 * matched.mean()));
        assertThat(exact.variance())
            .isCloseTo(matched.variance(), within(1e-10 * matched.variance()));
        TabledDemand mixed = LeadTimeDemand.mixed(stream, lead, 2, 200);
        assertThat(worstTail(exact, mixed)).isLessThan(0.003);
      }
    }
  }

  @Test
  void shouldMixWhatWasObserved() {
    DemandStream stream = new DemandStream.CompoundPoisson(0.4, CASES);
    TabledDemand law = LeadTimeDemand.exact(stream, new LeadTimeLaw.Observed(4, 20, 4, 4), 3);
    TabledDemand fast = stream.over(7);
    TabledDemand slow = stream.over(23);
    for (int k = 0; k < 200; k++) {
      assertThat(law.tail(k)).isCloseTo(0.75 * fast.tail(k) + 0.25 * slow.tail(k), within(1e-14));
    }
    TabledDemand fixed = LeadTimeDemand.exact(stream, new LeadTimeLaw.Fixed(5), 2);
    assertThat(worstTail(fixed, fast)).isLessThan(1e-15);
  }

  /** The figures that the Javadoc of LeadTimeDemand states. */
  @Test
  void shouldKeepTheStatedErrorWhereItMatchesMoments() {
    double single = 0;
    double lumpy = 0;
    double quantile = 0;
    for (double review : new double[] {0, 1, 7}) {
      for (double[] time : TIMES) {
        for (double rate : new double[] {0.05, 0.5, 5}) {
          LeadTimeLaw lead = new LeadTimeLaw.GammaDays(time[0], time[1]);
          for (DemandStream stream : streams(rate)) {
            TabledDemand exact = LeadTimeDemand.exact(stream, lead, review);
            DemandLaw matched = LeadTimeDemand.matched(stream, lead, review);
            double error = worstTail(exact, matched);
            if (stream instanceof DemandStream.CompoundPoisson) {
              lumpy = Math.max(lumpy, error);
            } else {
              single = Math.max(single, error);
              long level = exact.quantile(0.95);
              long off = Math.abs(level - matched.quantile(0.95));
              quantile = Math.max(quantile, off <= 1 ? 0 : (double) off / level);
            }
          }
        }
      }
    }
    assertThat(single).isBetween(0.05, 0.057);
    assertThat(lumpy).isBetween(0.15, 0.155);
    assertThat(quantile).isLessThan(0.011);
  }

  @Test
  void shouldReadALeadTimeAtPointsOfItsOwnMean() {
    LeadTimeLaw gamma = new LeadTimeLaw.GammaDays(117.6, 69.7);
    for (int count : new int[] {1, 7, 400}) {
      LeadTimeLaw.Points points = gamma.points(count);
      double mean = 0;
      for (int i = 0; i < count; i++) {
        mean += points.days()[i] * points.weights()[i];
        assertThat(points.days()[i]).isGreaterThan(i == 0 ? 0 : points.days()[i - 1]);
      }
      assertThat(mean).isCloseTo(117.6, within(1e-9));
    }
    LeadTimeLaw observed = new LeadTimeLaw.Observed(9, 1, 2, 1, 9, 9);
    assertThat(observed.points(1).days()).containsExactly(1, 2, 9);
    assertThat(observed.points(1).weights()[2]).isCloseTo(0.5, within(1e-15));
    assertThat(observed.meanDays()).isCloseTo(31 / 6.0, within(1e-15));
    assertThatThrownBy(() -> new LeadTimeLaw.Observed()).hasMessageContaining("must be there");
    assertThatThrownBy(() -> new LeadTimeLaw.Fixed(-1)).hasMessageContaining("-1");
  }

  private static List<DemandStream> streams(double rate) {
    List<DemandStream> streams = new ArrayList<>();
    streams.add(new DemandStream.Poisson(rate));
    streams.add(new DemandStream.NegativeBinomial(rate, 2));
    streams.add(new DemandStream.NegativeBinomial(rate, 6));
    streams.add(new DemandStream.CompoundPoisson(rate / CASES.mean(), CASES));
    for (DemandStream stream : streams) {
      assertThat(stream.ratePerDay()).isCloseTo(rate, within(1e-12));
      assertThat(stream.over(10).variance())
          .isCloseTo(10 * rate * stream.varianceToMean(), within(1e-9 * rate));
    }
    return streams;
  }

  private static double worstTail(TabledDemand law, DemandLaw other) {
    double worst = 0;
    for (int k = 0; k <= law.most() + 1; k++) {
      worst = Math.max(worst, Math.abs(law.tail(k) - other.tail(k)));
    }
    return worst;
  }
}
