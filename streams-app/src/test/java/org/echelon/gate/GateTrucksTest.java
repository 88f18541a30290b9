package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.gate.GateStory.FC_A;
import static org.echelon.gate.GateStory.step;

import org.junit.jupiter.api.Test;

/** A gate whose lane is loaded on trucks of 20 dm³ that cost 30 each; units are of 1 dm³. */
class GateTrucksTest {

  @Test
  void shouldFillTrucksAndHoldTheRestUntilItsWaitingPaysForOne() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(20, 30, 0);

    story.tick("2026-11-21T17:00").offer(0, step(0, "A", 20, 9), step(0, "B", 10, 1));

    assertThat(story.granted()).containsExactly("0:A=20");
    assertThat(story.grants.get(0).cuts()).containsExactly(new Ranking.Cut(Ranking.TRUCK, 10, 1));
    story.settle(0, 20, "T-a");
    DepartureLoad load = story.newestList().loads().get(0);
    assertThat(load.trucks()).isEqualTo(1);
    assertThat(load.loaded().milliCube()).isEqualTo(20_000);
    assertThat(load.heldUnits()).isEqualTo(10);
    assertThat(load.held().milliCube()).isEqualTo(10_000);

    // Wanted again a day later it still does not pay, on the third day what it has forgone does.
    story.tick("2026-11-22T17:00").offer(0, step(0, "B", 10, 1));
    assertThat(story.granted()).containsExactly("0:A=20");
    assertThat(story.newestList().units()).isZero();
    assertThat(story.newestList().trucks()).isZero();
    story.tick("2026-11-23T17:00").offer(0, step(0, "B", 10, 1));
    assertThat(story.granted()).containsExactly("0:A=20", "0:B=10");

    // And the next load begins to wait anew.
    story.settle(0, 10, "T-b").tick("2026-11-24T17:00").offer(0, step(0, "B", 10, 1));
    assertThat(story.newestList().loads().get(0).heldUnits()).isEqualTo(10);
  }

  @Test
  void shouldSendAHighValueLoadAtOnce() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(20, 30, 0);

    story.tick("2026-11-21T17:00").offer(0, step(0, "A", 10, 3));

    assertThat(story.granted()).containsExactly("0:A=10");
  }

  @Test
  void shouldUseRoomOnATruckThatAnEarlierRoundBegan() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(20, 30, 0);
    story.tick("2026-11-21T08:00").request("node:FC-A", false).tick("2026-11-21T10:00");
    // People asked for it, so it goes whatever it is worth.
    story.offer(0, step(0, "A", 15, 0.1)).settle(0, 12, "T-a");
    assertThat(story.newestList().loads().get(0).loaded().milliCube()).isEqualTo(12_000);

    story.tick("2026-11-21T17:00").offer(0, step(0, "B", 10, 0.2)).settle(0, 8, "T-b");

    assertThat(story.granted()).containsExactly("0:A=15", "0:B=8");
    DepartureLoad load = story.newestList().loads().get(0);
    assertThat(load.trucks()).isZero();
    assertThat(load.heldUnits()).isEqualTo(2);
  }

  @Test
  void shouldDraftWithoutRememberingThatALoadWaited() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(20, 30, 0);
    story.tick("2026-11-21T08:00").request("node:FC-A", true).tick("2026-11-21T10:00");

    story.offer(0, step(0, "A", 10, 1));

    assertThat(story.newestList().draft()).isTrue();
    assertThat(story.newestList().loads().get(0).heldUnits()).isEqualTo(10);
    assertThat(story.state.stands()).isEmpty();
  }
}
