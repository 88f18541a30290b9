package org.echelon.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.echelon.golden.GoldenTable.AtTolerance;
import org.junit.jupiter.api.Test;

class GoldenTableTest {

  @Test
  void shouldSayHowManyValuesAreComparedAtWhichTolerance() {
    GoldenTable table = new GoldenTable();
    table.whole("level", 3, 3).real("cost", 4, 4.000001).real("cost", 2, 2);
    table.real("simulated cost", 10, 10.1, 0.02);

    assertThat(table.byTolerance())
        .extracting(AtTolerance::tolerance, AtTolerance::values)
        .containsExactly(tuple(0.0, 1L), tuple(GoldenTable.EXACT, 2L), tuple(0.1, 1L));
    assertThat(table.byTolerance().get(2).maxRelativeError()).isBetween(0.00999, 0.01001);
    assertThat(table.exactValues()).isEqualTo(3);
    assertThat(table.maxRelativeError()).isLessThan(GoldenTable.EXACT);
  }

  @Test
  void shouldHoldWithinAnIntervalAndNotBeyond() {
    GoldenTable table = new GoldenTable();
    table.between("plan", 652.3, 652.7926, 652.31).between("plan", 652.3, 652.7926, 652.7925);
    assertThat(table.failed()).isEmpty();

    table.between("plan above its bound", 652.3, 652.7926, 652.7927);
    table.between("plan too poor", 652.3, 652.7926, 652.2999);
    assertThat(table.failed()).hasSize(2);
  }
}
