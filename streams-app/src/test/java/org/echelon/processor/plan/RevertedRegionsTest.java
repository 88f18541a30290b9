package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.state.Decision;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A switch that was taken back leaves no trace: the busy second week goes as if there had been
 * none.
 */
class RevertedRegionsTest {
  private static final long SEED = 5;

  @ParameterizedTest
  @ValueSource(strings = {"network", "region:WEST", "region:EAST"})
  void shouldGoOnAsIfThereHadBeenNoSwitch(String scope) {
    Scenario never = live(new Scenario(), RevertedRegionsTest::nothing);

    // when
    Scenario reverted =
        live(
            new Scenario(),
            half -> {
              String before = half.decisions();
              turn(half, ControlAction.SWITCH, scope, 1);
              assertThat(half.decisions()).isNotEqualTo(before);
              turn(half, ControlAction.REVERT, scope, 2);
              assertThat(half.decisions()).isEqualTo(before);
            });

    assertSame(reverted, never);
  }

  @Test
  void shouldDoSoWithoutAnyRefreshAndOverRestarts() {
    Scenario never = live(new Scenario(), RevertedRegionsTest::nothing);

    // when
    Scenario reverted =
        live(
            new Scenario().withoutRefresh(),
            half -> {
              turn(half, ControlAction.SWITCH, "network", 1);
              half.restart();
              half.refresh();
              half.restart();
              turn(half, ControlAction.REVERT, "network", 2);
              half.restart();
            });

    assertSame(reverted, never);
  }

  private static void assertSame(Scenario reverted, Scenario never) {
    assertThat(never.out.commands()).hasSizeGreaterThan(300);
    assertThat(reverted.out.commands()).isEqualTo(never.out.commands());
    assertThat(decided(reverted)).isEqualTo(decided(never));
    assertThat(reverted.decisions()).isEqualTo(never.decisions());
  }

  private static List<Decision> decided(Scenario scenario) {
    return scenario.out.of(Topic.DECISION, Decision.class);
  }

  /** Two controls as well, so that both logs are as long. */
  private static void nothing(Scenario half) {
    half.control("sku:NONE", 1, ControlAction.PAUSE);
    half.control("sku:NONE", 2, ControlAction.RESUME);
  }

  private static void turn(Scenario half, ControlAction action, String scope, int revision) {
    half.order(ControlFamily.REGION, action, scope, revision, order -> {});
  }

  private static Scenario live(Scenario scenario, Consumer<Scenario> atHalf) {
    return BusyFortnight.live(scenario, SEED, atHalf);
  }
}
