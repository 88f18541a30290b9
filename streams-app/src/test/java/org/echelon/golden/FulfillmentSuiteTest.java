package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FulfillmentSuiteTest {

  @Test
  void shouldMeetTheExactPrograms() {
    GoldenTable table = new GoldenTable();

    new FulfillmentSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(28);
  }
}
