package org.echelon.producers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.CountScope;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandHistory;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalStatus;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.event.ReturnTo;
import org.echelon.event.Shipment;
import org.echelon.reference.DamagedTo;
import org.echelon.reference.Item;
import org.echelon.reference.ItemStatus;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Pack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every other form: a row as it should be, and rows as they should not. */
class FormsTest {
  @TempDir Path folder;

  @Test
  void shouldReadShipments() {
    // when
    CsvFiles files =
        read(
            CsvKind.SHIPMENTS,
            "shipment_id,order_id,shipped_at,sku,node,units,cost,line_no",
            "SH-1,SO-1,2026-11-21T10:00:00Z,MUG,FC1,2,4.35,3",
            "SH-2,SO-1,2026-11-21T10:00:00Z,MUG,,2,,",
            "SH/3,SO-1,2026-11-21T10:00:00Z,MUG,FC1,2,,");

    Shipment shipment = files.records(Shipment.class).get(0);
    assertThat(shipment.getCostMicros()).isEqualTo(4_350_000L);
    assertThat(shipment.getLineNo()).isEqualTo(3);
    assertThat(files.problems())
        .containsExactly(
            "shipments.csv:3: node: is empty. Fill it in. [FIELD_MISSING]",
            "shipments.csv:4: shipment_id: \"SH/3\" has characters that are not allowed. Use"
                + " printable ASCII without | / @ and without blanks at either end."
                + " [FIELD_CHARACTERS]");
  }

  @Test
  void shouldReadReceipts() {
    // when
    CsvFiles files =
        read(
            CsvKind.RECEIPTS,
            "receipt_id,received_at,sku,node,good_units,damaged_units,damaged_to,final,po_ref",
            "GR-1,2026-11-21T10:00:00Z,MUG,FC1,25,2,held,true,PO-1",
            "GR-2,2026-11-21T10:00:00Z,MUG,FC1,-1,,,,",
            "GR-3,2026-11-21T10:00:00Z,MUG,FC1,1,,,perhaps,");

    Receipt receipt = files.records(Receipt.class).get(0);
    assertThat(receipt.getDamagedTo()).isEqualTo(DamagedTo.HELD);
    assertThat(receipt.getLast()).isTrue();
    assertThat(receipt.getPoRef()).isEqualTo("PO-1");
    assertThat(files.problems())
        .containsExactly(
            "receipts.csv:3: good_units: \"-1\" is below 0. Send 0 or more. [FIELD_NEGATIVE]",
            "receipts.csv:4: final: \"perhaps\" is neither true nor false. Write true or false."
                + " [FIELD_RANGE]");
  }

  @Test
  void shouldReadCountsMadeNowOrBefore() {
    // when
    CsvFiles files =
        read(
            CsvKind.COUNTS,
            "sku,node,on_hand,counted_at,scope",
            "MUG,FC1,4,,",
            "MUG,DC1,0,2026-11-21T10:00:00Z,ALL",
            "MUG,DC1,1000001,,");

    assertThat(files.records(Adjustment.class))
        .extracting(
            Adjustment::getKind,
            Adjustment::getAdjustmentId,
            Adjustment::getCountedAt,
            Adjustment::getCountScope)
        .containsExactly(
            tuple(
                AdjustmentKind.COUNT,
                "snap-2026-11-22T12:00:00Z-FC1",
                CsvFiles.NOW,
                CountScope.SELLABLE),
            tuple(
                AdjustmentKind.COUNT,
                "snap-2026-11-21T10:00:00Z-DC1",
                Instant.parse("2026-11-21T10:00:00Z"),
                CountScope.ALL));
    assertThat(files.problems())
        .containsExactly(
            "counts.csv:4: on_hand: \"1000001\" is above 1000000. Send at most 1000000."
                + " [FIELD_RANGE]");
  }

  @Test
  void shouldReadAdjustments() {
    // when
    CsvFiles files =
        read(
            CsvKind.ADJUSTMENTS,
            "adjustment_id,at,sku,node,kind,units,reason,order_id,return_to",
            "A-1,2026-11-21T10:00:00Z,MUG,FC1,RETURN,1,OTHER,SO-1,ON_HAND",
            "A-2,2026-11-21T10:00:00Z,MUG,FC1,DELTA,0,,,",
            "A-3,2026-11-21T10:00:00Z,MUG,FC1,LOSST,1,,,");

    Adjustment adjustment = files.records(Adjustment.class).get(0);
    assertThat(adjustment.getKind()).isEqualTo(AdjustmentKind.RETURN);
    assertThat(adjustment.getReturnTo()).isEqualTo(ReturnTo.ON_HAND);
    assertThat(adjustment.getOrderId()).isEqualTo("SO-1");
    assertThat(files.problems())
        .containsExactly(
            "adjustments.csv:3: units: \"0\" is outside its range. Send a value in the stated"
                + " range. [FIELD_RANGE]",
            "adjustments.csv:4: kind: \"LOSST\" is not a known kind. Did you mean LOST?"
                + " [FIELD_KIND_UNKNOWN]");
  }

  @Test
  void shouldReadItemsWithTheirVendors() {
    // when
    CsvFiles files =
        new CsvFiles(folder)
            .file(
                CsvKind.ITEMS,
                "sku,name,cube,unit_cost,selling_price,packs,transfer_pack,status,stocked_at",
                "MUG,\"Mug, red\",1.45,4.2,9.90,INNER=6;CASE=24,CASE,RUN_OUT,DC1;FC1",
                "CUP,,,,,,,,",
                "JAR,,0,1,,,,,",
                "POT,,,1,,INNER=6;CASE=10,,,")
            .file(
                CsvKind.VENDORS,
                "sku,vendor,unit_cost,min_units,multiple_units,order_days,lead_mean_days,"
                    + "lead_sd_days",
                "MUG,V-ACME,3.95,48,24,Mo;Th,9,2",
                "MUG,V-BEST,,,,,,",
                "MUG,V-LATE,,,0,,,",
                "MUG,V-ODD,,,,Monday,,",
                "CAP,V-ACME,,,,,,")
            .read();

    Item item = files.records(Item.class).get(0);
    assertThat(item.getName()).isEqualTo("Mug, red");
    assertThat(item.getPacks()).extracting(Pack::getLevel).containsExactly("INNER", "CASE");
    assertThat(item.getStatus()).isEqualTo(ItemStatus.RUN_OUT);
    assertThat(item.getStockedAt()).containsExactly("DC1", "FC1");
    assertThat(item.getUnitCostMicros()).isEqualTo(4_200_000L);
    assertThat(item.getVendors())
        .extracting(ItemVendor::getVendor)
        .containsExactly("V-ACME", "V-BEST");
    ItemVendor vendor = item.getVendors().get(0);
    assertThat(vendor.getVendor()).isEqualTo("V-ACME");
    assertThat(vendor.getCalendar().getDaysOfWeek()).containsExactly(1, 4);
    assertThat(vendor.getLeadTime().getFamily()).isEqualTo(LeadTimeFamily.GAMMA);
    assertThat(files.problems())
        .containsExactly(
            "vendors.csv:4: multiple_units: \"0\" is below 1. Send 1 or more. [FIELD_RANGE]",
            "vendors.csv:5: order_days: \"Monday\" names no day of the week. Write it like Mo;Th."
                + " [FIELD_RANGE]",
            "items.csv:3: selling_price: is empty, and so is unit_cost. Send one of the two."
                + " [FIELD_MISSING]",
            "items.csv:4: cube: \"0.0\" is not above 0. Send a number above 0. [FIELD_RANGE]",
            "items.csv:5: packs: \"CASE 10\" does not fit the other packs. Order the packs so that"
                + " each is a multiple of the one before. [PACK_LEVELS]",
            "vendors.csv:6: sku: \"CAP\" has no row among the items. Add it to the items."
                + " [REF_UNKNOWN_SKU]");
  }

  @Test
  void shouldGatherTheWeeksOfAForecast() {
    // when
    Forecast forecast =
        read(
                CsvKind.FORECAST,
                "sku,week,mean_units,zone,speed,variance_to_mean",
                "MUG,2026-11-30,8,Z1,,2",
                "MUG,2026-11-23,6,Z1,,2",
                "MUG,2026-11-23,2,Z2,TWO_DAY,1",
                "MUG,2026-11-30,0,Z2,TWO_DAY,1")
            .only(Forecast.class);

    assertThat(forecast.getFirstWeekOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(forecast.getWeekUnits()).containsExactly(8.0, 8.0);
    assertThat(forecast.getWeekVarianceToMean()).containsExactly(1.75, 2.0);
    assertThat(forecast.getVersion()).isEqualTo(202611221200L);
    assertThat(forecast.getClasses())
        .extracting(DemandClass::getZone, DemandClass::getShare, DemandClass::getWeekUnits)
        .containsExactly(
            tuple("Z1", 0.875, List.of(6.0, 8.0)), tuple("Z2", 0.125, List.of(2.0, 0.0)));
  }

  @Test
  void shouldSayWhatIsWrongWithAForecast() {
    // when
    CsvFiles files =
        read(
            CsvKind.FORECAST,
            "sku,week,mean_units,zone",
            "MUG,2026-11-24,8,Z1",
            "CUP,2026-11-23,8,Z1",
            "CUP,2026-12-07,8,Z1",
            "JAR,2026-11-23,8,",
            "POT,2026-11-23,8,Z1",
            "POT,2026-11-23,9,Z1");

    assertThat(files.problems())
        .containsExactly(
            "forecast.csv:2: week: \"2026-11-24\" is no Monday. Name each week by its Monday, here"
                + " 2026-11-23. [FC_HORIZON]",
            "forecast.csv:5: zone: is empty. Say the zone, the network has not just one."
                + " [FIELD_MISSING]",
            "forecast.csv:7: week: \"2026-11-23\" stands twice for POT in Z1 at NEXT_DAY. Leave one"
                + " of the two out. [FC_SHARES]",
            "forecast.csv:3: week: \"2026-11-30\" is missing for CUP. Send every week from the"
                + " first to the last, with 0 where nothing is expected. [FC_HORIZON]");
  }

  @Test
  void shouldSumOldOrdersToWeeks() {
    // when
    CsvFiles files =
        read(
            CsvKind.HISTORY,
            "order_id,placed_at,sku,units,zone",
            "1,2026-01-05T00:00:00Z,MUG,3,Z1",
            "2,2026-01-11T23:59:00Z,MUG,2,Z1",
            "3,2026-01-12T00:00:00Z,MUG,1,Z1",
            "4,2026-01-12T00:00:00Z,MUG,1,");

    assertThat(files.records(DemandHistory.class))
        .extracting(DemandHistory::getWeekOn, DemandHistory::getUnits)
        .containsExactly(tuple(LocalDate.of(2026, 1, 5), 5L), tuple(LocalDate.of(2026, 1, 12), 1L));
    assertThat(files.problems())
        .containsExactly(
            "history.csv:5: zone: is empty. Say the zone, or a node that has a home zone."
                + " [FIELD_MISSING]");
  }

  @Test
  void shouldLeaveOutTheWeekOfHistoryThatIsNotOver() {
    // when
    CsvFiles files =
        read(
            CsvKind.HISTORY,
            "order_id,placed_at,sku,units,zone,revision",
            "1,2026-11-15T12:00:00Z,MUG,3,Z1,2",
            "2,2026-11-16T12:00:00Z,MUG,2,Z1,",
            "3,2026-11-21T12:00:00Z,MUG,2,Z1,");

    DemandHistory week = files.only(DemandHistory.class);
    assertThat(week.getWeekOn()).isEqualTo(LocalDate.of(2026, 11, 9));
    assertThat(week.getRevision()).isEqualTo(2);
    assertThat(files.unfinished()).containsExactly(3L);
  }

  @Test
  void shouldTakeAcksOnlyOfCommandsThatWereIssued() {
    // when
    CsvFiles files =
        read(CsvKind.ACKS, "command_id,kind,at,node", "T-1,SHIPPED,2026-11-21T10:00:00Z,DC1");

    assertThat(files.records()).isEmpty();
    assertThat(files.problems())
        .containsExactly(
            "acks.csv:2: command_id: \"T-1\" was never issued here. Check the id: ./echelon"
                + " commands lists them. [REF_UNKNOWN_COMMAND]");
  }

  @Test
  void shouldReadWhatAnotherPlannerDecided() {
    // when
    CsvFiles files =
        read(
            CsvKind.EXTERNAL,
            "decision_id,decided_at,kind,sku,from,to,units,expected_on,revision",
            "PO-1,2026-11-21T10:00:00Z,PURCHASE,MUG,V1,DC1,96,2026-11-30,2");

    ExternalDecision decision = files.only(ExternalDecision.class);
    assertThat(decision.getUnits()).isEqualTo(96);
    assertThat(decision.getRevision()).isEqualTo(2);
    assertThat(decision.getStatus()).isEqualTo(ExternalStatus.EXECUTED);
    assertThat(decision.getExpectedOn()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(decision.getOccurredAt()).isEqualTo(decision.getDecidedAt());
    CsvFiles wrong =
        read(
            CsvKind.EXTERNAL,
            "decision_id,decided_at,kind,sku,from,to,units",
            "PO-2,2026-11-21T10:00:00Z,PURCHASE,MUG,V1,DC1,0");
    assertThat(wrong.problems())
        .singleElement()
        .asString()
        .startsWith("external.csv:2: units: \"0\" is below 1");
  }

  private CsvFiles read(CsvKind kind, String... lines) {
    return new CsvFiles(folder).file(kind, lines).read();
  }
}
