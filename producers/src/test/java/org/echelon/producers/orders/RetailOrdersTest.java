package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.ReturnTo;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailOrdersTest {
  private static final Instant START = Instant.parse("2010-12-01T00:00:00Z");
  private static final Instant END = Instant.parse("2012-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void shouldTurnSalesIntoOrderLines() {
    RetailFile.overlay(folder, "77,CA,R8_Pacific");
    List<FeedRow> rows =
        read(
            "900,1,2011-06-01 09:30:00,CUP,6,2.55,77,United Kingdom,SALE,0,",
            "900,2,2011-06-01 09:30:00,CUP,6,2.55,77,United Kingdom,SALE,1,",
            "901,1,2011-06-01 09:31:00,JAR,1,0.85,,France,SALE,0,\"a, \"\"b\"\"\"");

    OrderLine line = order(rows.get(0));
    assertThat(line.getOrderId()).isEqualTo("900");
    assertThat(line.getLineCount()).isEqualTo(2);
    assertThat(line.getUnits()).isEqualTo(6);
    assertThat(line.getZone()).isEqualTo("Z8");
    assertThat(line.getChange()).isEqualTo(OrderChange.PLACED);
    assertThat(line.getSpeed()).isIn(Speed.NEXT_DAY, Speed.TWO_DAY);
    assertThat(line.getSellingPriceMicros()).isEqualTo(2_550_000);
    // Summer in London: one hour ahead of UTC.
    assertThat(line.getPlacedAt()).isEqualTo(Instant.parse("2011-06-01T08:30:00Z"));
    assertThat(order(rows.get(1)).getLineNo()).isEqualTo(2);
    assertThat(order(rows.get(2)).getZone()).matches("Z[1-8]");
  }

  @Test
  void shouldCancelTheLineWhileNothingHasLeft() {
    List<FeedRow> rows =
        read(
            "900,1,2011-01-18 10:00:00,CUP,50,1.04,77,United Kingdom,SALE,0,",
            "C901,1,2011-01-18 10:05:00,CUP,-20,1.04,77,United Kingdom,CANCEL,0,",
            "C902,1,2011-01-18 10:10:00,CUP,-30,1.04,77,United Kingdom,CANCEL,0,");

    OrderLine lowered = order(rows.get(1));
    assertThat(lowered.getOrderId()).isEqualTo("900");
    assertThat(lowered.getChange()).isEqualTo(OrderChange.CHANGED);
    assertThat(lowered.getUnits()).isEqualTo(30);
    assertThat(lowered.getRevision()).isEqualTo(2);
    assertThat(lowered.getPlacedAt()).isEqualTo(order(rows.get(0)).getPlacedAt());
    OrderLine cancelled = order(rows.get(2));
    assertThat(cancelled.getChange()).isEqualTo(OrderChange.CANCELLED);
    assertThat(cancelled.getUnits()).isZero();
    assertThat(cancelled.getRevision()).isEqualTo(3);
  }

  @Test
  void shouldReturnWhatHasLeftToTheNodeItCameFrom() {
    Path file =
        RetailFile.write(
            folder,
            "900,1,2011-01-18 10:00:00,CUP,50,1.04,77,United Kingdom,SALE,0,",
            "C901,1,2011-01-25 10:00:00,CUP,-50,1.04,77,United Kingdom,CANCEL,0,",
            "C902,1,2011-01-25 11:00:00,POT,-1,1.04,77,United Kingdom,CANCEL,0,",
            "C903,1,2011-01-26 10:00:00,CUP,-50,1.04,77,United Kingdom,CANCEL,0,");
    List<FeedRow> rows = readWhere(50, file);

    Adjustment returned = adjustment(rows.get(1));
    assertThat(returned.getKind()).isEqualTo(AdjustmentKind.RETURN);
    assertThat(returned.getReturnTo()).isEqualTo(ReturnTo.ON_HAND);
    assertThat(returned.getNode()).isEqualTo("FC-UM2");
    assertThat(returned.getUnits()).isEqualTo(50);
    // Neither a pot nor more cups were ever sent out: nothing can come back.
    assertThat(rows.subList(2, rows.size()))
        .extracting(row -> ((FeedRow.Refused) row).reason())
        .containsExactly("RETURN_NEVER_SENT", "RETURN_NEVER_SENT");
  }

  @Test
  void shouldTakeBackNoMoreThanHasLeftAndCancelTheRest() {
    Path file =
        RetailFile.write(
            folder,
            "900,1,2011-01-18 10:00:00,CUP,50,1.04,77,United Kingdom,SALE,0,",
            "C901,1,2011-01-25 10:00:00,CUP,-40,1.04,77,United Kingdom,CANCEL,0,",
            "C902,1,2011-01-25 11:00:00,CUP,-8,1.04,77,United Kingdom,CANCEL,0,");
    List<FeedRow> rows = readWhere(20, file);

    assertThat(order(rows.get(1)).getUnits()).isEqualTo(20);
    assertThat(order(rows.get(1)).getChange()).isEqualTo(OrderChange.CHANGED);
    assertThat(adjustment(rows.get(2)).getUnits()).isEqualTo(10);
    assertThat(adjustment(rows.get(3)).getUnits()).isEqualTo(8);
    assertThat(rows).hasSize(4);
  }

  /** What becomes of a file where so many units of its first line have left. */
  private static List<FeedRow> readWhere(long sent, Path file) {
    LineKey first = new LineKey("900", 1);
    try (OrderFeed feed =
        feed(
            file,
            line ->
                line.equals(first)
                    ? Optional.of(new ShippedFrom.Sent("FC-UM2", sent))
                    : Optional.empty())) {
      return feed.until(END);
    }
  }

  @Test
  void shouldBookWriteOffsAndFinds() {
    List<FeedRow> rows =
        read(
            "900,1,2011-01-10 10:36:00,CUP,-2600,0.0,,United Kingdom,ADJ_OUT,0,\"wet, thrown\"",
            "901,1,2011-01-10 10:40:00,CUP,56,0.0,,United Kingdom,ADJ_IN,0,");

    assertThat(adjustment(rows.get(0)).getKind()).isEqualTo(AdjustmentKind.LOST);
    assertThat(adjustment(rows.get(0)).getUnits()).isEqualTo(2600);
    assertThat(adjustment(rows.get(0)).getNode()).startsWith("DC-");
    assertThat(adjustment(rows.get(1)).getKind()).isEqualTo(AdjustmentKind.FOUND);
  }

  @Test
  void shouldRefuseEveryRowThatIsNoEventWithAReason() {
    Path file =
        RetailFile.write(
            folder,
            "900,1,2011-01-10 10:36:00,POST,1,18.0,77,France,FEE,0,",
            "900,2,2011-01-10 10:36:00,CUP,0,1.0,77,France,SALE,0,",
            "900,3,2011-01-10 10:36:00,CUP,-4,1.0,77,France,SALE,0,",
            "900,4,2011-01-10 10:36:00,CUP,many,1.0,77,France,SALE,0,",
            "900,5,2011-01-10 10:36:00,A|B,1,1.0,77,France,SALE,0,",
            "900,6,2011-01-10 10:36:00,CUP,1,1.0,77,France,GIFT,0,",
            "900,7,2011-13-10 10:36:00,CUP,1,1.0,77,France,SALE,0,",
            "900,8",
            "900,9,2011-01-10 10:36:00,CUP,1,1.0,77,France,SALE,0,");
    try (OrderFeed feed = feed(file, ShippedFrom.nowhere())) {
      List<FeedRow> rows = feed.until(END);

      assertThat(rows)
          .filteredOn(FeedRow.Refused.class::isInstance)
          .extracting(row -> ((FeedRow.Refused) row).reason())
          .containsExactly(
              "NOT_STOCK",
              "FIELD_RANGE",
              "FIELD_RANGE",
              "FIELD_RANGE",
              "FIELD_CHARACTERS",
              "FIELD_KIND_UNKNOWN",
              "FIELD_RANGE",
              "FIELD_MISSING");
      assertThat(feed.rowsRead()).isEqualTo(9);
      assertThat(feed.rowsRefused()).isEqualTo(8);
      assertThat(feed.nextAt()).isEmpty();
    }
  }

  @Test
  void shouldGiveOnlyRowsThatAreDueAndInOrderOfTime() {
    Path file =
        RetailFile.write(
            folder,
            "900,1,2011-01-10 10:00:00,CUP,1,1.0,77,France,SALE,0,",
            "901,1,2011-01-10 11:00:00,CUP,1,1.0,77,France,SALE,0,",
            "901,2,2011-01-10 10:59:00,JAR,1,1.0,77,France,SALE,0,");
    try (OrderFeed feed = feed(file, ShippedFrom.nowhere())) {
      assertThat(feed.until(Instant.parse("2011-01-10T10:30:00Z"))).hasSize(1);
      assertThat(feed.nextAt()).contains(Instant.parse("2011-01-10T11:00:00Z"));
      assertThat(feed.until(END)).extracting(FeedRow::at).isSorted().hasSize(2);
    }
  }

  @Test
  void shouldReadPlainTextAndNameAMissingColumn() throws Exception {
    Path plain = folder.resolve("plain.csv");
    Files.writeString(plain, "invoice,line_no,ts,sku,qty\n");
    assertThatThrownBy(() -> feed(plain, ShippedFrom.nowhere()))
        .hasMessageContaining("no column unit_price");
  }

  private List<FeedRow> read(String... rows) {
    try (OrderFeed feed = feed(RetailFile.write(folder, rows), ShippedFrom.nowhere())) {
      return feed.until(END);
    }
  }

  private static OrderFeed feed(Path file, ShippedFrom shipped) {
    return new RetailOrders(file, Zones.beside(file, 5), shipped, 5, START);
  }

  private static OrderLine order(FeedRow row) {
    return (OrderLine) ((FeedRow.Event) row).record();
  }

  private static Adjustment adjustment(FeedRow row) {
    return (Adjustment) ((FeedRow.Event) row).record();
  }
}
