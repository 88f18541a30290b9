package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SerialSuiteTest {

  @Test
  void shouldMeetEveryKnownAnswer() {
    GoldenTable table = new GoldenTable();
    long start = System.nanoTime();
    new SerialSuite().fill(table);
    System.out.printf(
        "serial systems: %d values, largest relative error %.2e, %.2f s%n",
        table.rows().size(), table.maxRelativeError(), (System.nanoTime() - start) / 1e9);
    assertThat(table.failed()).isEmpty();
    assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(50);
  }
}
