package org.echelon.inventory;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Books acks, releases and expiries of commands. */
final class CommandRules {
  private CommandRules() {}

  static Booking book(Posting posting, AckFact fact) {
    CommandDocument before = find(posting, fact.commandId());
    AckKey key = fact.key();
    Ack ack = fact.ack();
    Refusal refusal = before.known() ? refusal(before.terms(), key.kind(), ack) : null;
    if (refusal != null) {
      return Booking.refused(refusal);
    }
    Ack known = before.acks().get(key);
    if (known != null) {
      Outcome outcome = known.stamp().judge(ack.stamp(), known.saysTheSame(ack));
      if (outcome != Outcome.APPLIED) {
        return OrderLineRules.turnedAway(outcome, before.key(), fact.head());
      }
    }
    posting.heard(ack.node());
    CommandDocument after = before.withAck(key, ack);
    if (after.known()) {
      replace(posting, before, after.at(posting.now));
      answerLateWord(posting, key.kind(), ack, after.at(posting.now));
    } else {
      keep(posting, before, after);
    }
    return posting.finish(after.known() ? null : new WaitingAck(fact.commandId(), key));
  }

  private static void keep(Posting posting, CommandDocument before, CommandDocument after) {
    String sku = posting.stock.sku();
    posting.docs.put(sku, after);
    if (before.acks().isEmpty()) {
      posting.docs.scheduleDue(posting.now + Retention.UNKNOWN_COMMAND, sku, after.key());
    }
  }

  /** A source that takes up an expired command must hear that it is off. */
  private static void answerLateWord(
      Posting posting, AckKind kind, Ack ack, CommandDocument command) {
    boolean takesUp = kind == AckKind.ACCEPTED || kind == AckKind.PICKED;
    if (takesUp && ack.counts() && command.status().state() == CommandState.EXPIRED) {
      posting.alert("ACK_AFTER_EXPIRY", scope(command), kind + " after the command expired");
      posting.requestCancel(command.commandId());
    }
  }

  private static @Nullable Refusal refusal(CommandTerms terms, AckKind kind, Ack ack) {
    boolean assignment = terms.kind() == CommandKind.ASSIGNMENT;
    boolean receipt = kind == AckKind.RECEIVED;
    boolean maySpeak = receipt ? assignment || ack.node() == terms.to() : terms.isParty(ack.node());
    if (!maySpeak) {
      return Refusal.wrongNode(terms.commandId(), ack.node());
    }
    if (kind == AckKind.ACCEPTED && ack.units() > terms.units()) {
      return Refusal.exceedsCommand(ack.units(), terms.units());
    }
    boolean turnedBack = receipt && ack.damagedTo() == DamagedTo.REFUSED;
    return turnedBack && terms.kind() != CommandKind.PURCHASE ? Refusal.damagedToRefused() : null;
  }

  static Booking release(Posting posting, CommandTerms terms) {
    CommandDocument before = find(posting, terms.commandId());
    if (before.known()) {
      return Booking.of(Outcome.DUPLICATE);
    }
    ReleaseRules.check(posting, terms);
    CommandDocument after = before.withTerms(terms);
    for (Map.Entry<AckKey, Ack> entry : before.acks().entrySet()) {
      Refusal refusal = refusal(terms, entry.getKey().kind(), entry.getValue());
      if (refusal != null) {
        posting.refuse(refusal, new WaitingAck(terms.commandId(), entry.getKey()));
        after = after.withoutAck(entry.getKey());
      }
    }
    if (terms.kind() != CommandKind.ASSIGNMENT) {
      posting.stock.issue(terms.lane(), terms.lastUnit());
    }
    posting.docs.scheduleDue(terms.expiresAt() + 1, terms.sku(), after.key());
    replace(posting, before, after.at(posting.now));
    return posting.finish();
  }

  /** Nobody sends acks of this command: takes those that are to be assumed by now. */
  static Booking assume(Posting posting, CommandDocument command) {
    boolean forgotten =
        command.closedAt() != 0 && posting.now >= command.closedAt() + Retention.CLOSED_DOCUMENT;
    if (forgotten || AssumedAcks.next(command).filter(at -> at <= posting.now).isEmpty()) {
      return Booking.of(Outcome.DUPLICATE);
    }
    SortedMap<AckKey, Ack> acks = AssumedAcks.with(command.terms(), command.acks(), posting.now);
    replace(posting, command, command.withAcks(acks).at(posting.now));
    return posting.finish();
  }

  /** The clock passed an instant at which this command wanted to be looked at. */
  static Booking expire(Posting posting, CommandDocument command) {
    if (!command.known()) {
      posting.docs.forget(posting.stock.sku(), command.key());
      String id = command.commandId();
      for (AckKey key : command.acks().keySet()) {
        posting.refuse(Refusal.unknownCommand(id), new WaitingAck(id, key));
      }
      return posting.refused();
    }
    CommandDocument after = command.at(posting.now);
    if (after == command) {
      return Booking.of(Outcome.DUPLICATE);
    }
    if (command.status().sameStand(after.status())) {
      posting.docs.put(posting.stock.sku(), after);
      return Booking.of(Outcome.DUPLICATE);
    }
    replace(posting, command, after);
    return posting.finish();
  }

  private static void replace(Posting posting, CommandDocument before, CommandDocument after) {
    posting.replace(before, after);
    // Its order line speaks first: the customer's view of an excess says more than the command's.
    if (after.terms().kind() == CommandKind.ASSIGNMENT) {
      OrderLineRules.assignmentChanged(posting, after);
    }
    raiseAlerts(posting, before, after);
  }

  private static void raiseAlerts(Posting posting, CommandDocument before, CommandDocument after) {
    CommandStatus then = (before.known() ? before : before.withTerms(after.terms())).status();
    CommandStatus now = after.status();
    long commanded = after.terms().units();
    if (now.shipped() > Math.max(commanded, then.shipped()) && !posting.raised("OVER_SHIPPED")) {
      posting.alert(
          "OVER_SHIPPED", scope(after), now.shipped() + " units left, " + commanded + " commanded");
    }
    if (now.surplus() > then.surplus()) {
      posting.alert("OVER_RECEIVED", scope(after), now.surplus() + " units too many arrived");
    }
    if (movedAfterAll(now) && !movedAfterAll(then)) {
      posting.alert("SHIPPED_AFTER_CANCEL", scope(after), "moved although rejected or cancelled");
    }
    if (now.missing() > then.missing()) {
      posting.alert(
          "COUNT_REQUESTED",
          "node:" + after.terms().from(),
          now.missing() + " units not found for " + after.commandId());
    }
  }

  private static boolean movedAfterAll(CommandStatus status) {
    return status.revoked() && status.shipped() + status.arrived() > 0;
  }

  private static CommandDocument find(Posting posting, String commandId) {
    Document document = posting.docs.get(posting.stock.sku(), DocumentKey.command(commandId));
    return document instanceof CommandDocument command
        ? command
        : CommandDocument.unknown(commandId);
  }

  private static String scope(CommandDocument command) {
    return "command:" + command.commandId();
  }
}
