package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedStorageSuiteTest {

  @Test
  void shouldMeetTheExactStoragePrice() {
    GoldenTable table = new GoldenTable();

    new SharedStorageSuite().fill(table);

    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(46);
  }
}
