package org.echelon.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;

/**
 * What a screen needs to know of a command, whatever its kind.
 *
 * @param from source node, vendor, or the node that ships
 * @param to destination node, or the order and its line
 * @param lane empty for an assignment
 * @param departsAt when it leaves, is ordered, or must be ready
 * @param arrivesAt when it should be there in most cases
 * @param place time zone of the departure, as the command names it
 */
record KnownCommand(
    String id,
    String kind,
    int revision,
    CommandChange change,
    String sku,
    String from,
    String to,
    String lane,
    long units,
    Instant issuedAt,
    Instant departsAt,
    Instant arrivesAt,
    String place) {

  static KnownCommand of(SpecificRecord record) {
    if (record instanceof TransferCommand c) {
      return new KnownCommand(
          c.getCommandId(),
          "TRANSFER",
          c.getRevision(),
          c.getChange(),
          c.getSku(),
          c.getFrom(),
          c.getTo(),
          c.getLane(),
          c.getUnits(),
          c.getIssuedAt(),
          c.getDepartureAt(),
          c.getLatestArrivalAt(),
          c.getDepartureLocal().substring(c.getDepartureLocal().indexOf(' ') + 1));
    }
    if (record instanceof PurchaseCommand c) {
      return new KnownCommand(
          c.getCommandId(),
          "PURCHASE",
          c.getRevision(),
          c.getChange(),
          c.getSku(),
          c.getVendor(),
          c.getTo(),
          c.getLane(),
          c.getUnits(),
          c.getIssuedAt(),
          c.getOrderOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
          c.getDeliverBy(),
          "Z");
    }
    AssignmentCommand c = (AssignmentCommand) record;
    return new KnownCommand(
        c.getCommandId(),
        "ASSIGNMENT",
        c.getRevision(),
        c.getChange(),
        c.getSku(),
        c.getNode(),
        c.getOrderId() + "/" + c.getLineNo(),
        "",
        c.getUnits(),
        c.getIssuedAt(),
        c.getReadyBy(),
        c.getPromisedAt() == null ? c.getReadyBy() : c.getPromisedAt(),
        "Z");
  }

  boolean cancelled() {
    return change == CommandChange.CANCEL;
  }
}
