package org.echelon.inventory;

/**
 * State and buckets of a transfer as functions of its acks. With A agreed, S shipped, R good and D
 * damaged units received: S* = S once shipping is done, else max(S, R + D), since a receipt implies
 * its shipment. What the source still holds is A - S*, what is lost is S* - R - D once receiving is
 * done, and R + D - S* is a surplus that enters as a correction. The buckets sum to that surplus
 * whatever the acks say, so conservation holds by construction.
 */
final class TransferFold {
  private TransferFold() {}

  static CommandStatus fold(CommandDocument command) {
    CommandTerms terms = command.terms();
    AckTotals acks = AckTotals.of(command);
    long agreed = acks.agreed();
    long arrived = acks.arrived();
    long left = acks.shipDone() ? acks.shipped : Math.max(acks.shipped, arrived);
    long rest = Math.max(0, agreed - left);
    long toShip = acks.stopped() ? 0 : rest;
    long missing = acks.notFound ? rest : 0;
    long lost = acks.lastReceived ? Math.max(0, left - arrived) : 0;
    long inTransit = Math.max(0, left - arrived - lost);
    long surplus = Math.max(0, arrived - left);
    Contribution contribution =
        new Contribution()
            .add(terms.from(), Bucket.ON_HAND, -(toShip + missing + left))
            .add(terms.from(), Bucket.RESERVED, toShip)
            .add(terms.from(), Bucket.HELD, missing)
            .add(terms.to(), Bucket.IN_TRANSIT, inTransit)
            .add(terms.to(), Bucket.ON_HAND, acks.good)
            .add(terms.to(), Bucket.HELD, acks.heldDamaged)
            .add(terms.to(), Bucket.WRITTEN_OFF, acks.writtenOff + acks.refused + lost)
            .add(terms.to(), Bucket.ON_ORDER, toShip)
            .add(Flow.CORRECTIONS, surplus);
    acks.dateDepartures(contribution, left - acks.shipped, missing);
    acks.dateArrivals(contribution);
    CommandState state =
        left + arrived > 0
            ? moved(inTransit + toShip == 0, acks.good >= agreed, arrived)
            : acks.unmoved(acks.shipDone());
    return new CommandStatus(
        state,
        toShip,
        left,
        arrived,
        missing,
        surplus,
        acks.rejected || acks.cancelled,
        contribution);
  }

  private static CommandState moved(boolean settled, boolean complete, long arrived) {
    if (settled) {
      return complete ? CommandState.RECEIVED : CommandState.CLOSED_SHORT;
    }
    return arrived > 0 ? CommandState.PARTLY_RECEIVED : CommandState.SHIPPED;
  }
}
