package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exchanges from plans that are nobody's idea of good. */
class LotExchangeTest {

  @Test
  void shouldOnlyEverImproveAPlanAndKeepWithinTheRows() {
    double least = Double.POSITIVE_INFINITY;
    for (int seed = 0; seed < 20; seed++) {
      FrozenModel model = RandomNetwork.model(1 + seed % 5, 0.3 + 0.03 * seed, seed);
      PricingResult known =
          NewtonPricing.solve(
              model, new double[model.rows().size()], PricingOptions.DEFAULT.withTarget(1e-6));
      int[] lots = new int[model.pairs()];
      int[] streams = new int[model.pairs()];

      // when
      LotExchange.improve(model, known.prices(), lots, streams);

      double share = value(model, lots, streams) / known.certificate().primalValue();
      assertThat(share).as("seed %d", seed).isGreaterThan(0);
      least = Math.min(least, share);
      double[] used = usage(model, lots, streams);
      for (int r = 0; r < used.length; r++) {
        assertThat(used[r]).as("seed %d", seed).isLessThanOrEqualTo(model.capacity()[r] + 1e-9);
      }
    }
    System.out.printf("seeds 0-19: from nothing to at least %.4f of the repaired plan%n", least);
    assertThat(least).isGreaterThan(0.97);
  }

  @Test
  void shouldLeaveAPlanThatDoesNotFitAsItIs() {
    FrozenModel model = RandomNetwork.model(5, 0.3, 7);
    int[] all = IntStream.range(0, model.pairs()).map(model::levels).toArray();
    int[] lots = all.clone();
    int[] streams = new int[model.pairs()];
    Arrays.fill(streams, 1);

    LotExchange.improve(model, new double[model.rows().size()], lots, streams);

    assertThat(lots).isEqualTo(all);
  }

  private static double value(FrozenModel m, int[] lots, int[] streams) {
    double[][] free = m.blockPrices(new double[m.rows().size()]);
    double sum = 0;
    for (int p = 0; p < lots.length; p++) {
      sum += m.worth(p, lots[p], streams[p], free);
    }
    return sum;
  }

  private static double[] usage(FrozenModel m, int[] lots, int[] streams) {
    double[] used = new double[m.rows().size()];
    for (int p = 0; p < lots.length; p++) {
      double served = m.served(p, lots[p], streams[p]);
      m.blocks.addUsage(
          used, m.block(p), m.flow(p, served), m.storage(p, lots[p], served), m.lot(p) * lots[p]);
    }
    return used;
  }
}
