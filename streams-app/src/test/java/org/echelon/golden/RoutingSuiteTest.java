package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutingSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();

    // when
    new RoutingSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(9);
    assertThat(table.maxRelativeError()).isLessThan(GoldenTable.EXACT);
  }
}
