package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineChoiceTest {

  @Test
  void shouldTakeTheFirstThatHasAllUnits() {
    // when
    LineChoice choice = LineChoice.of(3, new long[] {1, 3, 9});

    assertThat(choice).isEqualTo(new LineChoice(1, 3));
  }

  @Test
  void shouldTakeWhatTheFirstHasWhereNoneHasAll() {
    // when
    LineChoice choice = LineChoice.of(5, new long[] {2, 4});

    assertThat(choice).isEqualTo(new LineChoice(0, 2));
  }
}
