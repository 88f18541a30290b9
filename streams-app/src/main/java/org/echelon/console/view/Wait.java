package org.echelon.console.view;

import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ReferenceTable;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandState;
import org.echelon.network.Lane;

/**
 * What an open command waits for: the next answer, who owes it, when it is due, and from when it is
 * overdue (epoch milliseconds, 0 for never).
 *
 * <p>An acceptance is due as long after the issue as the lane allows, a departure at its hour, an
 * arrival as expected. A departure is overdue when the lane's patience for answers has passed
 * since, an arrival when the lane no longer counts its units as supply. Where no acks come from, a
 * departure is assumed at its hour and never overdue.
 */
record Wait(String answer, String by, long dueAt, long overdueAt) {
  private static final long MINUTE = 60_000L;
  private static final double DAY = 86_400_000.0;
  private static final int PATIENCE_MINUTES = 240;
  private static final Wait NOTHING = new Wait("", "", 0, 0);

  static Wait of(CommandHead head, CommandState state, ReferenceTable reference, long now) {
    if (state.closed()) {
      return NOTHING;
    }
    var lane = reference.lane(head.lane(), now);
    long patience = lane.map(Lane::ackWithinMinutes).orElse(PATIENCE_MINUTES) * MINUTE;
    boolean assignment = head.terms().kind() == CommandKind.ASSIGNMENT;
    if (assignment) {
      return new Wait("SHIPPED", head.from(), head.dueAt(), head.dueAt() + patience);
    }
    if (state == CommandState.RELEASED && lane.filter(Lane::assumeAcks).isPresent()) {
      return new Wait("SHIPPED", head.from(), head.dueAt(), 0);
    }
    if (state == CommandState.RELEASED) {
      long due = head.terms().timing().issuedAt() + patience;
      return new Wait("ACCEPTED", head.from(), due, due);
    }
    boolean leaves = state == CommandState.ACCEPTED || state == CommandState.PICKED;
    if (leaves && head.terms().kind() == CommandKind.TRANSFER) {
      return new Wait("SHIPPED", head.from(), head.dueAt(), head.dueAt() + patience);
    }
    double meanDays = lane.map(l -> l.leadTime().meanDays()).orElse(0.0);
    double patienceDays =
        reference.overdueAfterDays(head.lane()).orElse(2 * meanDays + 3) - meanDays;
    return new Wait(
        "RECEIVED", head.to(), head.expectedAt(), head.expectedAt() + (long) (patienceDays * DAY));
  }

  boolean late(long now) {
    return dueAt > 0 && now > dueAt;
  }

  boolean overdue(long now) {
    return overdueAt > 0 && now > overdueAt;
  }
}
