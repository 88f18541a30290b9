package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.junit.jupiter.api.Test;

/** When a run ticks. */
class VirtualStepsTest {
  private final World world = new Us8World(1, 5, 3);

  @Test
  void shouldTickAlikeHoweverOftenPricesAreMade() {
    Duration step = Duration.ofHours(5);
    List<Instant> unpriced = ticks(step, Duration.ofDays(3_650));

    // The world has cut-offs at hours that no multiple of five meets.
    assertThat(unpriced).hasSizeGreaterThan(3 * 24 / 5 + 3);
    assertThat(ticks(step, Duration.ofHours(5))).isEqualTo(unpriced);
    assertThat(ticks(step, Duration.ofHours(10))).isEqualTo(unpriced);
    assertThat(ticks(step, Duration.ofHours(4))).hasSizeGreaterThan(unpriced.size());
  }

  @Test
  void shouldNeverWaitLongerThanAStep() {
    List<Instant> ticks = ticks(Duration.ofHours(6), Duration.ofDays(1));

    for (int i = 1; i < ticks.size(); i++) {
      assertThat(Duration.between(ticks.get(i - 1), ticks.get(i))).isPositive();
      assertThat(Duration.between(ticks.get(i - 1), ticks.get(i)).toHours()).isLessThan(7);
    }
    assertThat(ticks.get(ticks.size() - 1)).isEqualTo(world.startAt().plus(Duration.ofDays(3)));
  }

  private List<Instant> ticks(Duration step, Duration priceEvery) {
    VirtualSteps steps = new VirtualSteps(world, new RunSettings(step, priceEvery, 3, 0, 1));
    List<Instant> ticks = new ArrayList<>();
    for (Instant now = world.startAt(); !steps.ended(now); ) {
      now = steps.after(now);
      ticks.add(now);
    }
    return ticks;
  }
}
