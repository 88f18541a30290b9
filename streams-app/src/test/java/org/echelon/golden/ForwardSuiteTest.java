package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardSuiteTest {

  @Test
  void shouldMeetTheKnownAnswers() {
    GoldenTable table = new GoldenTable();

    new ForwardSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(33);
  }
}
