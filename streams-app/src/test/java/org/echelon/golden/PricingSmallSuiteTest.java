package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PricingSmallSuiteTest {

  @Test
  void shouldMeetTheKnownAnswers() {
    GoldenTable table = new GoldenTable();

    new PricingSmallSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(5);
  }
}
