package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one command and the instant from which it can no longer be stopped.
 *
 * @param speaker node that would confirm a cancellation
 * @param lane of a transfer, whose goods leave with its departures
 * @param expiresAt when a command lapses that was not accepted
 */
record Course(
    String speaker,
    @Nullable String lane,
    Instant leavesAt,
    Instant expiresAt,
    List<Answer> answers) {

  /** The same with goods that leave so much later. */
  Course later(Duration by) {
    return new Course(speaker, lane, leavesAt.plus(by), expiresAt, answers);
  }
}
