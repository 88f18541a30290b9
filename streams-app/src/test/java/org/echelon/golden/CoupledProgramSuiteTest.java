package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoupledProgramSuiteTest {

  @Test
  void shouldMeetTheExactValueAndTheBounds() {
    GoldenTable table = new GoldenTable();

    new CoupledProgramSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(43);
  }
}
