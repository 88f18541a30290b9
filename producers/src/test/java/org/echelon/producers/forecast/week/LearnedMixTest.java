package org.echelon.producers.forecast.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedMixTest {
  private static final int WEEKS = 104;

  @Test
  void shouldFindTheMeanAndTheSpreadOfSteadyDemand() {
    Random random = new Random(1);
    LearnedMix mix = new LearnedMix();

    // when
    for (int week = 0; week < WEEKS; week++) {
      mix.see(poisson(random, 20));
    }

    Quantiles next = mix.forecast(1);
    assertThat(next.mean()).isCloseTo(20, within(2.0));
    assertThat(next.variance() / next.mean()).isBetween(0.7, 1.8);
    assertThat(next.at(0.95)).isBetween(25.0, 32.0);
  }

  @Test
  void shouldSayZeroMostlyWhereDemandIsSeldom() {
    LearnedMix mix = new LearnedMix();

    // when
    for (int week = 0; week < WEEKS; week++) {
      mix.see(week % 6 == 0 ? 12 : 0);
    }

    Quantiles next = mix.forecast(1);
    assertThat(next.at(0.5)).isLessThan(1);
    assertThat(next.at(0.97)).isBetween(8.0, 20.0);
    assertThat(mix.level()).isCloseTo(2, within(1.0));
  }

  @Test
  void shouldForgetAnItemThatNobodyAsksForAnyMore() {
    LearnedMix mix = new LearnedMix();
    for (int week = 0; week < 40; week++) {
      mix.see(30);
    }

    // when
    for (int week = 0; week < 30; week++) {
      mix.see(0);
    }

    assertThat(mix.forecast(1).mean()).isLessThan(1);
  }

  @Test
  void shouldKeepUpWithTheBestRivalOnEveryPattern() {
    Random random = new Random(3);
    Backtest backtest = new Backtest(26);

    // when
    for (int item = 0; item < 60; item++) {
      double mean = Math.exp(3 * random.nextDouble());
      double chance = item % 2 == 0 ? 1 : 0.3;
      double[] units = new double[WEEKS];
      for (int week = 0; week < WEEKS; week++) {
        double size = mean * -Math.log(1 - random.nextDouble());
        units[week] = random.nextDouble() < chance ? poisson(random, size) : 0;
      }
      backtest.add(units);
    }

    assertThat(backtest.scores()).isNotEmpty();
    backtest
        .scores()
        .forEach(
            (pattern, scores) -> {
              double ours = scores.get(Backtest.OURS).lossPerUnit();
              for (Map.Entry<String, Score> rival : scores.entrySet()) {
                assertThat(ours)
                    .as(pattern + " against " + rival.getKey())
                    .isLessThanOrEqualTo(1.05 * rival.getValue().lossPerUnit());
              }
              assertThat(scores.get(Backtest.OURS).coverage()).isBetween(0.85, 0.95);
            });
  }

  @Test
  void shouldJudgeANewItemByThoseThatWereNewBefore() {
    Newcomers newcomers = new Newcomers();
    newcomers.learn(new double[] {40, 30, 20, 10, 10, 10, 10, 10});
    newcomers.learn(new double[] {20, 16, 12, 8, 8, 8, 8, 8});
    LearnedMix own = new LearnedMix();

    // when
    Quantiles launch = newcomers.forecast(own, 0, 1);
    own.see(100);
    own.see(90);
    Quantiles third = newcomers.forecast(own, 2, 1);

    assertThat(launch.mean()).isCloseTo(30, within(1.0));
    assertThat(third.mean()).isBetween(16.0, 95.0);
  }

  @Test
  void shouldTellWhatKnowingAPromotionWasWorth() {
    Quantiles usual = Quantiles.constant(10);
    Override promotion = new Override("A", java.time.LocalDate.of(2026, 11, 23), 3, "leaflet");

    assertThat(promotion.gain(usual, 30)).isPositive();
    assertThat(promotion.gain(usual, 10)).isNegative();
  }

  private static int poisson(Random random, double mean) {
    double left = Math.exp(-Math.min(mean, 500));
    int count = 0;
    for (double p = random.nextDouble(); p > left; p *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
