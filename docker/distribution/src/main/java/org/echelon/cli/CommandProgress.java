package org.echelon.cli;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;

/**
 * How far a command is, told from its acks: the furthest step that somebody reported. The ledger
 * knows more (events that speak of a command, expiry), so a position's word goes before this.
 */
enum CommandProgress {
  RELEASED,
  ACCEPTED,
  PICKED,
  SHIPPED,
  PARTLY_RECEIVED,
  RECEIVED,
  DONE,
  CLOSED_SHORT,
  REJECTED,
  CANCELLED,
  EXPIRED,
  CLOSED;

  private static final Set<CommandProgress> OPEN =
      EnumSet.of(RELEASED, ACCEPTED, PICKED, SHIPPED, PARTLY_RECEIVED);

  boolean open() {
    return OPEN.contains(this);
  }

  /** The step that a command's documents show; withdrawn ones do not count. */
  static CommandProgress of(KnownCommand command, Collection<Ack> documents) {
    long shipped = 0;
    long received = 0;
    boolean shipsNoMore = false;
    boolean comesNoMore = false;
    Set<AckKind> kinds = EnumSet.noneOf(AckKind.class);
    for (Ack ack : documents) {
      if (ack.getWithdrawn()) {
        continue;
      }
      kinds.add(ack.getKind());
      if (ack.getKind() == AckKind.SHIPPED) {
        shipped += ack.getUnits();
        shipsNoMore |= ack.getLast() == null || ack.getLast();
      } else if (ack.getKind() == AckKind.RECEIVED) {
        received += ack.getUnits();
        comesNoMore |= ack.getLast() != null && ack.getLast();
      }
    }
    if (command.kind().equals("ASSIGNMENT") && shipped > 0) {
      return shipped >= command.units() ? DONE : shipsNoMore ? CLOSED_SHORT : SHIPPED;
    }
    if (kinds.contains(AckKind.RECEIVED)) {
      boolean all = received >= command.units();
      return all ? RECEIVED : comesNoMore ? CLOSED_SHORT : PARTLY_RECEIVED;
    }
    if (shipped > 0) {
      return SHIPPED;
    }
    if (kinds.contains(AckKind.CANCELLED)) {
      return CANCELLED;
    }
    if (kinds.contains(AckKind.REJECTED)) {
      return REJECTED;
    }
    if (kinds.contains(AckKind.SHORT) || shipsNoMore) {
      return CLOSED_SHORT;
    }
    return kinds.contains(AckKind.PICKED)
        ? PICKED
        : kinds.contains(AckKind.ACCEPTED) ? ACCEPTED : RELEASED;
  }
}
