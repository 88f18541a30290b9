package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.echelon.command.Ack;

/**
 * An ack with the instant at which a partner sends it.
 *
 * @param readyAt when it would have been sent had nothing held it up
 * @param repeated whether the same ack was sent before
 * @param cleared whether its goods have their place in the outbound flow
 */
record Answer(Instant at, Instant readyAt, Ack ack, boolean repeated, boolean cleared) {
  /** What waited longest comes first of those that fall due together. */
  static final Comparator<Answer> BY_TIME =
      Comparator.comparing(Answer::at)
          .thenComparing(Answer::readyAt)
          .thenComparing(a -> a.ack().getEventId())
          .thenComparing(Answer::repeated);

  Answer(Instant at, Ack ack, boolean repeated) {
    this(at, at, ack, repeated, false);
  }

  /** The same so much later, with what it says of times. */
  Answer later(Duration by) {
    Ack.Builder told = Ack.newBuilder(ack).setOccurredAt(ack.getOccurredAt().plus(by));
    if (ack.getExpectedAt() != null) {
      told.setExpectedAt(ack.getExpectedAt().plus(by));
    }
    return new Answer(at.plus(by), readyAt, told.build(), repeated, cleared);
  }

  /** The same words at a later instant. */
  Answer saidAgain(Instant later) {
    return new Answer(later, readyAt, ack, repeated, cleared);
  }

  /** The same with a place in the outbound flow. */
  Answer withPlace() {
    return new Answer(at, readyAt, ack, repeated, true);
  }

  /** Whether it is sent later than its goods were ready. */
  boolean late() {
    return at.isAfter(readyAt);
  }
}
