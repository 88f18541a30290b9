package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.echelon.measure.PricingInstance;
import org.junit.jupiter.api.Test;

class PartitionedOracleTest {
  private static final long SEED = 5;
  private static final int SKUS = 300;
  private static final PricingOptions OPTIONS = PricingOptions.DEFAULT;

  private final PricingInstance whole = new PricingInstance(SKUS, SEED);
  private final FrozenModel model = whole.model(1);

  private PartitionedOracle split(int parts) {
    return new PricingInstance(SKUS, SEED, parts).oracle(1);
  }

  @Test
  void shouldAnswerAsTheWholeWithOnePart() {
    PartitionedOracle one = split(1);
    double[] prices = prices();

    assertThat(one.capacity()).containsExactly(model.capacity());
    assertThat(one.valueAtZero()).isEqualTo(model.valueAtZero());
    Evaluation there = one.evaluate(prices, 0.5);
    Evaluation here = model.evaluate(prices, 0.5);
    assertThat(there.value()).isEqualTo(here.value());
    assertThat(there.usage()).containsExactly(here.usage());
    assertThat(there.blockUsage()).isDeepEqualTo(here.blockUsage());
    assertThat(there.rounded().curvature()).containsExactly(here.rounded().curvature());
  }

  @Test
  void shouldAnswerAsTheWholeToRoundingWithMoreParts() {
    PartitionedOracle four = split(4);
    Evaluation there = four.evaluate(prices(), 0.5);
    Evaluation here = model.evaluate(prices(), 0.5);

    assertThat(four.skus()).isEqualTo(SKUS);
    assertThat(four.pairCount()).isEqualTo(model.pairs());
    assertThat(there.value()).isCloseTo(here.value(), within(1e-12 * here.value()));
    for (int r = 0; r < here.usage().length; r++) {
      double unit = 1e-10 * model.capacity()[r];
      assertThat(there.usage()[r]).isCloseTo(here.usage()[r], within(unit));
      assertThat(four.capacity()[r]).isCloseTo(model.capacity()[r], within(unit));
    }
  }

  @Test
  void shouldFindTheSamePricesAndProveThemOverAllParts() {
    PricingResult together = PricingRun.first(model, OPTIONS);
    PartitionedOracle three = split(3);
    PricingResult apart = PricingRun.first(three, OPTIONS);

    for (int r = 0; r < together.prices().length; r++) {
      assertThat(apart.prices()[r]).isCloseTo(together.prices()[r], within(1e-6));
    }
    Certificate proof = apart.certificate();
    assertThat(proof.skus()).isEqualTo(SKUS);
    assertThat(proof.dualBound())
        .isCloseTo(together.certificate().dualBound(), within(1e-9 * proof.dualBound()));
    assertThat(proof.primalValue()).isLessThanOrEqualTo(proof.dualBound());
    assertThat(proof.gapOfValue()).isLessThan(0.02);
    for (int r = 0; r < together.prices().length; r++) {
      assertThat(apart.plan().usage()[r]).isLessThanOrEqualTo(three.capacity()[r] * (1 + 1e-9));
    }
  }

  @Test
  void shouldStartFromASampleWherePopulationsAreLarge() {
    PartitionedOracle parts = new PricingInstance(2400, SEED, 2).oracle(1);
    PricingOptions sampled = OPTIONS.withSample(600);
    Certificate cold = PricingRun.first(parts, OPTIONS).certificate();
    Certificate quick = PricingRun.first(parts, sampled).certificate();

    System.out.printf(
        "seed %d: %d questions cold, %d after a sample%n",
        SEED, cold.oracleCalls(), quick.oracleCalls());
    assertThat(quick.oracleCalls()).isLessThanOrEqualTo(cold.oracleCalls());
    assertThat(quick.skus()).isEqualTo(2400);
    assertThat(quick.dualBound()).isCloseTo(cold.dualBound(), within(1e-4 * cold.dualBound()));
  }

  @Test
  void shouldTakeASampleOnlyWhereItIsASmallShare() {
    assertThat(SampledStart.every(5000, 0)).isEqualTo(1);
    assertThat(SampledStart.every(5000, 2000)).isEqualTo(1);
    assertThat(SampledStart.every(20_000, 2000)).isEqualTo(10);
    assertThat(SampledStart.every(1_000_000, 2000)).isEqualTo(50);
  }

  @Test
  void shouldRefuseRowsOfSeveralWeeks() {
    PricedRows weeks = new WeeksOf(model.rows());

    assertThatThrownBy(() -> new PartitionedOracle(weeks, new LocalParts(List.of(model))))
        .isInstanceOf(PriceException.class)
        .hasMessageContaining("by week");
  }

  private double[] prices() {
    double[] prices = new double[model.rows().size()];
    for (int r = 0; r < prices.length; r++) {
      prices[r] = 0.01 * (r % 7);
    }
    return prices;
  }

  private record WeeksOf(PricedRows of) implements PricedRows {
    @Override
    public int size() {
      return of.size();
    }

    @Override
    public Resources.Row row(int index) {
      return of.row(index);
    }

    @Override
    public int weeks() {
      return 2;
    }

    @Override
    public int block(org.echelon.valuation.NodeLadder ladder, int week, Blocks blocks) {
      return of.block(ladder, week, blocks);
    }
  }
}
