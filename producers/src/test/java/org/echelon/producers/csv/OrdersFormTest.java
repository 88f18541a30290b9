package org.echelon.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Shipment;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order files as shops write them. */
class OrdersFormTest {
  @TempDir Path folder;

  @Test
  void shouldFillInWhatAShopLeavesOut() {
    // when
    OrderLine line =
        orders("order_id,placed_at,sku,units,zone", "SO-1,2026-11-21T09:14:07+01:00,MUG,3,Z-NE")
            .only(OrderLine.class);

    assertThat(line.getSource()).isEqualTo("shop");
    assertThat(line.getEventId()).matches("csv-[0-9a-f]{20}");
    assertThat(line.getPlacedAt()).isEqualTo(Instant.parse("2026-11-21T08:14:07Z"));
    assertThat(line.getOccurredAt()).isEqualTo(line.getPlacedAt());
    assertThat(line.getLineNo()).isEqualTo(1);
    assertThat(line.getRevision()).isEqualTo(1);
    assertThat(line.getChange()).isEqualTo(OrderChange.PLACED);
    assertThat(line.getSpeed()).isEqualTo(Speed.NEXT_DAY);
    assertThat(line.getAssignedNode()).isNull();
  }

  @Test
  void shouldWriteTheShipmentOfAnOrderThatNamesItsNode() {
    CsvFiles files =
        orders("order_id,placed_at,sku,units,node", "SO-1,2026-11-21T09:00:00Z,MUG,3,FC1");

    // when
    Shipment shipment = files.only(Shipment.class);

    assertThat(shipment.getNode()).isEqualTo("FC1");
    assertThat(shipment.getUnits()).isEqualTo(3);
    assertThat(shipment.getOccurredAt()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    assertThat(shipment.getShipmentId()).isEqualTo("SO-1-1");
    assertThat(files.only(OrderLine.class).getAssignedNode()).isEqualTo("FC1");
  }

  @Test
  void shouldWriteNoShipmentOfAnOrderThatIsHistory() {
    // when
    CsvFiles files =
        orders(
            "order_id,placed_at,sku,units,node",
            "SO-1,{{now-10d}},MUG,3,FC1",
            "SO-2,{{now-7d}},MUG,2,FC1");

    assertThat(files.problems()).isEmpty();
    assertThat(files.records(OrderLine.class)).hasSize(2);
    assertThat(files.records(Shipment.class))
        .extracting(Shipment::getOrderId)
        .containsExactly("SO-2");
  }

  @Test
  void shouldCountTheLinesThatAnOrderHasWhateverTheirNumbers() {
    CsvFiles files =
        orders(
            "order_id,line_no,placed_at,sku,units,zone,revision",
            "A,10,2026-11-21T09:00:00Z,MUG,3,Z,1",
            "A,20,2026-11-21T09:00:00Z,CUP,2,Z,1",
            "A,20,2026-11-21T09:00:00Z,CUP,1,Z,2");

    // when
    files.read();

    assertThat(files.records(OrderLine.class)).extracting(OrderLine::getLineCount).containsOnly(2);
  }

  @Test
  void shouldLeaveOpenOrdersToBeShipped() {
    // when
    CsvFiles files =
        new CsvFiles(folder)
            .open()
            .file(
                CsvKind.ORDERS,
                "order_id,placed_at,sku,units,node",
                "SO-1,2026-11-21T09:00:00Z,MUG,3,FC1")
            .read();

    assertThat(files.records()).hasSize(1);
  }

  @Test
  void shouldNumberTheLinesOfAnOrderAndSayHowManyThereAre() {
    CsvFiles files =
        orders(
            "order_id,placed_at,sku,units,zone",
            "A,2026-11-21T09:00:00Z,MUG,3,Z",
            "B,2026-11-21T09:00:00Z,MUG,1,Z",
            "A,2026-11-21T09:00:00Z,CUP,2,Z");

    // when
    files.read();

    assertThat(files.records(OrderLine.class))
        .extracting(OrderLine::getOrderId, OrderLine::getLineNo, OrderLine::getLineCount)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("A", 1, 2),
            org.assertj.core.api.Assertions.tuple("B", 1, 1),
            org.assertj.core.api.Assertions.tuple("A", 2, 2));
  }

  @Test
  void shouldSayTheSameWhenReadAgain() {
    CsvFiles files =
        orders(
            "order_id,placed_at,sku,units,node",
            "A,{{now-5d}},MUG,3,FC1",
            "A,{{ now - 36h }},CUP,1,FC1");
    var first = java.util.List.copyOf(files.read().records());

    // when
    var second = files.read().records();

    assertThat(second).isEqualTo(first).hasSize(4);
    assertThat(files.records(OrderLine.class).get(0).getPlacedAt())
        .isEqualTo(Instant.parse("2026-11-17T12:00:00Z"));
    assertThat(files.records(OrderLine.class).get(1).getPlacedAt())
        .isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @Test
  void shouldReadQuotedCellsAndColumnsInAnyOrder() {
    // when
    OrderLine line =
        orders(
                "\"units\",sku,zone,\"order_id\",placed_at,selling_price,event_id,change",
                "2,\"MUG, \"\"RED\"\"\",\"Z\",SO-1,2026-11-21T09:00:00Z,9.900001,oms-1,placed")
            .only(OrderLine.class);

    assertThat(line.getSku()).isEqualTo("MUG, \"RED\"");
    assertThat(line.getSellingPriceMicros()).isEqualTo(9_900_001L);
    assertThat(line.getEventId()).isEqualTo("oms-1");
  }

  @Test
  void shouldReadLocalTimesInTheZoneThatIsGiven() {
    // when
    OrderLine line =
        new CsvFiles(folder)
            .zone("Europe/Rome")
            .file(
                CsvKind.ORDERS,
                "order_id,placed_at,sku,units,zone",
                "SO-1,2026-03-29 02:30,MUG,3,Z")
            .read()
            .only(OrderLine.class);

    // The hour from 02:00 was skipped that night.
    assertThat(line.getPlacedAt()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void shouldSayWhereWhatIsWrongAndWhatToDo() {
    // when
    CsvFiles files =
        orders(
            "order_id,placed_at,sku,units,zone,selling_price,speed",
            "SO-1,2026-11-21T09:00:00Z,MUG,3.5,Z,,",
            "SO-2,2026-11-21T09:00:00,MUG,-2,Z,,",
            "SO-3,2026-11-21T09:00:00Z,MUG,-2,Z,,",
            "\"SO\n4\",2026-11-21T09:00:00Z,MUG,2,Z,,",
            "SO-5,2026-11-21T09:00:00Z,,2,Z,1.0000001,NEXTDAY",
            "SO-6,yesterday,MUG,2,Z,,",
            "SO-7,2026-11-21T09:00:00Z,MUG,2",
            "SO-8,2026-11-21T09:00:00Z,MUG,2,,,");

    assertThat(files.problems())
        .containsExactly(
            "orders.csv:2: units: \"3.5\" is not a whole number. Send base units, or name a pack"
                + " level in uom. [FIELD_RANGE]",
            "orders.csv:3: placed_at: \"2026-11-21T09:00:00\" has no offset. Write it like"
                + " 2026-11-21T09:00:00Z, or give --zone. [FIELD_RANGE]",
            "orders.csv:4: units: \"-2\" is below 1. Send 1 or more. [FIELD_NEGATIVE]",
            "orders.csv:5: order_id: \"SO\n4\" has characters that are not allowed. Use printable"
                + " ASCII without | / @ and without blanks at either end. [FIELD_CHARACTERS]",
            "orders.csv:7: sku: is empty. Fill it in. [FIELD_MISSING]",
            "orders.csv:7: speed: \"NEXTDAY\" is not a known kind. Did you mean NEXT_DAY?"
                + " [FIELD_KIND_UNKNOWN]",
            "orders.csv:7: selling_price: \"1.0000001\" is not exact in millionths. Send 6 decimals"
                + " at most. [FIELD_RANGE]",
            "orders.csv:8: placed_at: \"yesterday\" is not a time. Write it like"
                + " 2026-11-21T09:14:07Z. [FIELD_RANGE]",
            "orders.csv:9: the row has 4 cells, the header 7. Put texts with commas in quotes."
                + " [FIELD_MISSING]",
            "orders.csv:10: zone: is empty. Fill the field. [FIELD_MISSING]");
    assertThat(files.records()).isEmpty();
  }

  @Test
  void shouldOfferTheNearestColumn() {
    // when
    CsvFiles files = orders("order_id,placed,sku,unit,zone", "SO-1,2026-11-21T09:00:00Z,MUG,3,Z");

    assertThat(files.problems())
        .containsExactly(
            "orders.csv:1: header: \"placed\" is no column of this file. Known are order_id,"
                + " line_no, line_count, placed_at, sku, units, uom, node, zone, postal_code,"
                + " speed, promised_at, change, ship_together, selling_price, event_id, revision."
                + " [FIELD_KIND_UNKNOWN]",
            "orders.csv:1: header: \"unit\" is no column of this file. Did you mean units?"
                + " [FIELD_KIND_UNKNOWN]",
            "orders.csv:1: header: the column placed_at is missing. The first line names at least"
                + " order_id,placed_at,sku,units. [FIELD_MISSING]",
            "orders.csv:1: header: the column units is missing. The first line names at least"
                + " order_id,placed_at,sku,units. [FIELD_MISSING]");
  }

  private CsvFiles orders(String... lines) {
    return new CsvFiles(folder).file(CsvKind.ORDERS, lines).read();
  }
}
