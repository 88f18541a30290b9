package org.echelon.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.echelon.measure.Seeds;
import org.echelon.network.Networks;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

/** Learning the demand of an item from what was asked for. */
class DemandEstimateTest {
  private static final long TODAY = 20_000;

  @Test
  void shouldBeThePriorsMeanWithAlmostNoEvidence() {
    DemandPrior prior = DemandPrior.of(List.of(everyDay("Z-E", 100, 2)), TODAY + 1);
    DemandEvidence hardly = DemandEvidence.NONE.withLine("Z-E", Speed.TWO_DAY, TODAY, 2);

    // when
    DemandEstimate estimate = DemandEstimate.of(hardly, prior, TODAY + 1);

    // The prior rests on 8 days of watching, so one day of 2 units confirms it.
    assertThat(prior.meanPerDay()).isCloseTo(2, within(0.01));
    assertThat(estimate.totalPerDay()).isCloseTo(2, within(0.02));
    assertThat(estimate.rates())
        .singleElement()
        .satisfies(rate -> assertThat(rate.speed()).isEqualTo(Speed.TWO_DAY));
  }

  @Test
  void shouldMatchTheConjugateFormulaOfOneZone() {
    DemandEvidence seen = everyDay("Z-E", 10, 3);
    DemandPrior prior = DemandPrior.NONE;

    // when
    double rate = DemandEstimate.of(seen, prior, TODAY + 1).totalPerDay();

    double perDay = Math.pow(1 - DemandEvidence.FADES_PER_WEEK, 1 / 7.0);
    double units = 0;
    for (int age = 1; age <= 10; age++) {
      units += 3 * Math.pow(perDay, age - 0.5);
    }
    double days = (1 - Math.pow(perDay, 10)) / -Math.log(perDay);
    assertThat(rate).isCloseTo((16 + units) / (160 + days), within(1e-9));
  }

  @Test
  void shouldFindTheRateOfAPoissonStreamAndItsZones() {
    PoissonDistribution east = poisson(3, 1);
    PoissonDistribution west = poisson(1, 2);
    DemandEvidence seen = DemandEvidence.NONE;
    for (long day = TODAY - 300; day <= TODAY; day++) {
      seen = seen.withLine("Z-E", Speed.NEXT_DAY, day, east.sample());
      seen = seen.withLine("Z-W", Speed.STANDARD, day, west.sample());
    }

    // when
    DemandEstimate estimate =
        DemandEstimate.of(seen, DemandPrior.of(List.of(seen), TODAY + 1), TODAY + 1);

    // Fading leaves 96 days' worth, so the error of a rate r is about sqrt(r / 193).
    assertThat(estimate.rates().get(0).perDay()).isCloseTo(3, within(4 * Math.sqrt(3 / 193.0)));
    assertThat(estimate.rates().get(1).perDay()).isCloseTo(1, within(4 * Math.sqrt(1 / 193.0)));
    assertThat(estimate.meanErrorCv()).isBetween(0.04, 0.06);
  }

  @Test
  void shouldSeeThatOrdersOfManyUnitsVaryMore() {
    DemandEvidence ones = everyDay("Z-E", 200, 1);
    DemandEvidence tens = DemandEvidence.NONE;
    for (long day = TODAY - 200; day <= TODAY; day += 10) {
      tens = tens.withLine("Z-E", Speed.NEXT_DAY, day, 10);
    }

    assertThat(DemandEstimate.of(ones, DemandPrior.NONE, TODAY).varianceToMean())
        .isBetween(1.0, 1.2);
    assertThat(DemandEstimate.of(tens, DemandPrior.NONE, TODAY).varianceToMean()).isGreaterThan(7);
  }

  @Test
  void shouldLeaveNoTraceOfWhatWasTakenBackAndNotMindTheOrder() {
    Random random = Seeds.random(7);
    for (int round = 0; round < 200; round++) {
      DemandEvidence forth = everyDay("Z-E", 5, 2);
      DemandEvidence back = forth;
      long[] days = random.longs(6, TODAY - 400, TODAY + 30).toArray();
      for (int i = 0; i < 6; i++) {
        forth =
            forth
                .withLine("Z-W", Speed.SAME_DAY, days[i], 1 + i)
                .withWeek("Z-W", days[i], i, i > 4);
        back =
            back.withWeek("Z-W", days[5 - i], 5 - i, i < 1)
                .withLine("Z-W", Speed.SAME_DAY, days[5 - i], 6 - i);
      }
      assertThat(back.units("Z-W")).isCloseTo(forth.units("Z-W"), within(1e-7));
      assertThat(back.lostDays("Z-W")).isCloseTo(forth.lostDays("Z-W"), within(1e-7));
      for (int i = 0; i < 6; i++) {
        forth =
            forth
                .withoutWeek("Z-W", days[i], i, i > 4)
                .withoutLine("Z-W", Speed.SAME_DAY, days[i], 1 + i);
      }
      assertThat(forth.units("Z-W")).isLessThan(1e-6);
    }
  }

  @Test
  void shouldTellHowFarEstimatesLieApart() {
    DemandEstimate one = DemandEstimate.of(everyDay("Z-E", 50, 2), DemandPrior.NONE, TODAY);
    DemandEstimate other = DemandEstimate.of(everyDay("Z-W", 50, 2), DemandPrior.NONE, TODAY);

    assertThat(one.distanceTo(one)).isZero();
    assertThat(one.distanceTo(other)).isCloseTo(2, within(1e-9));
  }

  @Test
  void shouldTakeTheMedianItemAsPriorSoThatOneBestsellerDoesNotRule() {
    DemandPrior prior =
        DemandPrior.of(
            List.of(everyDay("Z-E", 50, 1), everyDay("Z-E", 50, 2), everyDay("Z-W", 50, 997)),
            TODAY + 1);

    assertThat(prior.meanPerDay()).isCloseTo(2, within(0.02));
    assertThat(prior.zoneShares().get("Z-E")).isCloseTo(0.003, within(1e-6));
  }

  @Test
  void shouldKeepTheSpreadOfWholeLinesInEveryPartOfTheDemand() {
    DemandEstimate learned = DemandEstimate.of(everyDay("Z-E", 50, 2), DemandPrior.NONE, TODAY);
    DemandProfile stated = new DemandProfile(1, new double[] {1}, 3, 0);

    assertThat(learned.profile(Networks.chain()).thinning()).isEqualTo(DemandProfile.WHOLE_LINES);
    assertThat(stated.thinning()).isEqualTo(DemandProfile.WHOLE_LINES);
    assertThatThrownBy(() -> new DemandProfile(1, new double[] {1}, 3, 0, 1.5))
        .hasMessageContaining("1.5");
  }

  private static DemandEvidence everyDay(String zone, int days, long units) {
    DemandEvidence seen = DemandEvidence.NONE;
    for (int age = days - 1; age >= 0; age--) {
      seen = seen.withLine(zone, Speed.NEXT_DAY, TODAY - age, units);
    }
    return seen;
  }

  private static PoissonDistribution poisson(double mean, int seed) {
    return new PoissonDistribution(new Well19937c(seed), mean, 1e-12, 1000);
  }
}
