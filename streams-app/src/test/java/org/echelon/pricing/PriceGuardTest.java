package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PriceGuardTest {
  private final Resources resources =
      Resources.of(new double[] {10, 10}, new double[] {5, 5}, new boolean[2]);

  @Test
  void shouldAllowTwiceTheOldPriceAndAFloor() {
    double[] old = {0, 0, 0.1, 1};

    PriceGuard.Clipped clipped = PriceGuard.DEFAULT.clip(resources, old, new double[] {9, 9, 9, 9});

    assertThat(clipped.prices()[0]).isEqualTo(0.05);
    assertThat(clipped.prices()[1]).isEqualTo(2.0);
    assertThat(clipped.prices()[2]).isCloseTo(0.35, within(1e-15));
    assertThat(clipped.prices()[3]).isEqualTo(5.0);
    assertThat(clipped.cut()).isEqualTo(4);
  }

  @Test
  void shouldLetPricesWithinTheLimitsThrough() {
    double[] next = {0.05, 0, 0, 5};

    PriceGuard.Clipped clipped =
        PriceGuard.DEFAULT.clip(resources, new double[] {0, 3, 0.4, 1}, next);

    assertThat(clipped.prices()).containsExactly(next);
    assertThat(clipped.cut()).isZero();
  }

  @Test
  void shouldHoldAFallBackToo() {
    PriceGuard half = new PriceGuard(0.5, 0, 0);

    assertThat(half.clip(resources, new double[] {1, 1, 1, 1}, new double[4]).prices())
        .containsOnly(0.5);
  }

  @Test
  void shouldRefuseAVectorThatIsNoPriceVector() {
    double[] fine = {0, 0, 0, 0};
    for (double wrong : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      double[] vector = {0, 0, 0, wrong};
      assertThatThrownBy(() -> PriceGuard.DEFAULT.clip(resources, fine, vector))
          .isInstanceOfSatisfying(
              PriceException.class, e -> assertThat(e.code()).isEqualTo("PRICE_SHAPE"))
          .hasMessageContaining("node 1 FLOW");
      assertThatThrownBy(() -> PriceGuard.DEFAULT.clip(resources, vector, fine))
          .isInstanceOf(PriceException.class);
    }
  }
}
