package org.echelon.inventory;

/**
 * State and buckets of an assignment as functions of its acks: units stay reserved until they ship
 * to the customer or the node gives them back.
 */
final class AssignmentFold {
  private AssignmentFold() {}

  static CommandStatus fold(CommandDocument command) {
    CommandTerms terms = command.terms();
    AckTotals acks = AckTotals.of(command);
    long agreed = acks.agreed();
    long rest = Math.max(0, agreed - acks.shipped);
    long toShip = acks.stopped() ? 0 : rest;
    long missing = acks.notFound ? rest : 0;
    Contribution contribution =
        new Contribution()
            .add(terms.from(), Bucket.ON_HAND, -(toShip + missing + acks.shipped))
            .add(terms.from(), Bucket.RESERVED, toShip)
            .add(terms.from(), Bucket.HELD, missing)
            .add(Flow.SHIPPED_TO_CUSTOMERS, acks.shipped);
    acks.dateDepartures(contribution, 0, missing);
    CommandState state = acks.unmoved(acks.shipDone());
    if (acks.shipped > 0) {
      state = CommandState.CLOSED_SHORT;
      if (toShip > 0) {
        state = CommandState.SHIPPED;
      } else if (acks.shipped >= agreed) {
        state = CommandState.DONE;
      }
    }
    return new CommandStatus(
        state, toShip, acks.shipped, 0, missing, 0, acks.rejected || acks.cancelled, contribution);
  }
}
