package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.task;

import org.echelon.state.Outcomes;
import org.junit.jupiter.api.Test;

class TaskTableTest {
  private final TaskTable tasks = new TaskTable();

  @Test
  void shouldTellTheRateThatReportsTellWithoutWaiting() {
    report("0", 100, 1_000);
    report("1", 0, 1_000);
    assertThat(tasks.reportedPerSecond(1_100)).as("one report tells no rate").isZero();

    // when
    report("0", 300, 3_000);
    report("1", 50, 2_000);

    assertThat(tasks.reportedPerSecond(3_100)).isEqualTo(150);
    assertThat(tasks.readPerSecond()).isEmpty();
  }

  @Test
  void shouldForgetHowFastATaskWasLongAgo() {
    report("0", 0, 1_000);
    report("0", 90_000, 2_000);
    report("0", 90_100, 20_000);

    // when
    report("0", 90_150, 25_000);

    assertThat(tasks.reportedPerSecond(25_000)).isEqualTo(10);
    assertThat(tasks.reportedPerSecond(36_000)).as("it is silent").isZero();
  }

  private void report(String task, long read, long atMillis) {
    tasks.take(
        "plan/" + task,
        task(task, 1, 10).setOutcomes(new Outcomes(read, 0L, 0L, 0L, 0L, 0L)).build(),
        atMillis);
  }
}
