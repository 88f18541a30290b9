package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupplyFlowSuiteTest {
  @Test
  void shouldMeetTheKnownPlans() {
    GoldenTable table = new GoldenTable();

    // when
    new SupplyFlowSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(16);
  }
}
