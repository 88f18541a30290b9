package org.echelon.processor.plan;

import java.time.Duration;
import java.util.TreeSet;
import org.echelon.codec.AlertCode;
import org.echelon.network.Lane;
import org.echelon.processor.plan.AlertBook.Condition;

/**
 * Commands that guard rails cut. People are told which rails cut within the last hour. What the
 * limit of a minute kept back is asked for once more when the next minute has room, as long as the
 * departure has not left; what the other rails cut waits for the next departure.
 *
 * <pre>
 * capped/rail            when it cut last
 * capped-lane/lane       the departure that is to be asked for once more
 * </pre>
 */
final class CappedLanes {
  /** The rail that counts commands. */
  static final String PER_MINUTE = "commandsPerMinuteMax";

  /** Why a gate is to ask for what was kept back. */
  static final String REASON = "CAPPED";

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final String CUT = "capped/";
  private static final String AGAIN = "capped-lane/";

  private final PlanTask task;
  private final GuardRails rails;

  CappedLanes(PlanTask task) {
    this.task = task;
    this.rails = new GuardRails(task);
  }

  /** A rail has cut a command of a departure. */
  void cut(Lane lane, long departure, String rail) {
    task.meta.number(CUT + rail, task.now);
    if (rail.equals(PER_MINUTE)) {
      task.meta.number(AGAIN + lane.id(), departure);
    }
  }

  /** Has the lanes asked once more whose commands the last minute had no room for. */
  void tick() {
    if (!task.epochs.ready() || !rails.minuteHasRoom()) {
      return;
    }
    task.meta.each(
        AGAIN,
        (key, nothing) -> {
          long departure = task.meta.numberOr(key, 0);
          task.meta.remove(key);
          // Too late for this departure the wish would bring the next one forward.
          if (departure > task.now + MINUTE) {
            task.network()
                .lane(key.substring(AGAIN.length()))
                .ifPresent(lane -> ExtraAsk.of(task, lane, REASON));
          }
        });
  }

  /** Tells of the rails that cut, until none has for an hour. */
  void look(AlertBook book) {
    TreeSet<String> cut = new TreeSet<>();
    task.meta.each(
        CUT,
        (key, nothing) -> {
          if (task.meta.numberOr(key, 0) + HOUR > task.now) {
            cut.add(key.substring(CUT.length()));
          } else {
            task.meta.remove(key);
          }
        });
    String scope = "task:plan/" + task.partition;
    if (!cut.isEmpty()) {
      String text = "commands were cut by " + String.join(", ", cut);
      book.raise(new Condition(AlertCode.COMMANDS_CAPPED, scope, 0, text));
    } else if (!book.isEmpty()) {
      book.clear(AlertCode.COMMANDS_CAPPED + "/" + scope);
    }
  }
}
