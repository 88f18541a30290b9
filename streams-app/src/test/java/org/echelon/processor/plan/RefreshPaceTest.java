package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(share(100, false)).isEqualTo(0.8);
  }

  @Test
  void shouldLeaveMostOfTheTimeToEvents() {
    assertThat(share(100, true)).isEqualTo(0.2);
  }

  @Test
  void shouldHoldUpNoEventForLongHoweverMuchTimeHasPassed() {
    pace.slice(one, now);
    now += 60_000 * MILLISECOND;
    assertThat(pace.slice(one, now)).isEqualTo(8 * MILLISECOND);
    pace.event();
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
  private double share(int rounds, boolean events) {
    pace.slice(one, now);
    long spent = 0;
    for (int i = 0; i < rounds; i++) {
      if (events) {
        pace.event();
      }
      now += 10 * MILLISECOND;
      spent += pace.slice(one, now);
    }
    return spent / (double) now;
  }
}
