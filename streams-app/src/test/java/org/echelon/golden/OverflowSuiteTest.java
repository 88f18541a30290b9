package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverflowSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();

    // when
    new OverflowSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(27);
    assertThat(table.maxRelativeError()).isLessThan(GoldenTable.EXACT);
  }
}
