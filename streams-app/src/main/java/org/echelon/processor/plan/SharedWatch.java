package org.echelon.processor.plan;

import java.util.Set;
import java.util.TreeSet;
import org.echelon.codec.AlertCode;
import org.echelon.control.Control;
import org.echelon.price.PriceVector;
import org.echelon.processor.plan.AlertBook.Condition;
import org.echelon.state.Severity;

/**
 * Watches what all tasks share, so the first one tells it for all: halts in force and prices past
 * their date.
 */
final class SharedWatch {
  private final PlanTask task;
  private final AlertBook book;
  private long readVersion = -1;
  private long computedAt;
  private long expiresAt;

  SharedWatch(PlanTask task, AlertBook book) {
    this.task = task;
    this.book = book;
  }

  /** Looks at all of it at a tick. */
  void look() {
    lookAtHalts();
    lookAtPrices();
  }

  private void lookAtHalts() {
    Set<String> holding = new TreeSet<>();
    for (Control halt : task.controls.halts(task.now)) {
      Condition condition =
          new Condition(
              AlertCode.FROZEN,
              halt.getScope(),
              0,
              halt.getAction()
                  + " of "
                  + halt.getScope()
                  + " by "
                  + halt.getWho()
                  + ": "
                  + halt.getWhy());
      holding.add(condition.id());
      book.raise(condition);
    }
    book.idsFrom(AlertCode.FROZEN + "/").stream()
        .filter(id -> !holding.contains(id))
        .forEach(book::clear);
  }

  private void lookAtPrices() {
    if (task.epochs.priceVersion() != readVersion) {
      readVersion = task.epochs.priceVersion();
      PriceVector vector = task.epochs.vector().orElse(null);
      computedAt = vector == null ? 0 : vector.getComputedAt().toEpochMilli();
      expiresAt = vector == null ? Long.MAX_VALUE : vector.getExpiresAt().toEpochMilli();
    }
    if (task.now <= expiresAt) {
      book.clear(AlertCode.PRICES_STALE + "/network");
      return;
    }
    boolean critical = task.now - computedAt >= 2 * (expiresAt - computedAt);
    book.raise(
        new Condition(
            AlertCode.PRICES_STALE,
            "network",
            critical ? Severity.CRITICAL : Severity.WARNING,
            0,
            "prices of version "
                + readVersion
                + " have passed the date until which they are good"));
  }
}
