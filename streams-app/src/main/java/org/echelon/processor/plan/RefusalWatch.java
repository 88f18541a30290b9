package org.echelon.processor.plan;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.AlertCode;
import org.echelon.processor.plan.AlertBook.Condition;
import org.echelon.state.Outcomes;
import org.echelon.state.Severity;

/**
 * Watches how many records the task refuses: more than ten within five minutes are told, and are
 * critical when they are more than a hundredth of what was read in that time. It ends when it has
 * not been so for a quarter of an hour.
 */
final class RefusalWatch {
  private static final long MINUTE = 60_000;
  private static final long WINDOW_MINUTES = 5;
  private static final long QUIET = 15 * MINUTE;
  private static final long MANY = 10;
  private static final double CRITICAL_SHARE = 0.01;
  private static final String REFUSED = "refused/";
  private static final String READ = "refused-of/";
  private static final String REFUSED_SO_FAR = "refused-so-far";
  private static final String READ_SO_FAR = "refused-of-so-far";

  private final PlanTask task;
  private final AlertBook book;

  RefusalWatch(PlanTask task, AlertBook book) {
    this.task = task;
    this.book = book;
  }

  /** Counts what came since the last tick to the minute of this one, and looks at the last ones. */
  void look() {
    Outcomes total = task.outcomes.total();
    long minute = task.now / MINUTE;
    long refused = add(REFUSED, REFUSED_SO_FAR, total.getRefused(), minute);
    long read = add(READ, READ_SO_FAR, total.getRead(), minute);
    if (refused > MANY) {
      boolean critical = refused > CRITICAL_SHARE * read;
      book.raiseFor(
          new Condition(
              AlertCode.REFUSED_GROWING,
              "task:plan/" + task.partition,
              critical ? Severity.CRITICAL : Severity.WARNING,
              0,
              "more than " + MANY + " records were refused within " + WINDOW_MINUTES + " minutes"),
          QUIET);
    }
  }

  /** Adds what is new to its minute; returns the sum over the window. */
  private long add(String key, String soFar, long total, long minute) {
    long news = total - task.meta.numberOr(soFar, 0);
    String first = key + Meta.sorted(Math.max(0, minute - WINDOW_MINUTES + 1));
    task.meta.removeBelow(key, first);
    if (news > 0) {
      String at = key + Meta.sorted(minute);
      task.meta.number(soFar, total);
      task.meta.number(at, task.meta.numberOr(at, 0) + news);
    }
    Map<String, Long> minutes = new TreeMap<>();
    task.meta.each(key, (at, value) -> minutes.put(at, task.meta.numberOr(at, 0)));
    return minutes.values().stream().mapToLong(Long::longValue).sum();
  }
}
