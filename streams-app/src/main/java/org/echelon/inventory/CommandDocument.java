package org.echelon.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A command and its acks. Without terms it is the waiting place of acks whose command is unknown.
 *
 * @param terms null while the command is unknown
 * @param expiryPassed whether the clock has passed {@code expiresAt}
 * @param cancelRequested whether we asked for a cancel; only a flag until the warehouse answers
 */
public record CommandDocument(
    String commandId,
    @Nullable CommandTerms terms,
    SortedMap<AckKey, Ack> acks,
    boolean expiryPassed,
    boolean cancelRequested,
    long closedAt)
    implements Document {

  public CommandDocument {
    acks = Collections.unmodifiableSortedMap(acks);
  }

  static CommandDocument unknown(String commandId) {
    return new CommandDocument(commandId, null, new TreeMap<>(), false, false, 0);
  }

  public boolean known() {
    return terms != null;
  }

  /** What was commanded; not while the command is unknown. */
  @Override
  public CommandTerms terms() {
    if (terms == null) {
      throw new IllegalStateException("command " + commandId + " is not known yet");
    }
    return terms;
  }

  /** State, quantities and buckets now; not for an unknown command. */
  public CommandStatus status() {
    return switch (terms().kind()) {
      case TRANSFER -> TransferFold.fold(this);
      case PURCHASE -> PurchaseFold.fold(this);
      case ASSIGNMENT -> AssignmentFold.fold(this);
    };
  }

  /** What has left for the customer under an assignment. */
  public List<Parcel> parcels() {
    List<Parcel> parcels = new ArrayList<>(1);
    acks.forEach(
        (key, ack) -> {
          if (key.kind() == AckKind.SHIPPED && ack.counts() && ack.units() > 0) {
            String id = commandId + '/' + key.part();
            parcels.add(new Parcel(id, terms().from(), ack.stamp().occurredAt(), ack.units()));
          }
        });
    return parcels;
  }

  @Override
  public DocumentKey key() {
    return DocumentKey.command(commandId);
  }

  @Override
  public Contribution contribution() {
    return known() ? status().contribution() : new Contribution();
  }

  @Override
  public boolean closed() {
    return known() && status().state().closed();
  }

  CommandDocument withTerms(CommandTerms known) {
    return new CommandDocument(commandId, known, acks, expiryPassed, cancelRequested, closedAt);
  }

  CommandDocument withAck(AckKey key, Ack ack) {
    SortedMap<AckKey, Ack> more = new TreeMap<>(acks);
    more.put(key, ack);
    return new CommandDocument(commandId, terms, more, expiryPassed, cancelRequested, closedAt);
  }

  CommandDocument withoutAck(AckKey key) {
    SortedMap<AckKey, Ack> fewer = new TreeMap<>(acks);
    fewer.remove(key);
    return new CommandDocument(commandId, terms, fewer, expiryPassed, cancelRequested, closedAt);
  }

  CommandDocument withAcks(SortedMap<AckKey, Ack> others) {
    return new CommandDocument(commandId, terms, others, expiryPassed, cancelRequested, closedAt);
  }

  CommandDocument at(long now) {
    boolean passed = expiryPassed || known() && now > terms().expiresAt();
    return passed == expiryPassed
        ? this
        : new CommandDocument(commandId, terms, acks, true, cancelRequested, closedAt);
  }

  CommandDocument withCancelRequested() {
    return new CommandDocument(commandId, terms, acks, expiryPassed, true, closedAt);
  }

  @Override
  public CommandDocument withClosedAt(long instant) {
    return new CommandDocument(commandId, terms, acks, expiryPassed, cancelRequested, instant);
  }
}
