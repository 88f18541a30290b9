package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.echelon.console.table.DecisionTimes.Took50And99;
import org.junit.jupiter.api.Test;

/** How long the newest events took to their decisions. */
class DecisionTimesTest {
  private final DecisionTimes times = new DecisionTimes();

  @Test
  void shouldTellThePercentilesOfTheLastMinuteOnly() {
    times.add(1_000, 9_000);
    for (int i = 1; i <= 100; i++) {
      times.add(50_000 + i, i);
    }

    assertThat(times.at(60_000)).hasValue(new Took50And99(51, 100));
    assertThat(times.at(61_000)).hasValue(new Took50And99(50, 99));
    assertThat(times.at(110_000 + 90)).hasValue(new Took50And99(95, 100));
    assertThat(times.at(200_000)).isEmpty();
  }

  @Test
  void shouldKeepTheNewestWhereThereAreMore() {
    for (int i = 0; i < DecisionTimes.AT_MOST; i++) {
      times.add(1, 7);
    }

    // when
    for (int i = 0; i < DecisionTimes.AT_MOST; i++) {
      times.add(2, 8);
    }

    assertThat(times.at(3)).hasValue(new Took50And99(8, 8));
  }
}
