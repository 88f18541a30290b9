package org.echelon.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.inventory.Ack;
import org.echelon.inventory.AckKey;
import org.echelon.inventory.AckKind;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.inventory.DamagedTo;

/**
 * Fields of a command document. The places on the way stand at the end, and only where there are
 * any: documents of before have none, so nothing may follow the fields of a command.
 */
final class CommandForm {
  private CommandForm() {}

  static void put(BytesOut out, CommandDocument command) {
    out.putText(command.commandId());
    out.putBoolean(command.known());
    if (command.known()) {
      put(out, command.terms());
    }
    out.putVarint(command.acks().size());
    for (Map.Entry<AckKey, Ack> entry : command.acks().entrySet()) {
      out.putEnum(entry.getKey().kind());
      out.putText(entry.getKey().part());
      put(out, entry.getValue());
    }
    out.putBoolean(command.expiryPassed());
    out.putBoolean(command.cancelRequested());
    if (command.known() && !command.terms().via().isEmpty()) {
      out.putVarint(command.terms().via().size());
      command.terms().via().forEach(out::putVarint);
    }
  }

  private static void put(BytesOut out, CommandTerms terms) {
    out.putEnum(terms.kind());
    out.putText(terms.sku());
    out.putText(terms.lane());
    out.putSigned(terms.from());
    out.putSigned(terms.to());
    out.putVarint(terms.firstUnit());
    out.putVarint(terms.units());
    out.putVarint(terms.timing().issuedAt());
    out.putVarint(terms.timing().expiresAt());
    out.putVarint(terms.timing().departureAt());
    out.putVarint(terms.timing().expectedArrivalAt());
    out.putText(terms.orderId());
    out.putVarint(terms.lineNo());
    out.putVarint(terms.attempt());
  }

  private static void put(BytesOut out, Ack ack) {
    DocumentCodec.put(out, ack.stamp());
    out.putSigned(ack.node());
    out.putVarint(ack.units());
    out.putVarint(ack.damagedUnits());
    out.putEnum(ack.damagedTo());
    out.putBoolean(ack.last());
    out.putTextOrNull(ack.reason());
    out.putVarint(ack.expectedAt());
  }

  static CommandDocument get(BytesIn in, long closedAt) {
    String commandId = in.getText();
    CommandTerms terms = in.getBoolean() ? terms(in, commandId) : null;
    SortedMap<AckKey, Ack> acks = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      acks.put(new AckKey(in.getEnum(AckKind.values()), in.getText()), ack(in));
    }
    boolean expiryPassed = in.getBoolean();
    boolean cancelRequested = in.getBoolean();
    if (terms != null && !in.atEnd()) {
      terms = terms.over(places(in));
    }
    return new CommandDocument(commandId, terms, acks, expiryPassed, cancelRequested, closedAt);
  }

  private static List<Integer> places(BytesIn in) {
    List<Integer> places = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      places.add(in.getCount());
    }
    return places;
  }

  private static CommandTerms terms(BytesIn in, String commandId) {
    return new CommandTerms(
        commandId,
        in.getEnum(CommandKind.values()),
        in.getText(),
        in.getText(),
        (int) in.getSigned(),
        (int) in.getSigned(),
        in.getVarint(),
        in.getVarint(),
        new CommandTiming(in.getVarint(), in.getVarint(), in.getVarint(), in.getVarint()),
        in.getText(),
        in.getCount(),
        in.getCount());
  }

  private static Ack ack(BytesIn in) {
    return new Ack(
        DocumentCodec.stamp(in),
        (int) in.getSigned(),
        in.getVarint(),
        in.getVarint(),
        in.getEnum(DamagedTo.values()),
        in.getBoolean(),
        in.getTextOrNull(),
        in.getVarint());
  }
}
