package org.echelon.inventory;

/** An assignment as its order line sees it; {@code outstanding} units are still to ship. */
public record AssignmentEntry(
    int node, int attempt, CommandState state, long shipped, long outstanding) {

  static AssignmentEntry of(CommandDocument command) {
    CommandTerms terms = command.terms();
    CommandStatus status = command.status();
    return new AssignmentEntry(
        terms.from(), terms.attempt(), status.state(), status.shipped(), status.outstanding());
  }
}
