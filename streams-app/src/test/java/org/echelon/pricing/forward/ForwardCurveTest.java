package org.echelon.pricing.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.echelon.golden.ForwardWeeks;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.PricingOptions;
import org.echelon.pricing.PricingResult;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

class ForwardCurveTest {
  private static final PricingOptions FINE = PricingOptions.DEFAULT.withTarget(1e-6);
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final ForwardWeeks golden = new ForwardWeeks();
  private final double optimum = golden.answers().get("fractionalOptimum").asDouble();

  @Test
  void shouldNeverLieBelowTheFractionalOptimumAtAnyPrices() {
    FrozenModel model = golden.curve().model();
    Random random = new Random(17);
    double[] best = golden.optimalPrices();
    for (int trial = 0; trial < 1000; trial++) {
      double[] prices = new double[best.length];
      double spread = Math.pow(10, -3 * random.nextDouble());
      Arrays.setAll(
          prices,
          r ->
              random.nextInt(4) == 0
                  ? spread * random.nextDouble()
                  : best[r] * (1 + spread * (random.nextDouble() - 0.5)));

      double bound = model.bound(prices, model.evaluate(prices, false).value());

      assertThat(bound).as("trial %d of seed 17", trial).isGreaterThan(optimum * (1 - 1e-9));
    }
  }

  @Test
  void shouldReachTheOptimumWithAWholePlanThatFits() {
    ForwardCurve curve = golden.curve();

    PricingResult result = solve(curve, 0).result();

    assertThat(result.certificate().dualBound()).isCloseTo(optimum, within(1e-5 * optimum));
    assertThat(result.certificate().oracleCalls()).isLessThanOrEqualTo(40);
    assertThat(result.certificate().primalValue())
        .isBetween(223.0, golden.answers().get("orderedIntegerBound").asDouble());
    double[] used = curve.model().inNaturalUnits(result.plan().usage());
    for (int r = 0; r < used.length; r++) {
      double capacity = curve.model().rows().row(r).capacity();
      assertThat(used[r]).isLessThanOrEqualTo(capacity + 1e-9);
    }
  }

  @Test
  void shouldBreakCapacitiesAsMuchAsKnownWithoutACurve() {
    ForwardCurve curve = golden.curve();
    double[] zero = new double[curve.model().rows().size()];

    double one = curve.solveOnePrice(zero, FINE).certificate().worstViolationShare();
    double none = PricingResult.certify(curve.model(), zero).certificate().worstViolationShare();
    double weekly = solve(curve, 0).result().certificate().worstViolationShare();

    assertThat(none).isCloseTo(golden.answers().get("zeroPriceViolation").asDouble(), within(1e-6));
    assertThat(one).isGreaterThan(1);
    assertThat(weekly).isLessThan(0.3);
  }

  @Test
  void shouldHoldEqualWeeksTogetherWithARidge() {
    ForwardCurve curve = golden.curve();
    double former = Double.NEGATIVE_INFINITY;
    for (double ridge : new double[] {0, 0.01, 1}) {
      ForwardCurve.Priced priced = solve(curve, ridge);
      double apart = -difference(priced.curve());

      assertThat(apart).as("ridge %s", ridge).isGreaterThanOrEqualTo(former - 1e-4);
      assertThat(priced.result().certificate().dualBound()).isLessThan(optimum * 1.005);
      former = apart;
    }
  }

  private static double difference(PriceCurve curve) {
    double sum = 0;
    for (int n = 0; n < 3; n++) {
      sum += Math.abs(curve.replenishment(n, 2, 0) - curve.replenishment(n, 2, 1));
    }
    return sum;
  }

  @Test
  void shouldFindOneVectorWhereNoWeekDiffers() {
    ForwardCurve curve = steady(10, 10);

    ForwardCurve.Priced priced = solve(curve, 0);

    assertThat(curve.steady()).isTrue();
    assertThat(priced.model().rows().size()).isEqualTo(2);
    for (int w = 0; w < 3; w++) {
      assertThat(priced.curve().inboundPerUnit()[w][0]).isPositive();
      assertThat(priced.curve().inboundPerUnit()[w]).isEqualTo(priced.curve().inboundPerUnit()[0]);
      assertThat(priced.curve().rental(0, -1, w)).isZero();
    }
  }

  @Test
  void shouldBuildStockAheadOfAWeekWithLessInbound() {
    ForwardCurve curve = steady(10, 4);

    PriceCurve scarce = solve(curve, 0).curve();
    PriceCurve ample = solve(steady(10, 10.5), 0).curve();

    assertThat(curve.steady()).isFalse();
    assertThat(scarce.replenishment(0, -1, 0)).isGreaterThan(ample.replenishment(0, -1, 0));
    assertThat(scarce.replenishment(0, -1, 1)).isGreaterThan(scarce.replenishment(0, -1, 2));
    assertThat(scarce.rental(0, -1, 1)).isPositive();
  }

  @Test
  void shouldRefuseLaddersOfOtherWeeks() {
    assertThatThrownBy(() -> ForwardCurve.over(limits(1, 1)).add(List.of(List.of()), new double[1]))
        .hasMessageContaining("1 weeks of ladders for a curve of 3");
  }

  private static ForwardCurve.Priced solve(ForwardCurve curve, double ridge) {
    return curve.solve(new double[curve.model().rows().size()], FINE, ridge);
  }

  /** 20 SKUs at one node over three weeks, of which the second may have less inbound. */
  private static ForwardCurve steady(double inbound, double second) {
    Random random = new Random(2);
    ForwardCurve.Builder builder = ForwardCurve.over(limits(inbound, second));
    for (int i = 0; i < 20; i++) {
      double[] tails = new double[30];
      double mean = 1 + 6 * random.nextDouble();
      org.echelon.demand.DemandTail.fill(mean, mean, 1, tails);
      NodeLadder ladder =
          new NodeLadder(
              0,
              -1,
              0.5,
              2.5,
              4,
              0.8,
              1,
              0.02,
              1,
              new double[] {2 + 5 * random.nextDouble()},
              new double[] {mean / 4},
              new double[][] {tails});
      List<List<NodeLadder>> weeks = new ArrayList<>();
      for (int w = 0; w < 3; w++) {
        weeks.add(List.of(ladder));
      }
      builder.add(weeks, new double[] {Math.rint(mean + 4)});
    }
    return builder.build();
  }

  private static WeekCapacities limits(double inbound, double second) {
    return new WeekCapacities(
        new double[][] {{70}, {70}, {70}},
        new double[][] {{inbound}, {second}, {inbound}},
        new double[][] {{INFINITE}, {INFINITE}, {INFINITE}},
        new boolean[1]);
  }
}
