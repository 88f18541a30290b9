package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();
    new TreeSuite().fill(table);
    System.out.printf(
        "trees: %d values, largest relative error %.2e%n",
        table.rows().size(), table.maxRelativeError());
    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(35);
  }
}
