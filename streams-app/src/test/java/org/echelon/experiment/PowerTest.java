package org.echelon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PowerTest {
  private static final Power POWER = new Power(Design.PAIRWISE, 0.2, 25, 4);

  @Test
  void shouldFindTheDetectableEffectAsOftenAsItSays() {
    // An error of 0.2 with 25 pairs and 4 blocks: cells of standard deviation 2.
    double detectable = POWER.detectable(40, 6, 0.05, 0.8);
    SplittableRandom random = new SplittableRandom(11);
    int found = 0;
    for (int i = 0; i < 4000; i++) {
      double[] pairs = new double[40];
      for (int p = 0; p < pairs.length; p++) {
        pairs[p] = detectable + 2 / Math.sqrt(6) * random.nextGaussian();
      }
      found += Effect.of(pairs, 1, 0).low() > 0 ? 1 : 0;
    }
    assertThat(found / 4000.0).isCloseTo(0.8, within(0.03));
  }

  @Test
  void shouldAskForTheFewestBlocksThatFindAnEffect() {
    int blocks = POWER.blocksFor(-0.3, 25, 0.05, 0.8);

    assertThat(POWER.detectable(25, blocks, 0.05, 0.8)).isLessThanOrEqualTo(0.3);
    assertThat(POWER.detectable(25, blocks - 2, 0.05, 0.8)).isGreaterThan(0.3);
  }

  @Test
  void shouldNotCreditItemsWithLongerTime() {
    Power items = new Power(Design.ITEM, 0.2, 25, 4);

    assertThat(items.detectable(25, 40, 0.05, 0.8)).isEqualTo(items.detectable(25, 4, 0.05, 0.8));
    assertThat(items.blocksFor(0.01, 25, 0.05, 0.8)).isEqualTo(-1);
  }
}
