package org.echelon.recovery;

/**
 * How one recovery went; seconds from the start of the new process, or from the kill.
 *
 * @param stopSeconds what stopping in order took; 0 for a kill
 * @param restoringAt when the first store began to be restored; 0 if none was
 * @param restoredAt when the last store was
 * @param runningAt when all tasks ran; 0 where a standby took over, which says nothing by itself
 * @param firstAnswerAt when the first new order line had its assignment, read committed
 * @param allAnswersAt when every task had answered one
 * @param restoredRecords read back from changelogs
 * @param restoredBytes read back from changelogs
 * @param right whether all stock was as it had been, to the byte, with every unit of the last
 *     moments booked once, and every order line was assigned once
 */
public record Recovery(
    RecoveryKind kind,
    double stopSeconds,
    double restoringAt,
    double restoredAt,
    double runningAt,
    double firstAnswerAt,
    double allAnswersAt,
    long restoredRecords,
    long restoredBytes,
    boolean right) {

  /** From the first store that is restored until tasks run: reading, writing and decoding. */
  public double restoreSeconds() {
    return restoringAt == 0 || runningAt == 0 ? 0 : runningAt - restoringAt;
  }
}
