package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Cut;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.DecisionState;
import org.echelon.state.KernelInput;
import org.echelon.state.Reason;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;
import org.echelon.state.Versions;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

class ExplainTextTest {
  private static final Instant AT = Instant.parse("2026-11-21T14:02:07.120Z");

  @Test
  void shouldTellReasonsFiguresCutsCaveatsAndVersions() {
    // when
    List<String> lines = ExplainText.lines(transfer().build());

    assertThat(lines)
        .containsExactly(
            "48 × MUG from DC to FC-A, decided 2026-11-21 14:02:07Z after event SO-1/1.",
            "D-1 RELEASED: commanded as T-1.",
            "1. One more unit is worth 2.64 a day more at FC-A than where it comes from, its move"
                + " (0.300 a unit) already paid.  BELOW_VALUE",
            "2. Room at FC-A was short and cut some of the 60 units wanted.                        "
                + "                             ROOM_CUT",
            "The first unit gains 2.64 a day, all 48 at most 126.67; the way costs 0.300 a unit.",
            "Binding: ROOM_CUT (reason 2); STORAGE of FC-A took 12 units, at rank 3 of 54; room at"
                + " FC-A, 0.041 a dm3 and day.",
            "Careful: The forecast is learned from orders.  DERIVED_FORECAST",
            "Decided with network v31, prices v418, forecast v20261121, item v2, no control, code"
                + " 0.1.0.");
  }

  @Test
  void shouldTellByHowMuchWhatWasPassedOverIsDearer() {
    Decision purchase =
        transfer()
            .setKind(DecisionKind.PURCHASE)
            .setState(DecisionState.HELD)
            .setCommandIds(List.of())
            .setInputs(List.of())
            .setCuts(List.of())
            .setReasons(List.of())
            .setAlternatives(
                List.of(
                    new Alternative("V2", "FC-A", 48L, -0.95, "OUTRANKED"),
                    new Alternative("V3", "FC-A", 48L, 0.25, "VENDOR_CLOSED")))
            .build();

    // when
    List<String> lines = ExplainText.lines(purchase);

    assertThat(lines)
        .contains(
            "D-1 HELD: it waits for a person's approval, nothing was commanded.",
            "Not chosen: V2 (0.950 a unit dearer); V3 (0.250 a unit cheaper: The vendor takes no"
                + " orders now).",
            "Binding: no capacity cut it, and no node was valued.");
  }

  @Test
  void shouldFindTheNewestOfACommandAndOfANode() {
    DecisionSearch command = DecisionSearch.ofId("T-1");
    DecisionSearch node = DecisionSearch.ofNode("MUG", "DC");
    DecisionSearch elsewhere = DecisionSearch.ofNode("MUG", "FC-B");
    Decision held = transfer().setState(DecisionState.HELD).setCommandIds(List.of()).build();
    Decision released = transfer().build();
    Decision later = transfer().setDecisionId("D-2").setCommandIds(List.of("T-2")).build();

    // when
    for (Decision decision : List.of(held, released, later)) {
      for (DecisionSearch search : List.of(command, node, elsewhere)) {
        search.published(Topic.DECISION, "MUG", decision);
      }
    }

    assertThat(command.newest()).contains(released);
    assertThat(node.newest()).contains(later);
    assertThat(elsewhere.newest()).isEmpty();
  }

  private static Decision.Builder transfer() {
    return Decision.newBuilder()
        .setDecisionId("D-1")
        .setSku("MUG")
        .setDecidedAt(AT)
        .setKind(DecisionKind.TRANSFER)
        .setState(DecisionState.RELEASED)
        .setTrigger(Trigger.newBuilder().setKind(TriggerKind.EVENT).setEventId("SO-1/1").build())
        .setVersions(new Versions(31L, 418L, 20261121L, 2L, 0L, "0.1.0"))
        .setCommandIds(List.of("T-1"))
        .setInputs(List.of(input()))
        .setChoice(new Choice("DC", "FC-A", 48L, 126.672, 0.3, 0.0, List.of(2.639)))
        .setAlternatives(List.of())
        .setCuts(List.of(new Cut("STORAGE", "FC-A", 0, 12L, 3, 54, 0.19)))
        .setReasons(
            List.of(
                new Reason("BELOW_VALUE", Map.of("marginTo", "2.6390", "cost", "0.3000")),
                new Reason("ROOM_CUT", Map.of("wanted", "60")),
                new Reason("DERIVED_FORECAST", Map.of())));
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
}
