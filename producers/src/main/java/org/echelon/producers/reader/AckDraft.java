package org.echelon.producers.reader;

import java.time.Instant;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;

/** Begins acks whose ids follow from what they say, so that a repeated ack is one ack. */
public final class AckDraft {
  private AckDraft() {}

  /**
   * An ack of a command; only what differs from its usual form is left to set.
   *
   * @param source the sending system, such as wms-1
   * @param node who speaks: source, destination or vendor
   * @param part truck, wave or delivery; "1" where there is one only
   */
  public static Ack.Builder of(
      ReceivedCommand command,
      AckKind kind,
      String source,
      String node,
      String part,
      long units,
      Instant at) {
    return Ack.newBuilder()
        .setEventId(command.commandId() + "-" + command.revision() + "-" + kind + "-" + part)
        .setSource(source)
        .setOccurredAt(at)
        .setCommandId(command.commandId())
        .setCommandRevision(command.revision())
        // A later revision of the command is answered by a later revision of the same document.
        .setRevision(kind == AckKind.ACCEPTED ? command.revision() : 1)
        .setSku(command.sku())
        .setKind(kind)
        .setNode(node)
        .setPart(part)
        .setUnits(units);
  }
}
