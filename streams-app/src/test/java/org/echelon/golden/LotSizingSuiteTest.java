package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LotSizingSuiteTest {

  @Test
  void shouldMeetTheLotSizesOfTheTextbook() {
    GoldenTable table = new GoldenTable();

    new LotSizingSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(75);
  }
}
