package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.producers.client.IssuedCommand;

/** Answers to commands. The command says which item it is about and who usually answers. */
final class AcksForm implements CsvForm {
  private final Function<String, Optional<IssuedCommand>> commands;

  /**
   * @param commands finds a command by its id
   */
  AcksForm(Function<String, Optional<IssuedCommand>> commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return "acks";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("command_id"),
        needed("kind"),
        needed("at"),
        optional("units"),
        optional("part"),
        optional("damaged_units"),
        optional("final"),
        optional("reason"),
        optional("node"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("occurredAt", "at", "last", "final");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    Optional<IssuedCommand> command = commands.apply(row.text("command_id"));
    if (command.isEmpty() && row.has("command_id")) {
      row.complain(
          "REF_UNKNOWN_COMMAND",
          "command_id",
          "was never issued here",
          "Check the id: ./echelon commands lists them");
    }
    AckKind kind = row.symbol("kind", AckKind.ACCEPTED);
    String usual = command.map(c -> kind == AckKind.RECEIVED ? c.to() : c.from()).orElse("");
    String node = row.orElse("node", usual);
    if (node.isEmpty()) {
      row.complain("FIELD_MISSING", "node", "is empty", "Say which node answers");
    }
    out.accept(
        new Read(
            row.line(),
            Ack.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(row.instant("at", row.settings().now()))
                .setCommandId(row.text("command_id"))
                .setCommandRevision(command.map(IssuedCommand::revision).orElse(1))
                .setSku(command.map(IssuedCommand::sku).orElse(""))
                .setKind(kind)
                .setNode(node)
                .setPart(row.orElse("part", "1"))
                .setUnits(units(row, kind, command))
                .setDamagedUnits(row.whole("damaged_units", 0, "Send base units"))
                .setLast(row.has("final") ? row.flag("final") : null)
                .setReason(row.orNull("reason"))
                .build()));
  }

  /** Who accepts, ships or receives without a number means all of it. */
  private static long units(CsvRow row, AckKind kind, Optional<IssuedCommand> command) {
    long all =
        switch (kind) {
          case ACCEPTED, PICKED, SHIPPED, RECEIVED -> command.map(IssuedCommand::units).orElse(0L);
          default -> 0;
        };
    return row.whole("units", all, "Send base units");
  }
}
