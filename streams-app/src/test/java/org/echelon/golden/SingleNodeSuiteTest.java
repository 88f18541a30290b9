package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingleNodeSuiteTest {

  @Test
  void shouldMeetTheLevelsOfTheTextbook() {
    GoldenTable table = new GoldenTable();

    new SingleNodeSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(78);
  }
}
