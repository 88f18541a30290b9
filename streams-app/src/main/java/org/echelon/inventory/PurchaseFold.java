package org.echelon.inventory;

/**
 * State and buckets of a purchase as functions of its acks: a claim of what was agreed and has not
 * arrived, until the destination closes it. A vendor that rejects, cancels, falls short or stays
 * silent still owes what it said had shipped.
 */
final class PurchaseFold {
  private PurchaseFold() {}

  static CommandStatus fold(CommandDocument command) {
    CommandTerms terms = command.terms();
    AckTotals acks = AckTotals.of(command);
    long agreed = acks.agreed();
    long arrived = acks.arrived();
    boolean stopped = acks.rejected || acks.cancelled || acks.shortAtSource || acks.expired;
    long expected = stopped ? Math.min(agreed, acks.shipped) : agreed;
    long claim = acks.lastReceived ? 0 : Math.max(0, expected - arrived);
    Contribution contribution =
        new Contribution()
            .add(terms.to(), Bucket.ON_ORDER, claim)
            .add(terms.to(), Bucket.ON_HAND, acks.good)
            .add(terms.to(), Bucket.HELD, acks.heldDamaged)
            .add(terms.to(), Bucket.WRITTEN_OFF, acks.writtenOff)
            .add(Flow.FROM_VENDORS, acks.good + acks.heldDamaged + acks.writtenOff);
    acks.dateArrivals(contribution);
    return new CommandStatus(
        state(acks, agreed, claim),
        claim,
        acks.shipped,
        arrived,
        0,
        Math.max(0, arrived - terms.units()),
        acks.rejected || acks.cancelled,
        contribution);
  }

  private static CommandState state(AckTotals acks, long agreed, long claim) {
    if (acks.shipped + acks.arrived() == 0) {
      return acks.unmoved(acks.shortAtSource || acks.lastReceived);
    }
    if (claim == 0) {
      return acks.good >= agreed ? CommandState.RECEIVED : CommandState.CLOSED_SHORT;
    }
    return acks.arrived() > 0 ? CommandState.PARTLY_RECEIVED : CommandState.SHIPPED;
  }
}
