package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.labDecision;
import static org.echelon.console.ConsoleRecords.labState;

import org.echelon.state.LabStatus;
import org.junit.jupiter.api.Test;

class LabTableTest {
  private final LabTable labs = new LabTable(3);

  @Test
  void shouldKeepTheLastStateOfEachLabAndAddUpItsAnswersAlone() {
    labs.take(labState("fair", LabStatus.RUNNING));
    labs.take(labState("bold", LabStatus.RUNNING));
    labs.take(labState("fair", LabStatus.STOPPED));

    // when
    labs.take(labDecision("fair", "FC-A|1", 12, 12));
    labs.take(labDecision("fair", "FC-A|2", 12, 20));
    labs.take(labDecision("fair", "FC-A|2", 12, 20));
    labs.take(labDecision("bold", "FC-A|1", 0, 5));

    assertThat(labs.all())
        .extracting(state -> state.getLab() + " " + state.getStatus())
        .containsExactly("bold RUNNING", "fair STOPPED");
    assertThat(labs.figures("fair").all().decisions()).isEqualTo(2);
    assertThat(labs.figures("fair").all().agreement()).isEqualTo(0.5);
    assertThat(labs.figures("bold").all().unitsUp()).isEqualTo(5);
    assertThat(labs.figures("nobody").all().decisions()).isZero();
  }

  @Test
  void shouldStopCountingAndSaySo() {
    for (int ask = 0; ask < 3; ask++) {
      labs.take(labDecision("fair", "FC-A|" + ask, 1, 1));
    }
    assertThat(labs.whole("fair")).isTrue();

    // when
    labs.take(labDecision("fair", "FC-A|3", 1, 9));

    assertThat(labs.whole("fair")).isFalse();
    assertThat(labs.figures("fair").all().agreement()).isEqualTo(1);
  }
}
