package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Refreshing leaves a thread to its events. */
class RefreshPaceTest {
  private static final long MILLISECOND = 1_000_000;

  private final RefreshPace pace = new RefreshPace();
  private final Object one = "one";
  private final Object other = "other";
  private long now;

  @Test
  void shouldTakeNearlyAllTimeWhileNoEventsCome() {
    assertThat(share(100, () -> {})).isEqualTo(0.8);
  }

  @Test
  void shouldTakeWhatEventsInTimeLeave() {
    assertThat(share(100, () -> pace.event(true))).isEqualTo(0.3);
  }

  @Test
  void shouldMakeRoomForLateEventsAndComeBackAfterThem() {
    share(100, () -> pace.event(false));

    assertThat(share(20, () -> pace.event(false))).isCloseTo(0.05, within(0.001));
    share(100, () -> pace.event(true));
    assertThat(share(20, () -> {})).isEqualTo(0.8);
  }

  @Test
  void shouldCountARoundWithOneLateEventAsLate() {
    share(100, this::oneLate);

    assertThat(share(20, this::oneLate)).isCloseTo(0.05, within(0.001));
  }

  private void oneLate() {
    pace.event(false);
    pace.event(true);
  }

  @Test
  void shouldHoldUpNoEventForLongHoweverMuchTimeHasPassed() {
    pace.slice(one, now);
    now += 60_000 * MILLISECOND;
    assertThat(pace.slice(one, now)).isEqualTo(8 * MILLISECOND);
    pace.event(true);
    now += 60_000 * MILLISECOND;
    assertThat(pace.slice(one, now)).isEqualTo(3 * MILLISECOND);
  }

  @Test
  void shouldShareOneBudgetAmongTheTasksOfAThread() {
    for (int round = 0; round < 3; round++) {
      now += 10 * MILLISECOND;
      pace.slice(one, now);
      pace.slice(other, now);
    }
    now += 10 * MILLISECOND;
    assertThat(pace.slice(one, now)).isEqualTo(4 * MILLISECOND);
    assertThat(pace.slice(other, now)).isEqualTo(4 * MILLISECOND);
  }

  @Test
  void shouldForgetATaskThatAsksNoMore() {
    shouldShareOneBudgetAmongTheTasksOfAThread();
    now += 10 * MILLISECOND;
    pace.slice(one, now);
    now += 10 * MILLISECOND;
    assertThat(pace.slice(one, now)).isEqualTo(8 * MILLISECOND);
  }

  /** Share of the time that is spent on refreshing over so many rounds. */
  private double share(int rounds, Runnable events) {
    pace.slice(one, now);
    long began = now;
    long spent = 0;
    for (int i = 0; i < rounds; i++) {
      events.run();
      now += 10 * MILLISECOND;
      spent += pace.slice(one, now);
    }
    return spent / (double) (now - began);
  }
}
