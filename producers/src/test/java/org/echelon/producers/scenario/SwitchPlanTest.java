package org.echelon.producers.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.scenario.SwitchPlan.Stretch;
import org.echelon.producers.world.RegionalWorld;
import org.junit.jupiter.api.Test;

/** When regions are switched, and what a round trip leaves behind. */
class SwitchPlanTest {
  private static final SwitchPlan PLAN = new SwitchPlan(7, 5, 2, 3, 4);
  private static final RegionalWorld NATIONAL = new RegionalWorld(2, 6, 10, Tariff.CALIBRATED);

  @Test
  void shouldFollowOneStretchWithTheNext() {
    assertThat(PLAN.before()).isEqualTo(new Stretch(7, 12));
    assertThat(PLAN.during(6)).isEqualTo(new Stretch(12, 24));
    assertThat(PLAN.after(6)).isEqualTo(new Stretch(27, 31));
    assertThat(PLAN.reverted(6)).isEqualTo(new Stretch(34, 38));
    assertThat(PLAN.days(6)).isEqualTo(38);
    assertThatIllegalArgumentException().isThrownBy(() -> new SwitchPlan(7, 5, 0, 3, 4));
  }

  @Test
  void shouldSwitchRegionByRegionAndTakeAllBack() {
    int regions = NATIONAL.network().getRegions().size();

    // when
    NavigableMap<Instant, List<Control>> controls =
        new SwitchedWorld(NATIONAL, PLAN).controlsOverTime();

    assertThat(controls).hasSize(regions + 1);
    assertThat(controls.firstEntry().getValue())
        .extracting(Control::getControlId, Control::getAction, Control::getRevision)
        .containsExactly(tuple("REGION/region:R1", ControlAction.SWITCH, 1));
    assertThat(controls.firstKey()).isEqualTo(NATIONAL.startAt().plus(Duration.ofDays(12)));
    assertThat(controls.lastEntry().getValue())
        .hasSize(regions)
        .allMatch(control -> control.getAction() == ControlAction.REVERT);
    assertThat(controls.lastKey())
        .isEqualTo(NATIONAL.startAt().plus(Duration.ofDays(PLAN.after(regions).until())));
  }

  @Test
  void shouldDecideAsBeforeOnceAllIsTakenBack() {
    // when
    RoundTrip.Outcome outcome = RoundTrip.of(NATIONAL);

    assertThat(outcome.restored()).isTrue();
    assertThat(outcome.switched()).isNotEqualTo(outcome.before());
    assertThat(outcome.moved()).isPositive();
  }
}
