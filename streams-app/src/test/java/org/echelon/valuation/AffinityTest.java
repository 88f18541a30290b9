package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AffinityTest {

  @Test
  void shouldSpreadEvenlyOverItsRange() {
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      long seed = Affinity.seed("SKU-" + i);
      for (int n = 0; n < 28; n++) {
        double affinity = Affinity.of(seed, n);
        assertThat(affinity).isBetween(0.0, Affinity.SPREAD);
        sum += affinity;
      }
    }
    assertThat(sum / 28_000).isCloseTo(Affinity.SPREAD / 2, within(0.002));
  }

  @Test
  void shouldStayTheSameFromReleaseToRelease() {
    assertThat(Affinity.of(Affinity.seed("SKU-1"), 4)).isEqualTo(0.059379690552621364);
  }
}
