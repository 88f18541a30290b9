package org.echelon.producers.partner;

import org.echelon.command.Ack;
import org.echelon.command.AckKind;

/** Writes the acks of one revision of a command; ids follow from the command, kind and part. */
record Acks(String commandId, int commandRevision, String sku) {

  Ack.Builder accepted(String node, long units) {
    // A later revision of the command is accepted by a later revision of the same document.
    return ack(AckKind.ACCEPTED, node, "1", units).setRevision(commandRevision);
  }

  Ack.Builder shipped(String node, long units) {
    return ack(AckKind.SHIPPED, node, "1", units).setLast(true);
  }

  Ack.Builder ack(AckKind kind, String node, String part, long units) {
    return Ack.newBuilder()
        .setEventId(commandId + "-" + commandRevision + "-" + kind + "-" + part)
        .setSource("partner-" + node)
        .setCommandId(commandId)
        .setCommandRevision(commandRevision)
        .setSku(sku)
        .setKind(kind)
        .setNode(node)
        .setPart(part)
        .setUnits(units);
  }
}
