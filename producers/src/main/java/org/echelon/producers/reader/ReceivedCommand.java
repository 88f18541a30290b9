package org.echelon.producers.reader;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;

/**
 * A command to carry out, with what all three kinds have in common.
 *
 * @param revision of the command; a higher one replaces what a lower one said
 * @param units total of the command, not an increment
 * @param expiresAt not to be started after
 * @param speaker who answers for its start: source node, vendor, or the node that ships
 * @param record the command itself: TransferCommand, PurchaseCommand or AssignmentCommand
 */
public record ReceivedCommand(
    String commandId,
    int revision,
    CommandChange change,
    String sku,
    long units,
    Instant issuedAt,
    Instant expiresAt,
    String speaker,
    SpecificRecord record) {

  /**
   * Reads a record of one of the three command topics.
   *
   * @throws IllegalArgumentException when it is another record
   */
  public static ReceivedCommand of(SpecificRecord record) {
    if (record instanceof TransferCommand c) {
      return new ReceivedCommand(
          c.getCommandId(),
          c.getRevision(),
          c.getChange(),
          c.getSku(),
          c.getUnits(),
          c.getIssuedAt(),
          c.getExpiresAt(),
          c.getFrom(),
          c);
    }
    if (record instanceof PurchaseCommand c) {
      return new ReceivedCommand(
          c.getCommandId(),
          c.getRevision(),
          c.getChange(),
          c.getSku(),
          c.getUnits(),
          c.getIssuedAt(),
          c.getExpiresAt(),
          c.getVendor(),
          c);
    }
    if (record instanceof AssignmentCommand c) {
      return new ReceivedCommand(
          c.getCommandId(),
          c.getRevision(),
          c.getChange(),
          c.getSku(),
          c.getUnits(),
          c.getIssuedAt(),
          c.getExpiresAt(),
          c.getNode(),
          c);
    }
    throw new IllegalArgumentException(
        record.getClass().getSimpleName() + " is not a command; read the cmd topics");
  }
}
