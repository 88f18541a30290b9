package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;
import static org.echelon.console.ConsoleRecords.withTransfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.console.table.ConsoleTables;
import org.echelon.state.Alternative;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.state.KernelInput;
import org.echelon.state.Reason;
import org.junit.jupiter.api.Test;

class DecisionViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @Test
  void shouldTellWhatWasScarceInSentences() {
    Decision cut =
        Decision.newBuilder(decision("T-1", 12))
            .setInputs(List.of(input()))
            .setCuts(List.of(new Cut("STORAGE", "FC-A", 0, 5L, 3, 54, 0.19)))
            .setReasons(
                List.of(
                    new Reason("BELOW_VALUE", Map.of("marginTo", "0.2000", "cost", "0.3000")),
                    new Reason("DERIVED_FORECAST", Map.of()),
                    new Reason("ROOM_CUT", Map.of("wanted", "17"))))
            .build();

    // when
    DecisionView.Why why = DecisionView.of(cut);

    assertThat(why.binding())
        .containsExactly(
            "Room at FC-A was short and cut some of the 17 units wanted.",
            "STORAGE of FC-A took 5 units, at rank 3 of 54; the last that was served was worth"
                + " 0.190 a day.",
            "Room at FC-A was scarce: a dm³ had a price of 0.041 a day.");
    assertThat(DecisionText.binding(cut).get(0).brief()).isEqualTo("ROOM_CUT (reason 2)");
    assertThat(why.sentences())
        .extracting(DecisionView.Sentence::caveat)
        .containsExactly(false, true, false);
    assertThat(why.inputs().get(0).storagePricePerCubeDay()).isEqualTo(0.041);
    assertThat(why.outcome()).isEqualTo("commanded as T-1");
  }

  @Test
  void shouldSayWhereNothingWasScarceAndWhatWasPassedOver() {
    Decision plain =
        Decision.newBuilder(decision("T-1", 12))
            .setAlternatives(
                List.of(
                    new Alternative("V2", "FC-A", 48L, -0.95, "OUTRANKED"),
                    new Alternative("V3", "FC-A", 48L, 0.25, "VENDOR_CLOSED")))
            .build();

    // when
    DecisionView.Why why = DecisionView.of(plain);

    assertThat(why.binding()).containsExactly("No capacity cut it, and no node was valued.");
    assertThat(why.alternatives())
        .extracting(DecisionView.Passed::text)
        .containsExactly(
            "0.950 a unit dearer.", "0.250 a unit cheaper. The vendor takes no orders now.");
    assertThat(why.alternatives().get(0).worseBy()).isEqualTo(0.95);
  }

  @Test
  void shouldBeFoundByItsCommandAndByTheOrderLineItServes() {
    take("test", network());
    take("DC", transfer("T-1", 12).build());
    take(SKU, decision("T-1", 12));
    take("FC-A", assignment(1));
    take("FC-A", assignment(2));

    // when
    take(SKU, decision("A-2", 2));

    assertThat(DecisionView.of(tables, "D-T-1")).isPresent();
    assertThat(DecisionView.of(tables, "T-1")).isEqualTo(DecisionView.of(tables, "D-T-1"));
    assertThat(DecisionView.of(tables, "SO-1/1").orElseThrow().decisionId()).isEqualTo("D-A-2");
    assertThat(DecisionView.of(tables, "SO-1/2")).isEmpty();
    assertThat(DecisionView.of(tables, "T-2")).isEmpty();
  }

  @Test
  void shouldExplainOnTheSkuWhatIsHeldAndLetItGoOnceItIsDecided() {
    Decision held =
        Decision.newBuilder(decision("T-1", 12))
            .setState(DecisionState.HELD)
            .setCommandIds(List.of())
            .build();
    take(SKU, position(SKU, Map.of("FC-A", 3L)));

    // when
    take(SKU, held);

    SkuView.OpenDecision open = sku().decisions().get(0);
    assertThat(open.command()).isEmpty();
    assertThat(open.why().orElseThrow().outcome()).startsWith("it waits for a person's approval");
    take(SKU, Decision.newBuilder(held).setState(DecisionState.LAPSED).build());
    assertThat(sku().decisions()).isEmpty();
  }

  @Test
  void shouldExplainEveryOpenTransferAndProposalOfASku() {
    Instant at = NOON.plus(Duration.ofDays(2));
    take("test", network());
    take("clock", tick(1, NOON));
    take(SKU, item(SKU));
    take(SKU, withTransfer(position(SKU, Map.of("FC-A", 3L)), "T-1", 12, at));
    take("DC", transfer("T-1", 12).build());
    take(SKU, decision("T-1", 12));

    // when
    take(SKU, proposal(SKU, 5));

    SkuView.OpenDecision open = sku().decisions().get(0);
    assertThat(open.command().orElseThrow().commandId()).isEqualTo("T-1");
    assertThat(open.why().orElseThrow().title()).isEqualTo("12 × MUG from DC to FC-A");
    assertThat(sku().proposals().get(0).sentences())
        .containsExactly(
            "5 units are wanted from DC with the departure of 2026-11-21 18:00Z; its cut-off"
                + " decides what goes.",
            "3 free, 12 in transit, 0 on order: 15, 5 below the level of 20 (12 before).",
            "One more unit would earn 0.250 a day.",
            "Proposed 2026-11-21 12:00Z with prices v1, because of new prices.");
  }

  private SkuView.Sku sku() {
    return SkuView.of(tables, SKU).orElseThrow();
  }

  private static AssignmentCommand assignment(int attempt) {
    return AssignmentCommand.newBuilder()
        .setCommandId("A-" + attempt)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(SKU)
        .setUnits(2)
        .setIssuedAt(NOON)
        .setExpiresAt(NOON.plus(Duration.ofDays(2)))
        .setDecisionId("D-A-" + attempt)
        .setNetworkVersion(3)
        .setPriceVersion(1)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setReasons(List.of("CHEAPEST_IN_TIME"))
        .setOrderId("SO-1")
        .setLineNo(1)
        .setNode("FC-A")
        .setOption("GND")
        .setReadyBy(NOON.plus(Duration.ofHours(5)))
        .setPromisedAt(NOON.plus(Duration.ofDays(1)))
        .setShipGroupId("SO-1-FC-A")
        .setAttempt(attempt)
        .setExpectedCostMicros(3_600_000L)
        .build();
  }

  private static KernelInput input() {
    return KernelInput.newBuilder()
        .setNode("FC-A")
        .setOnHandUnits(2)
        .setPositionUnits(12)
        .setLeadDays(2)
        .setLeadSdDays(0.5)
        .setReviewDays(1)
        .setRatePerDay(12.4)
        .setVarianceToMean(1.5)
        .setHoldingPerDay(0.003)
        .setStorageCostPerCubeDay(0.008)
        .setUnitCube(1.45)
        .setFlowPricePerUnit(0)
        .setStoragePricePerCubeDay(0.041)
        .setSavings(List.of(5.32))
        .setRates(List.of(12.4))
        .setLevelUnits(58)
        .setMarginAtPosition(2.7)
        .setMarginNext(2.6394)
        .build();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
