package org.echelon.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Acks that nobody sends and that are therefore assumed: a transfer or purchase shipped in full at
 * its departure and received in full at its expected arrival. They are acks of the command like any
 * other, of revision 0 and of a part that no sender can name. A word of the source ends both, a
 * word of the destination ends the assumed receipt, whether it comes before or after them: they
 * stay with the command but count for nothing, until what was said is withdrawn.
 */
public final class AssumedAcks {
  /** Reason of an assumed ack, and what marks stock that rests on one. */
  public static final String CODE = "ACK_ASSUMED";

  /** Parts of senders are not empty. */
  private static final String PART = "";

  private static final AckKey SHIPPED = new AckKey(AckKind.SHIPPED, PART);
  private static final AckKey RECEIVED = new AckKey(AckKind.RECEIVED, PART);

  private AssumedAcks() {}

  /** When the next ack of a command is to be assumed; empty when none is. */
  public static Optional<Long> next(CommandDocument command) {
    if (!command.known()
        || command.terms().kind() == CommandKind.ASSIGNMENT
        || command.acks().containsKey(RECEIVED)) {
      return Optional.empty();
    }
    boolean left = command.acks().containsKey(SHIPPED);
    CommandState state = command.status().state();
    boolean over =
        state == CommandState.EXPIRED
            || state.closed() && !stands(left ? RECEIVED : SHIPPED, command);
    if (over) {
      return Optional.empty();
    }
    return Optional.of(left ? arrivalAt(command.terms()) : departureAt(command.terms()));
  }

  /** The acks of a command with those that are to be assumed by now. */
  public static SortedMap<AckKey, Ack> with(
      CommandTerms terms, SortedMap<AckKey, Ack> acks, long now) {
    SortedMap<AckKey, Ack> all = new TreeMap<>(acks);
    if (now >= departureAt(terms)) {
      all.putIfAbsent(SHIPPED, ack(terms.from(), terms.units(), departureAt(terms)));
    }
    if (now >= arrivalAt(terms)) {
      all.putIfAbsent(RECEIVED, ack(terms.to(), terms.units(), arrivalAt(terms)));
    }
    return all;
  }

  /**
   * Nodes whose stock rests on assumed acks of a command: where units were assumed to leave or
   * arrive and nobody has counted since, and where units are under way that were assumed to leave.
   */
  public static List<Integer> nodes(CommandDocument command, SkuStock stock) {
    List<Integer> nodes = new ArrayList<>(2);
    for (Map.Entry<AckKey, Ack> entry : command.acks().entrySet()) {
      Ack ack = entry.getValue();
      if (assumed(entry.getKey()) && stands(entry.getKey(), command)) {
        if (stock.at(ack.node()).lastCountAt() < ack.stamp().occurredAt()) {
          nodes.add(ack.node());
        }
        if (!command.closed()) {
          nodes.add(command.terms().to());
        }
      }
    }
    return nodes;
  }

  static boolean assumed(AckKey key) {
    return key.part().equals(PART);
  }

  /** Whether an assumed ack counts: nobody who must know has said anything. */
  static boolean stands(AckKey assumed, CommandDocument command) {
    for (Map.Entry<AckKey, Ack> entry : command.acks().entrySet()) {
      Ack ack = entry.getValue();
      if (ack.counts() && !assumed(entry.getKey())) {
        AckKind kind = entry.getKey().kind();
        boolean ofDestination =
            kind == AckKind.RECEIVED || kind == AckKind.SHORT && ack.node() == command.terms().to();
        if (!ofDestination || assumed.kind() == AckKind.RECEIVED) {
          return false;
        }
      }
    }
    return true;
  }

  private static long departureAt(CommandTerms terms) {
    long planned = terms.timing().departureAt();
    return planned == 0 ? terms.expiresAt() : Math.min(planned, terms.expiresAt());
  }

  private static long arrivalAt(CommandTerms terms) {
    return Math.max(terms.timing().expectedArrivalAt(), departureAt(terms));
  }

  private static Ack ack(int node, long units, long at) {
    return new Ack(new Stamp(0, at, false), node, units, 0, DamagedTo.HELD, true, CODE, 0);
  }
}
