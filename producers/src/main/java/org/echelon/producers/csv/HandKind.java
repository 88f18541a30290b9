package org.echelon.producers.csv;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;

/** What can be told by hand, in the columns of the files; what is usual is filled in. */
public enum HandKind {
  ORDER(Map.of("placed_at", "{{now}}"), "order_id"),
  SHIPMENT(Map.of("shipped_at", "{{now}}"), "shipment_id"),
  RECEIPT(Map.of("received_at", "{{now}}"), "receipt_id"),
  COUNT(Map.of(), ""),
  ADJUSTMENT(Map.of("at", "{{now}}"), "adjustment_id"),
  ITEM(Map.of(), ""),
  FORECAST(Map.of(), ""),
  ACK(Map.of("at", "{{now}}"), ""),
  EXTERNAL(Map.of("decided_at", "{{now}}"), "decision_id"),
  CONTROL(Map.of(), "");

  private static final Map<String, Map<String, String>> OTHER_NAMES =
      Map.of("COUNT", Map.of("units", "on_hand"));

  private final Map<String, String> usual;
  private final String documentId;

  HandKind(Map<String, String> usual, String documentId) {
    this.usual = usual;
    this.documentId = documentId;
  }

  /** The name of a column, as in the files. */
  String column(String name) {
    return OTHER_NAMES.getOrDefault(name(), Map.of()).getOrDefault(name, name);
  }

  /** Fills the columns that were left out: times with now, document ids with the event's. */
  void complete(Map<String, String> cells) {
    usual.forEach(cells::putIfAbsent);
    if (!documentId.isEmpty()) {
      cells.putIfAbsent(documentId, cells.get("event_id"));
    }
  }

  CsvForm form(InForce inForce, Names names) {
    return switch (this) {
      case ORDER -> new OrdersForm(new OrderSurvey(), Instant.EPOCH);
      case SHIPMENT -> new ShipmentsForm();
      case RECEIPT -> new ReceiptsForm();
      case COUNT -> new CountsForm();
      case ADJUSTMENT -> new AdjustmentsForm();
      case ITEM -> new ItemsForm(sku -> Optional.empty(), inForce::item);
      case FORECAST -> new ForecastForm(names.onlyZone(), inForce::forecastVersion);
      case ACK -> new AcksForm(inForce::command);
      case EXTERNAL -> new ExternalForm();
      case CONTROL -> new ControlForm();
    };
  }
}
