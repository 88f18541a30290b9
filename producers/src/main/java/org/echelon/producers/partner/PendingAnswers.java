package org.echelon.producers.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/** Answers that are still to be given, in order of time. */
final class PendingAnswers {
  private final PriorityQueue<Answer> queue = new PriorityQueue<>(Answer.BY_TIME);

  void add(Answer answer) {
    queue.add(answer);
  }

  void addAll(Collection<Answer> answers) {
    queue.addAll(answers);
  }

  /** When the next one is due; the end of time where there is none. */
  Instant nextAt() {
    return queue.isEmpty() ? Instant.MAX : queue.peek().at();
  }

  /** The next one. */
  Answer next() {
    return Objects.requireNonNull(queue.poll());
  }

  /** Drops what a command would say after an instant. */
  void drop(String commandId, Instant after) {
    queue.removeIf(a -> of(a, commandId) && a.at().isAfter(after));
  }

  /** All that a command is still to say comes later. */
  void postpone(String commandId, Duration by) {
    List<Answer> later =
        queue.stream().filter(a -> of(a, commandId)).map(a -> a.later(by)).toList();
    queue.removeIf(a -> of(a, commandId));
    queue.addAll(later);
  }

  /** Answers due up to an instant, those left out that only repeat another. */
  long due(Instant now) {
    return queue.stream().filter(a -> !a.repeated() && !a.at().isAfter(now)).count();
  }

  private static boolean of(Answer answer, String commandId) {
    return answer.ack().getCommandId().equals(commandId);
  }
}
