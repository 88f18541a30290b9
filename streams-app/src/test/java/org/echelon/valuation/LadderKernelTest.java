package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.echelon.demand.DemandLaw;
import org.echelon.demand.DemandProfile;
import org.echelon.demand.OrderCrossing;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class LadderKernelTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final int FC = 6;
  private static final int DC = 1;

  @Test
  void shouldThinTheExcessOfTheVarianceByThePowerOfTheShare() {
    for (double thinning : new double[] {0, DemandProfile.ZONES, 1}) {
      DemandStreams streams = new DemandStreams();
      streams.add(9, 0.3);
      streams.add(5, 0.9);
      NodeLadder ladder = ladder(FC, streams, new DemandSpread(6, 4, 0, thinning, false));
      double joined = 0;
      for (int j = 0; j < 2; j++) {
        joined += ladder.rates()[j];
        double mean = 4 * joined;
        double variance = mean * (1 + 3 * Math.pow(joined / 6, thinning)) + joined * joined;
        DemandLaw law = DemandLaw.of(mean, variance);
        for (int x = 0; x < ladder.levels(); x++) {
          double wider = law.tail(x + 1);
          assertThat(ladder.tails()[j][x])
              .isCloseTo(j == 0 ? wider : Math.max(wider, ladder.tails()[0][x]), within(1e-10));
        }
      }
    }
  }

  /** Orders on a vendor may overtake each other, those on a distribution centre come in turn. */
  @Test
  void shouldCountTheVarianceOfAVendorsTimeAsFarAsOrdersDoNotOvertake() {
    for (int node : new int[] {FC, DC}) {
      Turn turn = TERMS.turn(node, item());
      DemandStreams streams = new DemandStreams();
      streams.add(9, 0.5);
      double sd = turn.leadSdDays();
      double late = node == DC ? OrderCrossing.varianceDays2(sd, turn.reviewDays()) : sd * sd;
      double mean = 0.5 * turn.protectionDays();
      DemandLaw law = DemandLaw.of(mean, mean * 2 + 0.25 * late);
      NodeLadder ladder = ladder(node, streams, new DemandSpread(0.5, 2, 0, 1, true));
      for (int x = 0; x < ladder.levels(); x++) {
        assertThat(ladder.tails()[0][x]).isCloseTo(law.tail(x + 1), within(1e-10));
      }
    }
  }

  /** Seed 12. */
  @Test
  void shouldStayConvexInPricesAtAnyThinning() {
    Random random = Seeds.random(12);
    for (int round = 0; round < 300; round++) {
      DemandStreams streams = new DemandStreams();
      for (int j = 0; j < 3; j++) {
        streams.add(12 * random.nextDouble(), Math.exp(3 * random.nextGaussian() - 2));
      }
      double rate = streams.totalRate() * (1 + 4 * random.nextDouble());
      DemandSpread spread =
          new DemandSpread(rate, 1 + 20 * random.nextDouble(), 0.3, random.nextDouble(), true);
      NodeLadder ladder = ladder(round % 2 == 0 ? FC : DC, streams, spread);
      for (int x = 0; ladder != null && x < ladder.levels(); x++) {
        double flow = 12 * random.nextDouble();
        double storage = 0.1 * random.nextDouble();
        double width = 3 * random.nextDouble();
        double left = ladder.margin(x, flow, storage);
        double right = ladder.margin(x, flow + width, storage + 0.1);
        double middle = ladder.margin(x, flow + width / 2, storage + 0.05);
        assertThat(middle).isLessThanOrEqualTo((left + right) / 2 + 1e-12);
        assertThat(right).isLessThanOrEqualTo(left + 1e-12);
        assertThat(x == 0 ? left : ladder.margin(x - 1, flow, storage))
            .isGreaterThanOrEqualTo(left - 1e-12);
      }
    }
  }

  private static NodeLadder ladder(int node, DemandStreams streams, DemandSpread spread) {
    LadderKernel kernel = new LadderKernel(400);
    kernel.size(TERMS, node, item(), spread, streams, 0, 0, LadderKernel.Asked.PRICES);
    return kernel.freeze(-1, 1);
  }

  private static ItemTerms item() {
    return new ItemTerms("A", 1, 0.25, 0.01, 20, 1, new boolean[0]);
  }
}
