package org.echelon.epcis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.contract.Examples;
import org.echelon.contract.JsonText;
import org.echelon.event.Receipt;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

class EpcisBookTest {
  private static final Instant LATER = EpcisSamples.WRITTEN.plusSeconds(3600);

  private final EpcisBook book =
      EpcisSamples.book(
          Topic.ASSIGNMENT, Topic.SHIPMENT, Topic.RECEIPT, Topic.ADJUSTMENT, Topic.ACK);

  @Test
  void shouldKeepToTheRulesOfTheStandard() {
    JsonNode document = document();

    assertThat(document.path("epcisBody").path("eventList")).hasSize(6);
    assertThat(EpcisRules.problems(document)).isEmpty();
  }

  /** Rules that find nothing in anything would prove nothing. */
  @Test
  void shouldBeHeldToRulesThatFindWhatIsWrong() {
    ObjectNode document = (ObjectNode) document();
    ObjectNode event = (ObjectNode) document.path("epcisBody").path("eventList").get(0);
    event.put("bizStep", "sending").put("colour", "red").put("eventTimeZoneOffset", "Z");
    event.remove("eventTime");
    ((ObjectNode) event.path("readPoint")).put("id", "FC-BOS1");
    event.putArray("quantityList");
    event.putArray("childQuantityList");
    document.remove("creationDate");

    assertThat(EpcisRules.problems(document))
        .hasSizeGreaterThanOrEqualTo(8)
        .anyMatch(problem -> problem.contains("lacks eventTime"))
        .anyMatch(problem -> problem.contains("must not have colour"))
        .anyMatch(problem -> problem.contains("knows no \"sending\""))
        .anyMatch(problem -> problem.contains("speaks of no goods"))
        .anyMatch(problem -> problem.contains("lacks creationDate"));
  }

  @Test
  void shouldSayTheSameForTheSameRecordsAndNothingTwice() {
    String first = JsonText.of(document());

    book.take(Topic.RECEIPT, Examples.of(Topic.RECEIPT), LATER);

    assertThat(JsonText.of(document())).isEqualTo(first);
    assertThat(book.repeated()).isEqualTo(1);
  }

  @Test
  void shouldDeclareWrongWhatAHigherRevisionCorrects() {
    Receipt second = (Receipt) Examples.of(Topic.RECEIPT);
    second.put("revision", 2);
    second.put("goodUnits", 48L);
    second.put("damagedUnits", 0L);

    book.take(Topic.RECEIPT, second, LATER);

    List<JsonNode> all = since(LATER);
    assertThat(EpcisRules.problems(document())).isEmpty();
    assertThat(book.corrected()).isEqualTo(1);
    List<JsonNode> wrong = all.stream().filter(e -> e.has("errorDeclaration")).toList();
    List<JsonNode> right = all.stream().filter(e -> !e.has("errorDeclaration")).toList();
    assertThat(wrong).hasSize(2);
    assertThat(right).hasSize(1);
    assertThat(right.get(0).path("quantityList").get(0).path("quantity").asLong()).isEqualTo(48);
    for (JsonNode event : wrong) {
      JsonNode error = event.path("errorDeclaration");
      assertThat(error.path("reason").asText()).isEqualTo("incorrect_data");
      assertThat(error.path("correctiveEventIDs").get(0)).isEqualTo(right.get(0).path("eventID"));
      assertThat(ids()).contains(event.path("eventID").asText());
    }
  }

  @Test
  void shouldDeclareThatWhatIsWithdrawnNeverWas() {
    Receipt second = (Receipt) Examples.of(Topic.RECEIPT);
    second.put("revision", 2);
    second.put("withdrawn", true);

    book.take(Topic.RECEIPT, second, LATER);

    assertThat(since(LATER)).hasSize(2);
    for (JsonNode event : since(LATER)) {
      assertThat(event.path("errorDeclaration").path("reason").asText()).isEqualTo("did_not_occur");
      assertThat(event.path("errorDeclaration").has("correctiveEventIDs")).isFalse();
    }
    assertThat(EpcisRules.problems(document())).isEmpty();
  }

  @Test
  void shouldForgetALowerRevisionThatComesLater() {
    Receipt third = (Receipt) Examples.of(Topic.RECEIPT);
    third.put("receiptId", "GR-2292");
    third.put("revision", 3);
    book.take(Topic.RECEIPT, third, LATER);
    third.put("revision", 2);
    third.put("goodUnits", 1L);

    book.take(Topic.RECEIPT, third, LATER);

    assertThat(book.corrected()).isZero();
    assertThat(book.repeated()).isEqualTo(1);
  }

  @Test
  void shouldTellTheCancellationOfACommandAsAFurtherEvent() {
    AssignmentCommand cancel = (AssignmentCommand) Examples.of(Topic.ASSIGNMENT);
    cancel.put("revision", 2);
    cancel.put("change", CommandChange.CANCEL);

    book.take(Topic.ASSIGNMENT, cancel, LATER);

    assertThat(since(LATER)).singleElement().matches(e -> !e.has("errorDeclaration"));
    assertThat(since(LATER).get(0).path("action").asText()).isEqualTo("DELETE");
  }

  private JsonNode document() {
    return book.document(EpcisSamples.CREATED, Instant.MIN);
  }

  private List<JsonNode> since(Instant from) {
    return list((ArrayNode) book.document(EpcisSamples.CREATED, from).at("/epcisBody/eventList"));
  }

  private List<String> ids() {
    return document().findValuesAsText("eventID");
  }

  private static List<JsonNode> list(ArrayNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
