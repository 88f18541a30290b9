package org.echelon.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums over the acks of a command, withdrawn ones left out. */
final class AckTotals {
  long picked;
  long shipped;
  long good;
  long writtenOff;
  long heldDamaged;
  long refused;
  boolean rejected;
  boolean cancelled;
  boolean shortAtSource;
  boolean lastShipped;
  boolean lastReceived;
  boolean notFound;
  boolean expired;

  private final CommandTerms terms;
  private @Nullable Ack accepted;
  private boolean heardInTime;
  private long notFoundAt = Long.MAX_VALUE;
  private long firstReceiptAt = Long.MAX_VALUE;
  private final List<Ack> shipments = new ArrayList<>(2);
  private final List<Ack> receipts = new ArrayList<>(2);

  private AckTotals(CommandTerms terms) {
    this.terms = terms;
  }

  static AckTotals of(CommandDocument command) {
    AckTotals totals = new AckTotals(command.terms());
    for (Map.Entry<AckKey, Ack> entry : command.acks().entrySet()) {
      AckKey key = entry.getKey();
      boolean stands = !AssumedAcks.assumed(key) || AssumedAcks.stands(key, command);
      if (entry.getValue().counts() && stands && !totals.ignores(key.kind())) {
        totals.add(key.kind(), entry.getValue());
      }
    }
    // Silence of the source expires a command; what it said in time undoes that even if it comes
    // late. The destination's SHORT says nothing about the source.
    totals.expired = command.expiryPassed() && !totals.heardInTime;
    return totals;
  }

  /** A customer's receipt changes nothing about an assignment. */
  private boolean ignores(AckKind kind) {
    return kind == AckKind.RECEIVED && terms.kind() == CommandKind.ASSIGNMENT;
  }

  private void add(AckKind kind, Ack ack) {
    boolean atDestination = ack.node() == terms.to();
    heardInTime |=
        ack.stamp().occurredAt() <= terms.expiresAt() && !(kind == AckKind.SHORT && atDestination);
    switch (kind) {
      case ACCEPTED -> accepted = ack;
      case REJECTED -> {
        rejected = true;
        misses(ack.notFound(), ack);
      }
      case PICKED -> picked += ack.units();
      case SHIPPED -> {
        shipped += ack.units();
        lastShipped |= ack.last();
        misses(ack.last() && ack.notFound(), ack);
        shipments.add(ack);
      }
      case RECEIVED -> receive(ack);
      case SHORT -> {
        lastReceived |= atDestination;
        shortAtSource |= !atDestination;
        misses(!atDestination && ack.notFound(), ack);
      }
      case CANCELLED -> cancelled = true;
    }
  }

  private void misses(boolean missed, Ack ack) {
    if (missed) {
      notFound = true;
      notFoundAt = Math.min(notFoundAt, ack.stamp().occurredAt());
    }
  }

  private void receive(Ack ack) {
    receipts.add(ack);
    firstReceiptAt = Math.min(firstReceiptAt, ack.stamp().occurredAt());
    good += ack.units();
    lastReceived |= ack.last();
    switch (ack.damagedTo()) {
      case WRITTEN_OFF -> writtenOff += ack.damagedUnits();
      case HELD -> heldDamaged += ack.damagedUnits();
      case REFUSED -> refused += ack.damagedUnits();
    }
  }

  /**
   * Dates what left the source: each shipment when it left, {@code implied} units of which only the
   * receipt is known when the first of them arrived, {@code missing} ones when they were missed.
   */
  void dateDepartures(Contribution contribution, long implied, long missing) {
    int source = terms.from();
    for (Ack shipment : shipments) {
      contribution.move(source, shipment.stamp().occurredAt(), -shipment.units(), 0);
    }
    if (implied > 0) {
      contribution.move(source, firstReceiptAt, -implied, 0);
    }
    if (missing > 0) {
      contribution.miss(source, notFoundAt, missing);
    }
  }

  /** Dates what arrived at the destination. */
  void dateArrivals(Contribution contribution) {
    for (Ack receipt : receipts) {
      long held = receipt.damagedTo() == DamagedTo.HELD ? receipt.damagedUnits() : 0;
      contribution.move(terms.to(), receipt.stamp().occurredAt(), receipt.units(), held);
    }
  }

  /** Units that the source will give: those accepted, unless it accepted after the expiry. */
  long agreed() {
    boolean tooLate =
        expired && accepted != null && accepted.stamp().occurredAt() > terms.expiresAt();
    return accepted == null || tooLate ? terms.units() : Math.min(terms.units(), accepted.units());
  }

  long damaged() {
    return writtenOff + heldDamaged + refused;
  }

  long arrived() {
    return good + damaged();
  }

  boolean shipDone() {
    return lastShipped || shortAtSource;
  }

  boolean stopped() {
    return rejected || cancelled || shipDone() || expired;
  }

  /** The state of a command of which nothing has moved. */
  CommandState unmoved(boolean closedShort) {
    if (cancelled) {
      return CommandState.CANCELLED;
    }
    if (rejected) {
      return CommandState.REJECTED;
    }
    if (closedShort) {
      return CommandState.CLOSED_SHORT;
    }
    if (expired) {
      return CommandState.EXPIRED;
    }
    if (picked > 0) {
      return CommandState.PICKED;
    }
    return accepted != null ? CommandState.ACCEPTED : CommandState.RELEASED;
  }
}
