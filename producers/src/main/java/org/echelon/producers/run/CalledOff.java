package org.echelon.producers.run;

import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;

/** Tells which commands take an order from a node because another has become the better one. */
final class CalledOff {
  private static final String REASON = "REASSIGNED";

  private CalledOff() {}

  /** Whether a command does; its customer hears of nothing. */
  static boolean by(AssignmentCommand command) {
    return command.getChange() == CommandChange.CANCEL && command.getReasons().contains(REASON);
  }
}
