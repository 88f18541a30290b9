package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErlangLossSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();
    new ErlangLossSuite().fill(table);
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(table.failed()).isEmpty();
  }
}
