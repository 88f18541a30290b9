package org.echelon.producers.csv;

import static org.echelon.producers.csv.Column.needed;
import static org.echelon.producers.csv.Column.optional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.event.ExternalStatus;

/** What another planner decided to buy or to move. */
final class ExternalForm implements CsvForm {
  @Override
  public String name() {
    return "external";
  }

  @Override
  public List<Column> columns() {
    return List.of(
        needed("decision_id"),
        needed("decided_at"),
        needed("kind"),
        needed("sku"),
        needed("from"),
        needed("to"),
        needed("units"),
        optional("status"),
        optional("at"),
        optional("expected_on"),
        optional("expires_at"),
        optional("reason"));
  }

  @Override
  public Map<String, String> columnsByField() {
    return Map.of("occurredAt", "at");
  }

  @Override
  public void row(CsvRow row, Consumer<Read> out) {
    Instant decidedAt = row.instant("decided_at", row.settings().now());
    out.accept(
        new Read(
            row.line(),
            ExternalDecision.newBuilder()
                .setEventId(row.text("event_id"))
                .setSource(row.settings().source())
                .setRevision(row.revision())
                .setOccurredAt(row.has("at") ? row.instant("at", decidedAt) : decidedAt)
                .setSku(row.text("sku"))
                .setDecisionId(row.text("decision_id"))
                .setKind(row.symbol("kind", ExternalKind.PURCHASE))
                .setFrom(row.text("from"))
                .setTo(row.text("to"))
                .setUnits(row.whole("units", 0, "Send base units"))
                .setDecidedAt(decidedAt)
                .setExpectedOn(
                    row.has("expected_on") ? row.day("expected_on", LocalDate.EPOCH) : null)
                .setExpiresAt(row.instantOrNull("expires_at"))
                .setStatus(row.symbol("status", ExternalStatus.EXECUTED))
                .setReason(row.orNull("reason"))
                .build()));
  }
}
