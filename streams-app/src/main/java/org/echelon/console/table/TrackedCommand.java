package org.echelon.console.table;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AssumedAcks;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandStatus;
import org.echelon.inventory.CommandTerms;
import org.jspecify.annotations.Nullable;

/**
 * A published command and what its partners answered, folded by the rules of the ledger. Plan may
 * refuse an answer that it finds contradictory; such a one is among the refused records and is
 * counted here all the same. Of lanes that no acks come from they are assumed, as Plan does.
 */
public final class TrackedCommand {
  private CommandHead head;
  private final SortedMap<AckKey, Ack> acks = new TreeMap<>();
  private boolean cancelRequested;
  private Optional<CommandStatus> folded = Optional.empty();
  private boolean foldedExpired;
  private int foldedAcks;
  private @Nullable CommandState told;
  private final Predicate<String> silentLanes;

  /**
   * A command as published.
   *
   * @param silentLanes lanes that no acks come from: theirs are assumed
   */
  TrackedCommand(CommandHead head, Predicate<String> silentLanes) {
    this.head = head;
    this.silentLanes = silentLanes;
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

  /** Whether a state is another than the one that was asked about last. */
  boolean turned(CommandState state) {
    boolean turned = state != told;
    told = state;
    return turned;
  }

  /** State and quantities at an instant. */
  public CommandStatus status(long nowMillis) {
    CommandTerms terms = head.terms();
    boolean expired = nowMillis > terms.expiresAt();
    SortedMap<AckKey, Ack> all =
        silentLanes.test(terms.lane()) ? AssumedAcks.with(terms, acks, nowMillis) : acks;
    if (folded.isEmpty() || foldedExpired != expired || foldedAcks != all.size()) {
      folded =
          Optional.of(
              new CommandDocument(terms.commandId(), terms, all, expired, cancelRequested, 0)
                  .status());
      foldedExpired = expired;
      foldedAcks = all.size();
    }
    return folded.get();
  }
}
