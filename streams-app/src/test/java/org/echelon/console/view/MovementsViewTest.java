package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.UnitMove;
import org.echelon.console.view.MovementsView.Listed;
import org.echelon.console.view.MovementsView.Movements;
import org.echelon.console.view.MovementsView.Row;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.Receipt;
import org.echelon.event.ReturnTo;
import org.echelon.event.Shipment;
import org.echelon.reference.DamagedTo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MovementsViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take(SKU, item(SKU));
    take("clock", tick(1, NOON));
  }

  @Test
  void shouldFollowTheUnitsOfATransferFromBucketToBucket() {
    take("DC", transfer("T-1", 12).build());
    take(SKU, ack("T-1", AckKind.ACCEPTED, "DC", 12).setOccurredAt(after(1)).build());
    take(SKU, ack("T-1", AckKind.SHIPPED, "DC", 12).setOccurredAt(after(6)).build());

    // when
    take(
        SKU,
        ack("T-1", AckKind.RECEIVED, "FC-A", 9)
            .setDamagedUnits(2)
            .setOccurredAt(after(50))
            .build());

    List<Row> rows = movements().items();
    assertThat(rows)
        .as("an acceptance moves nothing")
        .extracting(Row::what)
        .containsExactly("RECEIVED", "SHIPPED", "RELEASED");
    assertThat(rows.get(2).moves())
        .containsExactly(new UnitMove("DC", "ON_HAND", "DC", "RESERVED", 12));
    assertThat(rows.get(1).moves())
        .containsExactly(new UnitMove("DC", "RESERVED", "FC-A", "IN_TRANSIT", 12));
    assertThat(rows.get(0).moves())
        .as("nothing more comes, so the twelfth is lost")
        .containsExactlyInAnyOrder(
            new UnitMove("FC-A", "IN_TRANSIT", "FC-A", "ON_HAND", 9),
            new UnitMove("FC-A", "IN_TRANSIT", "FC-A", "WRITTEN_OFF", 3));
    assertThat(rows.get(0).commandId()).hasValue("T-1");
    assertThat(rows.get(0).decisionId()).hasValue("D-T-1");
    assertThat(rows.get(0).at()).isEqualTo(after(50));
  }

  @Test
  void shouldTakeWhatArrivedWithoutAWordOfItsShipmentFromItsSource() {
    take("DC", transfer("T-1", 12).build());

    // when
    take(SKU, ack("T-1", AckKind.RECEIVED, "FC-A", 14).setOccurredAt(after(50)).build());

    assertThat(movements().items().get(0).moves())
        .as("two more than were sent come to light")
        .containsExactlyInAnyOrder(
            new UnitMove("DC", "RESERVED", "FC-A", "ON_HAND", 12),
            new UnitMove("DC", "ON_HAND", "FC-A", "ON_HAND", 2));
  }

  @Test
  void shouldGiveBackWhatNobodyAnsweredFor() {
    take("DC", transfer("T-1", 12).build());
    assertThat(movements().items()).extracting(Row::what).containsExactly("RELEASED");

    // when
    take("clock", tick(2, DEPARTURE.plus(Duration.ofHours(25))));

    Row expiry = movements().items().get(0);
    assertThat(expiry.what()).isEqualTo("EXPIRED");
    assertThat(expiry.moves()).containsExactly(new UnitMove("DC", "RESERVED", "DC", "ON_HAND", 12));
    assertThat(expiry.at()).isEqualTo(DEPARTURE.plus(Duration.ofDays(1)));
  }

  @Test
  void shouldTellWhatCameFromAVendorByAPurchase() {
    take("DC", purchase("P-1", 40));
    assertThat(movements().items()).as("a claim is no unit").isEmpty();

    // when
    take(SKU, ack("P-1", AckKind.RECEIVED, "DC", 40).build());

    assertThat(movements().items().get(0).moves())
        .containsExactly(new UnitMove("", "VENDOR", "DC", "ON_HAND", 40));
    assertThat(movements().listed()).isEqualTo(new Listed(40, 0, 0));
  }

  @Test
  void shouldTellOfDocumentsWithoutACommandWhatTheyMoved() {
    take(SKU, receipt(1, 30, 2));
    take(SKU, adjustment("A-1", AdjustmentKind.RETURN, 3));
    take(SKU, adjustment("A-2", AdjustmentKind.DAMAGE, 1));
    take(SKU, adjustment("A-3", AdjustmentKind.COUNT, 25));

    // when
    take(SKU, shipment(4));

    Movements movements = movements();
    assertThat(movements.items())
        .extracting(Row::what, Row::units, Row::moves)
        .containsExactlyInAnyOrder(
            tuple(
                "RECEIPT",
                32L,
                List.of(
                    new UnitMove("", "VENDOR", "DC", "ON_HAND", 30),
                    new UnitMove("", "VENDOR", "DC", "HELD", 2))),
            tuple("RETURN", 3L, List.of(new UnitMove("", "CUSTOMER", "DC", "HELD", 3))),
            tuple("DAMAGE", 1L, List.of(new UnitMove("DC", "ON_HAND", "DC", "WRITTEN_OFF", 1))),
            tuple("COUNT", 25L, List.of()),
            tuple("SHIPMENT", 4L, List.of(new UnitMove("DC", "SELLABLE", "", "CUSTOMER", 4))));
    assertThat(movements.listed()).isEqualTo(new Listed(32, 3, 4));
    assertThat(movements.dropped()).isFalse();
  }

  @Test
  void shouldCountTheNewestRevisionOfADocumentOnly() {
    take(SKU, receipt(2, 28, 0));
    take(SKU, receipt(1, 30, 2));
    assertThat(movements().items()).extracting(Row::units).containsExactly(28L);

    // when
    take(SKU, Receipt.newBuilder(receipt(3, 28, 0)).setWithdrawn(true).build());

    assertThat(movements().items()).extracting(Row::withdrawn).containsExactly(true);
    assertThat(movements().items().get(0).moves()).isEmpty();
    assertThat(movements().listed().received()).isZero();
  }

  @Test
  void shouldHoldWhatIsListedAgainstTheBalance() {
    take(SKU, receipt(1, 30, 0));

    // when
    take(SKU, position(SKU, Map.of("DC", 30L)));

    SkuView.Balance balance = movements().balance().orElseThrow();
    assertThat(balance.inBuckets()).isEqualTo(balance.expected()).isEqualTo(30);
    assertThat(MovementsView.of(tables, "NOBODY", 10)).isEmpty();
    assertThat(MovementsView.of(tables, SKU, 10).orElseThrow().total()).isEqualTo(1);
  }

  private Movements movements() {
    return MovementsView.of(tables, SKU, 10).orElseThrow();
  }

  private static Instant after(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }

  private static PurchaseCommand purchase(String id, long units) {
    return PurchaseCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(SKU)
        .setUnits(units)
        .setIssuedAt(NOON)
        .setExpiresAt(DEPARTURE)
        .setDecisionId("D-" + id)
        .setNetworkVersion(3)
        .setPriceVersion(1)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setReasons(List.of())
        .setFirstUnit(1)
        .setLastUnit(units)
        .setVendor("V")
        .setTo("DC")
        .setLane("V>DC")
        .setOrderOn(LocalDate.parse("2026-11-21"))
        .setDeliverBy(after(48))
        .setOrderGroupId("G-1")
        .setMoqApplied(false)
        .setPriority(100)
        .build();
  }

  private static Receipt receipt(int revision, long good, long damaged) {
    return Receipt.newBuilder()
        .setEventId("E-" + revision)
        .setSource("wms")
        .setOccurredAt(NOON)
        .setRevision(revision)
        .setSku(SKU)
        .setReceiptId("R-1")
        .setNode("DC")
        .setPoRef("PO-7")
        .setGoodUnits(good)
        .setDamagedUnits(damaged)
        .setDamagedTo(DamagedTo.HELD)
        .build();
  }

  private static Shipment shipment(long units) {
    return Shipment.newBuilder()
        .setEventId("E-S")
        .setSource("oms")
        .setOccurredAt(NOON)
        .setSku(SKU)
        .setShipmentId("S-1")
        .setOrderId("SO-1")
        .setNode("DC")
        .setUnits(units)
        .build();
  }

  private static Adjustment adjustment(String id, AdjustmentKind kind, long units) {
    return Adjustment.newBuilder()
        .setEventId("E-" + id)
        .setSource("wms")
        .setOccurredAt(NOON)
        .setSku(SKU)
        .setNode("DC")
        .setAdjustmentId(id)
        .setKind(kind)
        .setUnits(units)
        .setCountedAt(kind == AdjustmentKind.COUNT ? NOON : null)
        .setReturnTo(ReturnTo.HELD)
        .setReason("OTHER")
        .build();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
