package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

/** The example on the page of the mathematics is what the kernel computes, to the digit printed. */
class WorkedExampleTest {
  private static final Turn TURN = new Turn(3, 0, 1);
  private static final double[] SAVINGS = {6, 2};
  private static final double[] RATES = {0.4, 0.3};
  private static final double CUBE = 5;
  private static final double FREE = 0.02;
  private static final double FLOW_PRICE = 0.5;
  private static final double STORAGE_PRICE = 0.01;
  private static final int LEVELS = 7;

  @Test
  void shouldStandOnThePageAsItIsComputed() throws IOException {
    List<String> page = Files.readAllLines(Path.of("../topology-docs/model.md"));

    assertThat(page).containsAll(times()).containsAll(table());
  }

  @Test
  void shouldFollowFromEquationOneByHand() {
    double tau = TURN.turnDays(TURN.protectionDays() * 0.7);
    double held = FREE + STORAGE_PRICE * CUBE;
    for (int k = 1; k <= LEVELS; k++) {
      double sum = -held;
      for (int j = 0; j < 2; j++) {
        double earned = (SAVINGS[j] - FLOW_PRICE) / tau + (1 - 1 / (2 * tau)) * held;
        sum += earned * (tail(j, k) - (j == 0 ? 0 : tail(0, k)));
      }
      assertThat(kernel().marginAt(k - 1, FLOW_PRICE, STORAGE_PRICE)).isCloseTo(sum, within(1e-9));
    }
  }

  @Test
  void shouldTellTheChanceThatMoreThanAPositionIsAskedFor() {
    // when
    NodeLadder ladder = kernel().freeze(-1, 1);

    assertThat(ladder.levels()).isGreaterThan(4);
    for (int k = 0; k < ladder.levels(); k++) {
      assertThat(ladder.stockoutChance(k)).isCloseTo(tail(1, k + 1), within(1e-6));
    }
    assertThat(ladder.stockoutChance(-1)).isEqualTo(1);
    assertThat(ladder.stockoutChance(ladder.levels())).isZero();
  }

  private static List<String> times() {
    double tau = TURN.turnDays(TURN.protectionDays() * 0.7);
    return List.of(
        String.format(
            Locale.ROOT,
            "T = 4 days, M = 2.8 units, tau = %.3f days, kappa = %.3f, H = 0.07",
            tau,
            TURN.kappaAt(tau)));
  }

  private static List<String> table() {
    LadderKernel kernel = kernel();
    List<String> lines = new ArrayList<>();
    for (int k = 1; k <= LEVELS; k++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d   %.4f   %.4f   %7.4f       %7.4f",
              k,
              tail(0, k),
              tail(1, k),
              kernel.marginAt(k - 1, 0, 0),
              kernel.marginAt(k - 1, FLOW_PRICE, STORAGE_PRICE)));
    }
    NodeLadder ladder = kernel.freeze(-1, 1);
    int level = kernel.best();
    lines.add(
        String.format(
            Locale.ROOT,
            "k* = %d without prices, %d with them; flow = %.3f units a day, cube = %.2f dm³",
            ladder.bestLevels(0, 0),
            level,
            ladder.flowPerDay(level, FLOW_PRICE, STORAGE_PRICE),
            CUBE * (level - ladder.kappa() * served(level))));
    return lines;
  }

  private static LadderKernel kernel() {
    DemandStreams streams = new DemandStreams();
    streams.add(SAVINGS[0], RATES[0]);
    streams.add(SAVINGS[1], RATES[1]);
    LadderKernel kernel = new LadderKernel(LadderKernel.MOST_LEVELS);
    kernel.size(
        TURN,
        TURN.turnDays(TURN.protectionDays() * streams.totalRate()),
        0,
        CUBE,
        FREE,
        1,
        DemandSpread.ofUnits(streams.totalRate(), 1, 0),
        streams,
        FLOW_PRICE,
        STORAGE_PRICE,
        LadderKernel.Asked.PRICES);
    return kernel;
  }

  private static double served(int level) {
    double sum = 0;
    for (int k = 1; k <= level; k++) {
      sum += tail(1, k);
    }
    return sum;
  }

  /** G_j(k) of Poisson demand, by another library. */
  private static double tail(int stream, int k) {
    double mean = 4 * (stream == 0 ? 0.4 : 0.7);
    return 1 - new PoissonDistribution(mean).cumulativeProbability(k - 1);
  }
}
