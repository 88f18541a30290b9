package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.echelon.valuation.Incumbent;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

class IncumbentTest {
  private final NetworkTerms terms = RingWorld.terms();
  private final RingWorld.Item item = RingWorld.items(5, 2).get(3);
  private final PriceView free = PriceView.none(RingWorld.VENDOR + 1);

  @Test
  void shouldStayUnlessCentsAUnitAreSaved() {
    assertThat(Incumbent.stays(100, 99.71, 10)).isTrue();
    assertThat(Incumbent.stays(100, 99.69, 10)).isFalse();
    assertThat(Incumbent.stays(100, 101, 10)).isTrue();
    assertThat(Incumbent.stays(100, Double.NaN, 10)).isTrue();
  }

  @Test
  void shouldCostTheLostSalesWithoutStock() {
    OverflowCost.Cost none = cost(new int[RingWorld.VENDOR + 1]);

    double lost = item.demand().totalRate() * item.terms().lostSaleValue();
    assertThat(none.perDay()).isCloseTo(lost, within(1e-9));
    assertThat(none.flowPerDay()).containsOnly(0);
  }

  @Test
  void shouldServeEverythingOnceWithPlenty() {
    int[] levels = new int[RingWorld.VENDOR + 1];
    Arrays.fill(levels, 2, 10, 500);

    OverflowCost.Cost plenty = cost(levels);

    double served = Arrays.stream(plenty.flowPerDay()).sum();
    assertThat(served).isCloseTo(item.demand().totalRate(), within(1e-9));
    double[] storage = new double[RingWorld.VENDOR + 1];
    double[] flow = storage.clone();
    flow[0] = 1;
    flow[1] = 1;
    storage[4] = 2;
    double priced = Incumbent.pricedCost(terms, new PriceView(1, storage, flow), plenty);
    assertThat(priced).isCloseTo(plenty.perDay() + served + 2 * plenty.cube()[4], within(1e-9));
  }

  private OverflowCost.Cost cost(int[] levels) {
    return new OverflowCost().of(terms, item.terms(), item.demand(), free, levels);
  }
}
