package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever waits for the plan of an item hears of it, whatever it says. */
class FirstProposalTest {
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldTellOfAPlanThatHoldsNothing() {
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 1e-6, 1e-6);
    scenario.tick();

    assertThat(scenario.level("MUG", "FC-E")).isZero();
    assertThat(scenario.proposal("MUG").getNodes()).isEmpty();
  }
}
