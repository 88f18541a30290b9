package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.control.Role;
import org.echelon.reference.LaneMode;
import org.jspecify.annotations.Nullable;

/** What a person orders; never read from a file. */
final class ControlForm implements CsvForm {
  @Override
  public String name() {
    return "control";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("family"),
        needed("action"),
        needed("scope"),
        needed("why"),
        needed("who"),
        optional("role"),
        optional("ticket"),
        optional("until"),
        optional("units"),
        optional("level_units"),
        optional("cap_units_per_day"),
        optional("mode"),
        optional("part"),
        optional("version"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("expiresAt", "until", "controlId", "scope");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    ControlFamily family = row.symbol("family", ControlFamily.HALT);
    out.accept(
        new Read(
            row.line(),
            Control.newBuilder()
                .setControlId(family + "/" + row.text("scope"))
                .setRevision(row.revision())
                .setFamily(family)
                .setAction(row.symbol("action", ControlAction.PAUSE))
                .setScope(row.text("scope"))
                .setWho(row.text("who"))
                .setRole(row.symbol("role", Role.OPERATOR))
                .setWhy(row.text("why"))
                .setTicket(row.orNull("ticket"))
                .setRequestedAt(row.settings().now())
                .setEffectiveAt(row.settings().now())
                .setExpiresAt(row.instantOrNull("until"))
                .setRequestId(row.text("event_id"))
                .setUnits(number(row, "units"))
                .setLevelUnits(number(row, "level_units"))
                .setCapUnitsPerDay(number(row, "cap_units_per_day"))
                .setMode(row.has("mode") ? row.symbol("mode", LaneMode.SHADOW) : null)
                .setPart(row.has("part") ? row.symbol("part", PlanningPart.BOTH) : null)
                .setVersion(number(row, "version"))
                .build()));
  }

  private static @Nullable Long number(CsvRow row, String column) {
    return row.has(column) ? row.whole(column, 0, "Send a number without a fraction") : null;
  }
}
