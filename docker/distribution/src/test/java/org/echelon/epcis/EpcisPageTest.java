package org.echelon.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.contract.Examples;
import org.echelon.contract.JsonText;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.CountScope;
import org.echelon.event.Shipment;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** The page says what the mapping does. */
class EpcisPageTest {
  private static final Path PAGE = Path.of("..", "..", "topology-docs", "epcis.md");
  private static final Path FRESH = Path.of("target", "epcis-page.txt");

  private final EpcisMapping mapping = EpcisSamples.mapping();

  @Test
  void shouldHaveARowForEachKindOfRecord() throws IOException {
    List<String> rows = new ArrayList<>();
    for (AdjustmentKind kind : AdjustmentKind.values()) {
      if (kind != AdjustmentKind.UNKNOWN) {
        Adjustment adjustment = (Adjustment) Examples.of(Topic.ADJUSTMENT);
        adjustment.put("kind", kind);
        rows.add(row("Adjustment", "`" + kind + "`", adjustment));
      }
    }
    Adjustment all = (Adjustment) Examples.of(Topic.ADJUSTMENT);
    all.put("countScope", CountScope.ALL);
    rows.add(row("Adjustment", "`COUNT` of `ALL`", all));
    for (AckKind kind : AckKind.values()) {
      if (kind != AckKind.UNKNOWN) {
        Ack ack = (Ack) Examples.of(Topic.ACK);
        ack.put("kind", kind);
        ack.put("sscc", null);
        rows.add(row("Ack", "`" + kind + "`", ack));
      }
    }
    for (CommandChange change : CommandChange.values()) {
      if (change != CommandChange.UNKNOWN) {
        AssignmentCommand command = (AssignmentCommand) Examples.of(Topic.ASSIGNMENT);
        command.put("change", change);
        rows.add(row("AssignmentCommand", "`" + change + "`", command));
      }
    }
    Shipment loose = (Shipment) Examples.of(Topic.SHIPMENT);
    loose.put("sscc", null);
    rows.add(row("Shipment", "without `sscc`", loose));
    rows.add(row("Shipment", "with `sscc`", Examples.of(Topic.SHIPMENT)));
    List<String> receipt = rows("Receipt", "`goodUnits`", Examples.of(Topic.RECEIPT));
    rows.add(receipt.get(0));
    rows.add(receipt.get(1).replace("`goodUnits`", "`damagedUnits`"));

    assertThat(Files.readString(PAGE).lines())
        .as("the rows of the table of events")
        .containsAll(rows);
  }

  @Test
  void shouldShowTheDocumentOfTheExamples() throws IOException {
    String fresh =
        JsonText.of(
            EpcisSamples.book(Topic.ASSIGNMENT, Topic.SHIPMENT, Topic.RECEIPT)
                .document(EpcisSamples.CREATED, Instant.MIN));
    Files.writeString(FRESH, fresh);
    String page = Files.readString(PAGE);
    int start = page.indexOf("```json\n") + "```json\n".length();
    String shown = page.substring(start, page.indexOf("```", start));

    JsonNode parsed = new ObjectMapper().readTree(shown);

    assertThat(EpcisRules.problems(parsed)).isEmpty();
    assertThat(shown).as("stale; put in the text of " + FRESH).isEqualTo(fresh);
  }

  private String row(String record, String part, SpecificRecord sample) {
    return rows(record, part, sample).get(0);
  }

  private List<String> rows(String record, String part, SpecificRecord sample) {
    String start = "| " + record + " | " + part + " | ";
    List<String> rows = new ArrayList<>();
    for (JsonNode event : mapping.events(sample, "words", EpcisSamples.WRITTEN)) {
      rows.add(
          start
              + String.join(
                  " | ",
                  event.path("type").asText(),
                  event.path("action").asText(),
                  word(event, "bizStep"),
                  word(event, "disposition"))
              + " |");
    }
    return rows.isEmpty() ? List.of(start + "no event |  |  |  |") : rows;
  }

  private static String word(JsonNode event, String field) {
    return event.has(field) ? "`" + event.path(field).asText() + "`" : "";
  }
}
