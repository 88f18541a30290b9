package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacementSuiteTest {

  @Test
  void shouldMeetTheEnumeratedServiceTimes() {
    GoldenTable table = new GoldenTable();

    new PlacementSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(45);
  }
}
