package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandTailSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();
    new DemandTailSuite().fill(table);
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(table.failed()).isEmpty();
  }
}
