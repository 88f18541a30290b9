package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.gate.GateStory.FC_A;
import static org.echelon.gate.GateStory.direct;
import static org.echelon.gate.GateStory.step;

import java.time.LocalTime;
import org.echelon.network.Trucks;
import org.junit.jupiter.api.Test;

/**
 * A gate with a lane past the DC that usually fills it: trucks of 20 dm³ at 30 each, units of 1
 * dm³; 60 units a day may leave the DC.
 */
class GateDirectTest {
  private static final Trucks TRUCKS = new Trucks(20, 30, 0);
  private static final LocalTime TOGETHER = LocalTime.of(18, 0);
  private static final LocalTime BEFORE = LocalTime.of(12, 0);

  @Test
  void shouldSendUnitsDirectWhereTheyFillEnoughOfATruck() {
    GateStory story = together(1);

    // when
    story.offer(0, step(0, "A", 16, 1), direct(0, "A", 16, 1, 2));

    assertThat(story.grantedByLane()).containsExactly("A/CDC>FC-A=16");
    Ranking.GrantedLine line = story.grants.get(0).lines().get(0);
    assertThat(line.direct()).isEqualTo(new Ranking.DirectRate("CDC>FC-A", 30 / 16.0));
    story.settleAll(0);
    DepartureLoad load = load(story, "CDC>FC-A");
    assertThat(load.trucks()).isEqualTo(1);
    assertThat(load.loaded().milliCube()).isEqualTo(16_000);
    assertThat(load.heldUnits()).isZero();
  }

  @Test
  void shouldKeepUnitsOnTheUsualLaneBelowTheBreakEven() {
    GateStory story = together(1);

    // when
    story.offer(0, step(0, "A", 14, 1), direct(0, "A", 14, 1, 2));

    assertThat(story.grantedByLane()).containsExactly("A/DC>FC-A=14");
    Ranking.GrantedLine line = story.grants.get(0).lines().get(0);
    assertThat(line.direct()).isEqualTo(new Ranking.DirectRate("CDC>FC-A", 30 / 14.0));
    assertThat(story.grants.get(0).cuts()).isEmpty();
  }

  @Test
  void shouldBringEachUnitOverOneOfTheLanes() {
    GateStory story = together(2);

    // when
    story
        .offer(0, step(0, "A", 30, 1), direct(0, "A", 25, 1, 2), step(0, "B", 9, 1))
        .offer(1, step(1, "C", 10, 1), direct(1, "C", 10, 1, 1));

    // 20 of A save 40; 5 of A and 10 of C would save 20. What was granted in all stays the same.
    assertThat(story.grantedByLane())
        .containsExactly("A/CDC>FC-A=20", "A/DC>FC-A=10", "B/DC>FC-A=9", "C/DC>FC-A=10");
    assertThat(story.grants.get(0).lines().get(2).direct()).isEqualTo(Ranking.DirectRate.NONE);
    assertThat(story.state.grantedPerDay()).containsValue(49L);
  }

  @Test
  void shouldNotSendDirectWhatWouldNotHaveComeAtAll() {
    GateStory story = together(1);

    // when
    story.offer(0, step(0, "A", 90, 1), direct(0, "A", 90, 1, 2));

    // The usual lane may carry 60.
    assertThat(story.grantedByLane()).containsExactly("A/CDC>FC-A=60");
  }

  @Test
  void shouldHoldADirectLoadThatDoesNotPayAndLetTheUsualLaneBringIt() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").direct(TRUCKS, BEFORE);
    story.tick("2026-11-21T11:00");
    assertThat(story.asks.get(0).lanes()).containsExactly("CDC>FC-A");

    // when
    story.offer(0, direct(0, "A", 14, 1, 2));

    assertThat(story.grants).isEmpty();
    DepartureLoad held = load(story, "CDC>FC-A");
    assertThat(held.heldUnits()).isEqualTo(14);
    assertThat(held.direct()).isTrue();
    assertThat(held.trucks()).isZero();
    story.tick("2026-11-21T17:00").offer(0, step(0, "A", 14, 1));
    assertThat(story.grantedByLane()).containsExactly("A/DC>FC-A=14");

    // What waits forgoes nothing, so a later load has to pay by itself again.
    story.settleAll(0).tick("2026-11-22T11:00").offer(0, direct(0, "A", 14, 1, 2));
    assertThat(load(story, "CDC>FC-A").heldUnits()).isEqualTo(14);
  }

  @Test
  void shouldSendALoadThatPaysOnADirectLaneThatDepartsAlone() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").direct(TRUCKS, BEFORE);
    story.tick("2026-11-21T11:00");

    // when
    story.offer(0, direct(0, "A", 24, 1, 2));

    assertThat(story.grantedByLane()).containsExactly("A/CDC>FC-A=20");
    assertThat(story.grants.get(0).lines().get(0).direct().truckPerUnit()).isEqualTo(1.5);
    assertThat(story.grants.get(0).cuts()).containsExactly(new Ranking.Cut(Ranking.DIRECT, 4, 1));
  }

  @Test
  void shouldChooseAlikeWhateverTheOrderOfAnswers() {
    OfferedStep[] first = {step(0, "A", 12, 1), direct(0, "A", 12, 1, 2)};
    OfferedStep[] second = {step(1, "C", 30, 1), direct(1, "C", 30, 1, 2)};
    GateStory one = together(2);
    GateStory other = together(2);

    one.offer(0, first).offer(1, second);
    other.offer(1, second).offer(0, first);

    assertThat(one.grants).isEqualTo(other.grants);
    assertThat(one.grantedByLane())
        .containsExactly("A/CDC>FC-A=12", "C/CDC>FC-A=28", "C/DC>FC-A=2");
  }

  @Test
  void shouldHoldTheUsualLanesTruckThatIsLeftTooEmpty() {
    GateStory story =
        GateStory.of(FC_A, 1, "2026-11-21T08:00").trucks(20, 30, 0).direct(TRUCKS, TOGETHER);
    story.tick("2026-11-21T17:00");

    // when
    story.offer(0, step(0, "A", 24, 1), direct(0, "A", 24, 1, 2));

    assertThat(story.grantedByLane()).containsExactly("A/CDC>FC-A=20");
    assertThat(story.grants.get(0).cuts()).containsExactly(new Ranking.Cut(Ranking.TRUCK, 4, 1));
  }

  private static GateStory together(int partitions) {
    return GateStory.of(FC_A, partitions, "2026-11-21T08:00")
        .direct(TRUCKS, TOGETHER)
        .tick("2026-11-21T17:00");
  }

  private static DepartureLoad load(GateStory story, String lane) {
    return story.newestList().loads().stream()
        .filter(load -> load.lane().equals(lane))
        .findFirst()
        .orElseThrow();
  }
}
