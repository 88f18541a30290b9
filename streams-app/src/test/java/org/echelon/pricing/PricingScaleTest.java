package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Questions to the frozen model, and gaps, at 10,000 SKUs x 10 nodes (100,000 with the property
 * echelon.long). The reference bound is that of a search to 1e-8.
 */
class PricingScaleTest {
  private static final long SEED = 7;
  private static FrozenModel model;
  private static double bound;

  @BeforeAll
  static void price() {
    Seeds.random(SEED);
    model = RandomNetwork.model(10_000, 0.75, SEED);
    bound = solve(model, new double[20], 1e-8).certificate().dualBound();
  }

  @Test
  void shouldNeedSevenQuestionsToAHundredthOfAPercent() {
    Certificate certificate = solve(model, new double[20], 1e-4).certificate();
    print("to 1e-4", certificate, bound);
    assertThat(certificate.oracleCalls()).isLessThanOrEqualTo(7);
    assertThat(certificate.dualBound()).isLessThan(bound * (1 + 1e-4));
  }

  @Test
  void shouldNeedTenQuestionsToAThousandthOfAPercent() {
    Certificate certificate = solve(model, new double[20], 1e-5).certificate();
    print("to 1e-5", certificate, bound);
    assertThat(certificate.oracleCalls()).isLessThanOrEqualTo(10);
    assertThat(certificate.dualBound()).isLessThan(bound * (1 + 1e-5));
    assertThat(1 - certificate.primalValue() / bound).isLessThan(2e-5);
  }

  @Test
  void shouldNeedTenQuestionsWhereLimitsAreHard() {
    FrozenModel hard = RandomNetwork.model(10_000, 0.4, SEED);
    Certificate certificate = solve(hard, new double[20], 1e-4).certificate();
    double optimum = solve(hard, new double[20], 1e-8).certificate().dualBound();
    print("limits x 0.4, to 1e-4", certificate, optimum);
    assertThat(certificate.oracleCalls()).isLessThanOrEqualTo(10);
    assertThat(certificate.dualBound()).isLessThan(optimum * (1 + 1e-4));
    assertThat(1 - certificate.primalValue() / optimum).isLessThan(1e-4);
  }

  /** One of the questions is no round: the start is asked once. */
  @Test
  void shouldNeedFewQuestionsAfterCapacitiesMoved() {
    double[] yesterday = solve(model, new double[20], 1e-4).prices();
    for (double share : new double[] {0.7125, 0.7875}) {
      FrozenModel moved = RandomNetwork.model(10_000, share, SEED);
      double optimum = solve(moved, new double[20], 1e-8).certificate().dualBound();
      double start = solve(moved, yesterday, 1e-4, 0).certificate().dualBound() / optimum - 1;
      double first = solve(moved, yesterday, 1e-4, 1).certificate().dualBound() / optimum - 1;
      System.out.printf("warm start %.1e above the best, after one round %.1e%n", start, first);
      Certificate certificate = solve(moved, yesterday, 1e-4).certificate();
      print("warm, capacities x " + share / 0.75, certificate, optimum);
      assertThat(certificate.dualBound()).isLessThan(optimum * (1 + 1e-4));
      assertThat(certificate.oracleCalls()).isLessThanOrEqualTo(4);
      assertThat(first).isLessThan(1e-4);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "echelon.long", matches = "true")
  void shouldPriceAHundredThousandInSeconds() {
    FrozenModel large = RandomNetwork.model(100_000, 0.75, SEED);
    long start = cpuNanos();
    PricingResult result = NewtonPricing.solve(large, new double[20], PricingOptions.DEFAULT);
    long solved = cpuNanos();
    Repair.plan(large, result.prices());
    long repaired = cpuNanos();
    double search = (solved - start - (repaired - solved)) / 1e9;
    System.out.printf(
        "100,000 SKUs x 10 nodes: %d questions in %.2f s CPU, repair %.2f s%n",
        result.certificate().oracleCalls(), search, (repaired - solved) / 1e9);
    assertThat(result.certificate().oracleCalls()).isLessThanOrEqualTo(8);
    assertThat(search).isLessThan(3);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static PricingResult solve(FrozenModel asked, double[] start, double target) {
    return solve(asked, start, target, 60);
  }

  private static PricingResult solve(
      FrozenModel asked, double[] start, double target, int maxRounds) {
    PricingOptions options = new PricingOptions(target, 0.02, 0.01, maxRounds, 1);
    return NewtonPricing.solve(asked, Arrays.copyOf(start, asked.rows().size()), options);
  }

  private static void print(String what, Certificate certificate, double optimum) {
    System.out.printf(
        "%s: %d questions, %d rounds, bound %.1e above the best, plan %.1e below%n",
        what,
        certificate.oracleCalls(),
        certificate.rounds(),
        certificate.dualBound() / optimum - 1,
        1 - certificate.primalValue() / optimum);
  }
}
