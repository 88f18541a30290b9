package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final long SEED = 5;
  private static final List<List<NodeLadder>> ITEMS = RandomNetwork.assortment(60, SEED);
  private static final Resources WIDE = limits(400, 30);
  private static final Resources TIGHT = limits(40, 3);

  @Test
  void shouldPriceOtherLimitsAsIfFrozenUnderThem() {
    FrozenModel frozen = RandomNetwork.build(TIGHT, ITEMS);
    FrozenModel moved = RandomNetwork.build(WIDE, ITEMS).withLimits(TIGHT);

    PricingResult expected = PricingRun.first(frozen, PricingOptions.DEFAULT);
    PricingResult found = PricingRun.first(moved, PricingOptions.DEFAULT);

    assertThat(moved.capacity()).containsExactly(frozen.capacity());
    assertThat(found.prices()).containsExactly(expected.prices());
    assertThat(found.certificate()).isEqualTo(expected.certificate());
    assertThat(found.certificate().gapOfConstrainedLoss()).isPositive();
  }

  @Test
  void shouldLeaveTheFirstModelAsItWas() {
    FrozenModel wide = RandomNetwork.build(WIDE, ITEMS);
    PricingResult before = PricingRun.first(wide, PricingOptions.DEFAULT);

    PricingRun.first(wide.withLimits(TIGHT), PricingOptions.DEFAULT);

    assertThat(PricingRun.first(wide, PricingOptions.DEFAULT).certificate())
        .isEqualTo(before.certificate());
  }

  @Test
  void shouldRefuseLimitsOfOtherRows() {
    FrozenModel model = RandomNetwork.build(WIDE, ITEMS);
    double[] some = RandomNetwork.filled(40);
    some[3] = Double.POSITIVE_INFINITY;
    double[] other = RandomNetwork.filled(3);
    other[9] = Double.POSITIVE_INFINITY;

    assertThatThrownBy(
            () -> model.withLimits(RandomNetwork.resources(some, RandomNetwork.filled(3))))
        .isInstanceOf(PriceException.class)
        .hasMessageContaining("19 limits given for 20 rows");
    FrozenModel one =
        RandomNetwork.build(RandomNetwork.resources(some, RandomNetwork.filled(3)), ITEMS);
    assertThatThrownBy(
            () -> one.withLimits(RandomNetwork.resources(RandomNetwork.filled(40), other)))
        .isInstanceOf(PriceException.class)
        .hasMessageContaining("node 3 STORAGE stands where node 3 FLOW was");
  }

  private static Resources limits(double cube, double flow) {
    return RandomNetwork.resources(RandomNetwork.filled(cube), RandomNetwork.filled(flow));
  }
}
