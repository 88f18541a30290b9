package org.echelon.producers.partner;

import java.time.Instant;
import java.util.Comparator;
import org.echelon.command.Ack;

/**
 * An ack with the instant at which a partner sends it.
 *
 * @param repeated whether the same ack was sent before
 */
record Answer(Instant at, Ack ack, boolean repeated) {
  static final Comparator<Answer> BY_TIME =
      Comparator.comparing(Answer::at)
          .thenComparing(a -> a.ack().getEventId())
          .thenComparing(Answer::repeated);
}
