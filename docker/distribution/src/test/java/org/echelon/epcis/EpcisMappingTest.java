package org.echelon.epcis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.contract.Examples;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.CountScope;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.reference.Item;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpcisMappingTest {
  private static final String MUG = "https://id.gs1.org/01/04012345123456";

  private final EpcisMapping mapping = EpcisSamples.mapping();

  @Test
  void shouldTellGoodAndDamagedUnitsOfAReceiptApart() {
    // when
    List<ObjectNode> events = events(Examples.of(Topic.RECEIPT));

    assertThat(events).hasSize(2);
    JsonNode good = events.get(0);
    assertThat(good.path("type").asText()).isEqualTo("ObjectEvent");
    assertThat(good.path("eventTime").asText()).isEqualTo("2026-11-23T14:05:00Z");
    assertThat(good.path("recordTime").asText()).isEqualTo(EpcisSamples.WRITTEN.toString());
    assertThat(good.path("eventTimeZoneOffset").asText()).isEqualTo("-05:00");
    assertThat(good.path("quantityList").toString())
        .isEqualTo("[{\"epcClass\":\"" + MUG + "\",\"quantity\":46}]");
    assertThat(good.path("bizStep").asText()).isEqualTo("receiving");
    assertThat(good.path("disposition").asText()).isEqualTo("sellable_not_accessible");
    assertThat(good.path("bizTransactionList").toString())
        .isEqualTo(
            "[{\"bizTransaction\":\"https://id.example.org/bt/T-GGZQXHJP4JA30635\"},"
                + "{\"type\":\"recadv\",\"bizTransaction\":\"https://id.example.org/bt/GR-2291\"}]");
    assertThat(good.path("sourceList").get(0).path("source").asText()).endsWith("DC-EAST");
    assertThat(good.path("bizLocation")).isEqualTo(good.path("readPoint"));
    JsonNode damaged = events.get(1);
    assertThat(damaged.path("disposition").asText()).isEqualTo("damaged");
    assertThat(damaged.path("quantityList").get(0).path("quantity").asLong()).isEqualTo(2);
    assertThat(damaged.path("eventID")).isNotEqualTo(good.path("eventID"));
  }

  @Test
  void shouldNameTheContainerOfAShipmentAndThatItHasLeft() {
    // when
    JsonNode event = only(Examples.of(Topic.SHIPMENT));

    assertThat(event.path("type").asText()).isEqualTo("AggregationEvent");
    assertThat(event.path("parentID").asText())
        .isEqualTo("https://id.gs1.org/00/106141412345678908");
    assertThat(event.path("childQuantityList").get(0).path("quantity").asLong()).isEqualTo(2);
    assertThat(event.path("action").asText()).isEqualTo("OBSERVE");
    assertThat(event.has("readPoint")).isTrue();
    assertThat(event.has("bizLocation")).isFalse();
    assertThat(event.path("bizTransactionList").findValuesAsText("bizTransaction"))
        .containsExactly(
            "https://id.example.org/bt/SO-100734",
            "https://id.example.org/bt/A-HMHJ80N3AP0NT7RQ",
            "https://id.example.org/bt/SH-55120");
  }

  @Test
  void shouldTellAShipmentWithoutAContainerAsGoodsAlone() {
    Shipment loose =
        Shipment.newBuilder((Shipment) Examples.of(Topic.SHIPMENT)).setSscc(null).build();

    JsonNode event = only(loose);

    assertThat(event.path("type").asText()).isEqualTo("ObjectEvent");
    assertThat(event.has("parentID")).isFalse();
  }

  @Test
  void shouldTellACountAtTheTimeItSpeaksOfEvenOfNothing() {
    Adjustment count = adjustment(AdjustmentKind.COUNT, 0);

    JsonNode event = only(count);

    assertThat(event.path("eventTime").asText()).isEqualTo("2026-11-21T09:00:00Z");
    assertThat(event.path("bizStep").asText()).isEqualTo("cycle_counting");
    assertThat(event.path("quantityList").get(0).path("quantity").asLong()).isZero();
    count.put("countScope", CountScope.ALL);
    assertThat(only(count).has("disposition")).isFalse();
  }

  @Test
  void shouldTellNothingOfCorrectionsOfTheBooks() {
    assertThat(events(adjustment(AdjustmentKind.DELTA, -3))).isEmpty();
    assertThat(events(adjustment(AdjustmentKind.FOUND, 3))).isEmpty();
    assertThat(events(adjustment(AdjustmentKind.LOST, 3))).isEmpty();
  }

  @Test
  void shouldTellThatDisposedGoodsAreNoLongerThere() {
    JsonNode event = only(adjustment(AdjustmentKind.DISPOSE, 3));

    assertThat(event.path("action").asText()).isEqualTo("DELETE");
    assertThat(event.has("bizLocation")).isFalse();
  }

  @Test
  void shouldTellFromWhereToWhereATransferIsShipped() {
    // when
    JsonNode event = only(Examples.of(Topic.ACK));

    assertThat(event.path("bizStep").asText()).isEqualTo("shipping");
    assertThat(event.path("sourceList").get(0).path("source").asText()).endsWith("DC-EAST");
    assertThat(event.path("destinationList").get(0).path("destination").asText())
        .endsWith("FC-BOS1");
  }

  @Test
  void shouldCallAPurchaseAnOrder() {
    Ack ack = (Ack) Examples.of(Topic.ACK);
    ack.put("kind", AckKind.RECEIVED);
    ack.put("commandId", "P-C12VJJP1TC9CYKAD");
    ack.put("node", "DC-EAST");

    JsonNode event = only(ack);

    assertThat(event.path("bizTransactionList").toString())
        .isEqualTo(
            "[{\"type\":\"po\",\"bizTransaction\":"
                + "\"https://id.example.org/bt/P-C12VJJP1TC9CYKAD\"}]");
    assertThat(event.path("sourceList").get(0).path("source").asText()).endsWith("V-ACME");
  }

  @Test
  void shouldBindAndLetGoTheUnitsOfAnAssignment() {
    AssignmentCommand command = (AssignmentCommand) Examples.of(Topic.ASSIGNMENT);

    JsonNode issued = only(command);
    command.put("change", CommandChange.CANCEL);
    JsonNode cancelled = only(command);

    assertThat(issued.path("type").asText()).isEqualTo("TransactionEvent");
    assertThat(issued.path("action").asText()).isEqualTo("ADD");
    assertThat(issued.path("bizTransactionList").findValuesAsText("bizTransaction"))
        .containsExactly(
            "https://id.example.org/bt/A-HMHJ80N3AP0NT7RQ", "https://id.example.org/bt/SO-100734");
    assertThat(cancelled.path("action").asText()).isEqualTo("DELETE");
    command.put("change", CommandChange.REDUCE);
    assertThat(events(command)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(AckKind.class)
  void shouldKeepToTheRulesWhateverIsAnswered(AckKind kind) {
    Ack ack = (Ack) Examples.of(Topic.ACK);
    ack.put("kind", kind);
    ack.put("damagedUnits", 1L);

    assertRules(ack, Topic.ACK);
  }

  @ParameterizedTest
  @EnumSource(AdjustmentKind.class)
  void shouldKeepToTheRulesWhateverIsAdjusted(AdjustmentKind kind) {
    assertRules(adjustment(kind, 3), Topic.ADJUSTMENT);
  }

  @Test
  void shouldDoWithoutNamesThatNobodyKnows() {
    EpcisMapping stranger = new EpcisMapping(EpcisSamples.IDS, new EpcisLookup());
    Receipt receipt = (Receipt) Examples.of(Topic.RECEIPT);
    receipt.put("sku", "MUG RED/11");

    JsonNode event = stranger.events(receipt, "words", EpcisSamples.WRITTEN).get(0);

    assertThat(event.path("eventTimeZoneOffset").asText()).isEqualTo("+00:00");
    assertThat(event.path("quantityList").get(0).path("epcClass").asText())
        .isEqualTo("https://id.example.org/class/MUG%20RED%2F11");
    assertThat(event.has("sourceList")).isFalse();
  }

  @Test
  void shouldSayTheUnitOfWhatIsMeasured() {
    EpcisLookup lookup = EpcisSamples.lookup();
    Item flour = (Item) Examples.of(Topic.ITEM);
    flour.put("baseUnit", "KGM");
    lookup.learn(flour);
    EpcisMapping measuring = new EpcisMapping(EpcisSamples.IDS, lookup);

    JsonNode event =
        measuring.events(Examples.of(Topic.RECEIPT), "words", EpcisSamples.WRITTEN).get(0);

    assertThat(event.path("quantityList").get(0).path("uom").asText()).isEqualTo("KGM");
  }

  @Test
  void shouldTakeAddressesOnly() {
    assertThat(new EpcisIds("https://id.example.org/shop").base())
        .isEqualTo("https://id.example.org/shop/");
    for (String wrong : List.of("id.example.org", "https://", "https://a b/", "https://a/?q=1")) {
      assertThatThrownBy(() -> new EpcisIds(wrong)).hasMessageContaining("is no address");
    }
  }

  private void assertRules(SpecificRecord record, Topic topic) {
    EpcisBook book = new EpcisBook(mapping);
    book.take(topic, record, EpcisSamples.WRITTEN);
    assertThat(EpcisRules.problems(book.document(EpcisSamples.CREATED, Instant.MIN))).isEmpty();
  }

  private List<ObjectNode> events(SpecificRecord record) {
    return mapping.events(record, "words", EpcisSamples.WRITTEN);
  }

  private JsonNode only(SpecificRecord record) {
    List<ObjectNode> events = events(record);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Adjustment adjustment(AdjustmentKind kind, long units) {
    Adjustment adjustment = (Adjustment) Examples.of(Topic.ADJUSTMENT);
    adjustment.put("kind", kind);
    adjustment.put("units", units);
    return adjustment;
  }
}
