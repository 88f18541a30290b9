package org.echelon.inventory;

import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;

/**
 * The life cycles written down a second time, slowly and straight from their definitions: the state
 * and buckets of a command as a function of the set of its answers alone, so without any order.
 */
final class PlainFold {
  private final CommandTerms terms;
  private final SortedMap<AckKey, Ack> acks;
  private final boolean expired;

  /** Buckets by node and flows, as {@link #picture} prints them. */
  private final Contribution expected = new Contribution();

  private CommandState state = CommandState.RELEASED;

  PlainFold(CommandTerms terms, SortedMap<AckKey, Ack> acks, boolean clockPassed) {
    this.terms = terms;
    this.acks = acks;
    this.expired = clockPassed && !any((key, ack) -> heardInTime(key, ack));
    switch (terms.kind()) {
      case TRANSFER -> transfer();
      case PURCHASE -> purchase();
      case ASSIGNMENT -> assignment();
    }
  }

  CommandState state() {
    return state;
  }

  Contribution expected() {
    return expected;
  }

  /** The destination's word that something is short says nothing about the source. */
  private boolean heardInTime(AckKey key, Ack ack) {
    boolean ofDestination = key.kind() == AckKind.SHORT && ack.node() == terms.to();
    return !ofDestination && ack.stamp().occurredAt() <= terms.expiresAt();
  }

  private void transfer() {
    long shipped = sum(AckKind.SHIPPED, Ack::units);
    long good = sum(AckKind.RECEIVED, Ack::units);
    long bad = sum(AckKind.RECEIVED, Ack::damagedUnits);
    long badKept = kept(DamagedTo.HELD);
    boolean shipDone = shipDone();
    boolean receiptDone =
        any((key, ack) -> key.kind() == AckKind.RECEIVED && ack.last())
            || any((key, ack) -> key.kind() == AckKind.SHORT && ack.node() == terms.to());
    long left = shipDone ? shipped : Math.max(shipped, good + bad);
    long rest = Math.max(0, agreed() - left);
    long toShip = rejected() || cancelled() || shipDone || expired ? 0 : rest;
    long missing = notFound() ? rest : 0;
    long lost = receiptDone ? Math.max(0, left - good - bad) : 0;
    long transit = Math.max(0, left - good - bad - lost);
    expected
        .add(terms.from(), Bucket.ON_HAND, -(toShip + missing + left))
        .add(terms.from(), Bucket.RESERVED, toShip)
        .add(terms.from(), Bucket.HELD, missing)
        .add(terms.to(), Bucket.IN_TRANSIT, transit)
        .add(terms.to(), Bucket.ON_HAND, good)
        .add(terms.to(), Bucket.HELD, badKept)
        .add(terms.to(), Bucket.WRITTEN_OFF, bad - badKept + lost)
        .add(terms.to(), Bucket.ON_ORDER, toShip)
        .add(Flow.CORRECTIONS, Math.max(0, good + bad - left));
    if (left + good + bad == 0) {
      state = unmoved(shipDone);
    } else if (transit == 0 && toShip == 0) {
      state = good >= agreed() ? CommandState.RECEIVED : CommandState.CLOSED_SHORT;
    } else {
      state = good + bad > 0 ? CommandState.PARTLY_RECEIVED : CommandState.SHIPPED;
    }
  }

  private void purchase() {
    long shipped = sum(AckKind.SHIPPED, Ack::units);
    long good = sum(AckKind.RECEIVED, Ack::units);
    long bad = sum(AckKind.RECEIVED, Ack::damagedUnits);
    boolean receiptDone =
        any((key, ack) -> key.kind() == AckKind.RECEIVED && ack.last())
            || any((key, ack) -> key.kind() == AckKind.SHORT && ack.node() == terms.to());
    boolean shortAtVendor =
        any((key, ack) -> key.kind() == AckKind.SHORT && ack.node() != terms.to());
    // A vendor that gives up still owes what it said is on its way.
    boolean stopped = rejected() || cancelled() || shortAtVendor || expired;
    long owed = stopped ? Math.min(agreed(), shipped) : agreed();
    long claim = receiptDone ? 0 : Math.max(0, owed - good - bad);
    expected
        .add(terms.to(), Bucket.ON_ORDER, claim)
        .add(terms.to(), Bucket.ON_HAND, good)
        .add(terms.to(), Bucket.HELD, kept(DamagedTo.HELD))
        .add(terms.to(), Bucket.WRITTEN_OFF, kept(DamagedTo.WRITTEN_OFF))
        .add(Flow.FROM_VENDORS, good + kept(DamagedTo.HELD) + kept(DamagedTo.WRITTEN_OFF));
    if (shipped + good + bad == 0) {
      state = unmoved(shortAtVendor || receiptDone);
    } else if (claim == 0) {
      state = good >= agreed() ? CommandState.RECEIVED : CommandState.CLOSED_SHORT;
    } else {
      state = good + bad > 0 ? CommandState.PARTLY_RECEIVED : CommandState.SHIPPED;
    }
  }

  private void assignment() {
    long shipped = sum(AckKind.SHIPPED, Ack::units);
    long rest = Math.max(0, agreed() - shipped);
    long toShip = rejected() || cancelled() || shipDone() || expired ? 0 : rest;
    long missing = notFound() ? rest : 0;
    expected
        .add(terms.from(), Bucket.ON_HAND, -(toShip + missing + shipped))
        .add(terms.from(), Bucket.RESERVED, toShip)
        .add(terms.from(), Bucket.HELD, missing)
        .add(Flow.SHIPPED_TO_CUSTOMERS, shipped);
    if (shipped == 0) {
      state = unmoved(shipDone());
    } else if (toShip > 0) {
      state = CommandState.SHIPPED;
    } else {
      state = shipped >= agreed() ? CommandState.DONE : CommandState.CLOSED_SHORT;
    }
  }

  private CommandState unmoved(boolean closedShort) {
    if (cancelled()) {
      return CommandState.CANCELLED;
    }
    if (rejected()) {
      return CommandState.REJECTED;
    }
    if (closedShort) {
      return CommandState.CLOSED_SHORT;
    }
    if (expired) {
      return CommandState.EXPIRED;
    }
    if (sum(AckKind.PICKED, Ack::units) > 0) {
      return CommandState.PICKED;
    }
    return any(AckKind.ACCEPTED) ? CommandState.ACCEPTED : CommandState.RELEASED;
  }

  /** Units accepted; all of them while nothing was, or when that came after the expiry. */
  private long agreed() {
    if (!any(AckKind.ACCEPTED)
        || expired
            && any(
                (key, ack) ->
                    key.kind() == AckKind.ACCEPTED
                        && ack.stamp().occurredAt() > terms.expiresAt())) {
      return terms.units();
    }
    return Math.min(terms.units(), sum(AckKind.ACCEPTED, Ack::units));
  }

  private boolean rejected() {
    return any(AckKind.REJECTED);
  }

  private boolean cancelled() {
    return any(AckKind.CANCELLED);
  }

  private boolean shipDone() {
    return any((key, ack) -> key.kind() == AckKind.SHIPPED && ack.last())
        || any((key, ack) -> key.kind() == AckKind.SHORT && ack.node() != terms.to());
  }

  private boolean notFound() {
    return any(
        (key, ack) ->
            "NOT_FOUND".equals(ack.reason())
                && (key.kind() == AckKind.REJECTED
                    || key.kind() == AckKind.SHIPPED && ack.last()
                    || key.kind() == AckKind.SHORT && ack.node() != terms.to()));
  }

  private long kept(DamagedTo where) {
    return sum(AckKind.RECEIVED, ack -> ack.damagedTo() == where ? ack.damagedUnits() : 0);
  }

  private long sum(AckKind kind, ToLongFunction<Ack> units) {
    long sum = 0;
    for (Map.Entry<AckKey, Ack> entry : acks.entrySet()) {
      if (counts(entry) && entry.getKey().kind() == kind) {
        sum += units.applyAsLong(entry.getValue());
      }
    }
    return sum;
  }

  private boolean any(AckKind kind) {
    return any((key, ack) -> key.kind() == kind);
  }

  private boolean any(BiPredicate<AckKey, Ack> test) {
    for (Map.Entry<AckKey, Ack> entry : acks.entrySet()) {
      if (counts(entry) && test.test(entry.getKey(), entry.getValue())) {
        return true;
      }
    }
    return false;
  }

  /** What was withdrawn never was, and a customer's receipt is no business of an assignment. */
  private boolean counts(Map.Entry<AckKey, Ack> entry) {
    boolean customers =
        terms.kind() == CommandKind.ASSIGNMENT && entry.getKey().kind() == AckKind.RECEIVED;
    return !entry.getValue().stamp().withdrawn() && !customers;
  }
}
