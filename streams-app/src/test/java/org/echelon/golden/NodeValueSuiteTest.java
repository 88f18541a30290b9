package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodeValueSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();

    // when
    new NodeValueSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(140);
    assertThat(table.maxRelativeError()).isLessThan(GoldenTable.EXACT);
  }
}
