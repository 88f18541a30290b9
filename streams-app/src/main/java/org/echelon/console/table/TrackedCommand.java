package org.echelon.console.table;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandStatus;
import org.echelon.inventory.CommandTerms;

/**
 * A published command and what its partners answered, folded by the rules of the ledger. Plan may
 * refuse an answer that it finds contradictory; such a one is among the refused records and is
 * counted here all the same.
 */
public final class TrackedCommand {
  private CommandHead head;
  private final SortedMap<AckKey, Ack> acks = new TreeMap<>();
  private boolean cancelRequested;
  private Optional<CommandStatus> folded = Optional.empty();
  private boolean foldedExpired;

  TrackedCommand(CommandHead head) {
    this.head = head;
  }

  /** Takes a later revision; an earlier one changes nothing. */
  void replaceBy(CommandHead newer) {
    if (newer.revision() > head.revision()) {
      head = newer;
      folded = Optional.empty();
    }
  }

  void requestCancel() {
    cancelRequested = true;
  }

  /** Takes an answer, unless a newer one or the same is known. */
  void answer(AckKey key, Ack ack) {
    Ack known = acks.get(key);
    if (known == null || ack.stamp().revision() > known.stamp().revision()) {
      acks.put(key, ack);
      folded = Optional.empty();
    }
  }

  public CommandHead head() {
    return head;
  }

  /** Newest revision of every answer, by kind and part. */
  public SortedMap<AckKey, Ack> acks() {
    return acks;
  }

  public boolean cancelRequested() {
    return cancelRequested;
  }

  /** State and quantities at an instant. */
  public CommandStatus status(long nowMillis) {
    CommandTerms terms = head.terms();
    boolean expired = nowMillis > terms.expiresAt();
    if (folded.isEmpty() || foldedExpired != expired) {
      folded =
          Optional.of(
              new CommandDocument(terms.commandId(), terms, acks, expired, cancelRequested, 0)
                  .status());
      foldedExpired = expired;
    }
    return folded.get();
  }
}
