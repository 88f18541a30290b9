package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.echelon.experiment.SkuTraits;
import org.junit.jupiter.api.Test;

class TurnOverTest {
  @Test
  void shouldTellTheDaysWithinWhichFourFifthsOfDemandTurnOver() {
    List<SkuTraits> skus =
        List.of(
            new SkuTraits("FAST", 70, 1),
            new SkuTraits("MIDDLE", 20, 1),
            new SkuTraits("SLOW", 10, 1),
            new SkuTraits("DEAD", 0, 1));
    Map<String, Double> units =
        Map.of("FAST", 700.0, "MIDDLE", 800.0, "SLOW", 9_000.0, "DEAD", 5.0);

    // 70% after 10 days, 90% after 40, all after 900.
    assertThat(TurnOver.days(units, skus)).isCloseTo(40, within(1e-9));
    assertThat(TurnOver.days(Map.of(), skus)).isZero();
    assertThat(TurnOver.days(units, List.of())).isZero();
  }
}
