package org.echelon.producers.client;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;

/**
 * What an answer needs to know of a command.
 *
 * @param from the node or vendor that starts it
 * @param to the node that ends it
 * @param units all of it, base units
 */
public record IssuedCommand(
    String commandId, int revision, String sku, String from, String to, long units) {

  /** A command of any kind; empty for any other record. */
  static Optional<IssuedCommand> of(SpecificRecord record) {
    if (record instanceof TransferCommand transfer) {
      return Optional.of(
          new IssuedCommand(
              transfer.getCommandId(),
              transfer.getRevision(),
              transfer.getSku(),
              transfer.getFrom(),
              transfer.getTo(),
              transfer.getUnits()));
    }
    if (record instanceof PurchaseCommand purchase) {
      return Optional.of(
          new IssuedCommand(
              purchase.getCommandId(),
              purchase.getRevision(),
              purchase.getSku(),
              purchase.getVendor(),
              purchase.getTo(),
              purchase.getUnits()));
    }
    if (record instanceof AssignmentCommand assignment) {
      return Optional.of(
          new IssuedCommand(
              assignment.getCommandId(),
              assignment.getRevision(),
              assignment.getSku(),
              assignment.getNode(),
              assignment.getNode(),
              assignment.getUnits()));
    }
    return Optional.empty();
  }
}
