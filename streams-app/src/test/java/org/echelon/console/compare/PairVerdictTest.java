package org.echelon.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.echelon.console.compare.PairVerdict.Outcome;
import org.junit.jupiter.api.Test;

/** When a policy is called better, and when nobody knows. */
class PairVerdictTest {
  private static final Measure SAME = service("fill", -0.001, 0.002);

  @Test
  void shouldCallCheaperBetterWhereNoServiceIsWorse() {
    // when
    PairVerdict verdict = of(cost(-0.039, -0.022), SAME, service("on time", 0.001, 0.004));

    assertThat(verdict.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(verdict.text())
        .isEqualTo("Better: cost -3.05% (95%: -3.90 to -2.20), nothing worse beyond noise.");
  }

  @Test
  void shouldNotCallCheaperBetterWhereAServiceIsWorse() {
    // when
    PairVerdict verdict = of(cost(-0.039, -0.022), SAME, service("on time", -0.02, -0.01));

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_DECIDED);
    assertThat(verdict.text()).contains("but worse: on time -1.50 pt (95%: -2.00 to -1.00)");
    assertThat(verdict.moreSeeds()).isEmpty();
  }

  @Test
  void shouldMirrorItForWorse() {
    assertThat(of(cost(0.01, 0.03), SAME).outcome()).isEqualTo(Outcome.WORSE);
    assertThat(of(cost(0.01, 0.03), service("fill", 0.01, 0.02)).outcome())
        .isEqualTo(Outcome.NOT_DECIDED);
  }

  @Test
  void shouldSayHowManyMoreSeedsWouldTellACostFromNoise() {
    // when
    PairVerdict verdict = of(cost(-0.03, 0.01), SAME);

    // half 0.02, mean 0.01: four times the seeds, so fifteen more than five
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_DECIDED);
    assertThat(verdict.moreSeeds()).hasValue(15);
    assertThat(verdict.text()).contains("about 15 more seeds at this spread");
  }

  @Test
  void shouldPromiseNoNumberOfSeedsWhereThereIsHardlyADifference() {
    assertThat(of(cost(-0.03, 0.0299), SAME).moreSeeds()).isEmpty();
    assertThat(of(cost(-0.03, 0.03), SAME).text()).contains("no number of seeds");
  }

  @Test
  void shouldDecideNothingByOneSeed() {
    Measure cost =
        new Measure(
            "cost",
            true,
            Optional.empty(),
            Optional.empty(),
            -0.5,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Optional.empty());

    // when
    PairVerdict verdict = PairVerdict.of(List.of(cost), 1);

    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_DECIDED);
    assertThat(verdict.text()).isEqualTo("Not decided: cost -50.00%; one seed proves nothing.");
  }

  private static PairVerdict of(Measure... measures) {
    return PairVerdict.of(List.of(measures), 5);
  }

  private static Measure cost(double low, double high) {
    return measure("cost", true, low, high);
  }

  private static Measure service(String name, double low, double high) {
    return measure(name, false, low, high);
  }

  private static Measure measure(String name, boolean cost, double low, double high) {
    return new Measure(
        name,
        cost,
        Optional.empty(),
        Optional.empty(),
        (low + high) / 2,
        low,
        high,
        Optional.empty());
  }
}
