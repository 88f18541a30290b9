package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.event.ExternalKind;
import org.echelon.event.ExternalStatus;
import org.echelon.reference.LaneMode;
import org.echelon.state.ComparedDay;
import org.echelon.system.Offer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another planner beside ours on the small world: it buys from V, or moves from DC to FC-E. */
class ExternalPlannerTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();
  private final OtherPlanner other = new OtherPlanner(scenario, MUG);

  @BeforeEach
  void begin() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 30);
    scenario.after(Duration.ofHours(1));
  }

  @Test
  void shouldCountWhatTheOtherPlannerOrderedAndOrderOnlyTheRest() {
    other.giveAway("network", PlanningPart.BUYING);
    scenario.refresh();
    long wanted = other.wanted("DC");
    assertThat(wanted).isGreaterThan(20);

    // when
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);

    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("30/0/0/20");
    assertThat(other.wanted("DC")).isEqualTo(wanted - 20);
    assertThat(scenario.position(MUG).getPurchases())
        .singleElement()
        .satisfies(open -> assertThat(open.getCommandId()).isEqualTo("PO-1"));
    other.receives("GR-1", "PO-1", 20);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("50/0/0/0");
    assertThat(other.wanted("DC")).isEqualTo(wanted - 20);
    assertThat(scenario.position(MUG).getPurchases()).isEmpty();
  }

  @Test
  void shouldBuyOnlyAfterAVendorIsSwitchedToUsAndStopAfterItIsSwitchedBack() {
    other.giveAway("vendor:V", PlanningPart.BUYING);
    tryToBuyAndMove();
    assertThat(scenario.purchases()).isEmpty();
    // Placement was ours all the time.
    assertThat(scenario.transfers()).isNotEmpty();

    other.takeBack("vendor:V");
    tryToBuyAndMove();
    assertThat(scenario.purchases()).hasSize(1);

    other.giveAway("vendor:V", PlanningPart.BUYING);
    scenario.after(Duration.ofDays(1));
    scenario.order("SO-1", MUG, 25, "Z-E");
    scenario.grant("V", MUG, "V>DC", 100);
    assertThat(scenario.purchases()).hasSize(1);
  }

  @Test
  void shouldSwitchPlacementByNodeAndLeaveBuyingToUs() {
    other.giveAway("node:FC-E", PlanningPart.PLACEMENT);
    tryToBuyAndMove();

    assertThat(scenario.transfers()).extracting(command -> command.getTo()).containsOnly("FC-W");
    assertThat(scenario.purchases()).hasSize(1);
    other.moves("MV-1", 4, ExternalStatus.PROPOSED, 1);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/4");
    other.moves("MV-1", 4, ExternalStatus.EXECUTED, 2);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/4/0");
  }

  @Test
  void shouldOrderForANodeThatAnotherPlannerFills() {
    scenario.refresh();
    long whole = other.wanted("DC");

    other.giveAway("node:FC-E", PlanningPart.PLACEMENT);
    scenario.refresh();
    assertThat(other.wanted("DC")).isEqualTo(whole);

    // Without a part nobody is said to move the goods, so nothing is bought to lie above them.
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        "node:FC-E",
        ++other.controls,
        control -> control.setMode(LaneMode.SHADOW));
    scenario.refresh();
    assertThat(other.wanted("DC")).isLessThan(whole);
  }

  @Test
  void shouldOnlyCompareWhereWeDecide() {
    scenario.refresh();
    long wanted = other.wanted("DC");

    other.buys("PO-1", wanted + 500, ExternalStatus.EXECUTED);

    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("30/0/0/0");
    ComparedDay row = onlyRow();
    assertThat(row.getOurs()).isEqualTo(1);
    assertThat(row.getOurUnits()).isEqualTo(wanted);
    assertThat(row.getOverUnits()).isEqualTo(500);
    assertThat(row.getUnderUnits()).isZero();
    assertThat(row.getAgreed()).isZero();
    // Units beyond our level cost more to hold than they earn.
    assertThat(row.getTheirValuePerDay()).isLessThan(row.getOurValuePerDay());
    assertThat(row.getOurValuePerDay()).isPositive();
  }

  @Test
  void shouldAddUpDecisionsThatAgreeAndForgetNothingAfterARestart() {
    other.giveAway("network", PlanningPart.BUYING);
    scenario.refresh();
    other.buys("PO-1", other.wanted("DC"), ExternalStatus.EXECUTED);
    other.buys("PO-1", other.wanted("DC") + 1, ExternalStatus.EXECUTED, 2);

    scenario.restart();
    scenario.after(Duration.ofHours(1));
    other.buys("PO-2", 7, ExternalStatus.PROPOSED);

    ComparedDay row = onlyRow();
    assertThat(row.getDecisions()).as("revisions are compared once").isEqualTo(2);
    assertThat(row.getAgreed()).isEqualTo(1);
    assertThat(row.getOurs()).isZero();
    assertThat(other.newest().getLargest()).hasSize(2);
  }

  @Test
  void shouldRefuseWhatItCannotPlaceOrDate() {
    other.decide(b -> b.setSku("CUP"));
    other.decide(b -> b.setFrom("DC"));
    other.decide(b -> b.setTo("FC-X"));
    other.decide(b -> b.setTo("FC-E"));
    other.decide(b -> b.setKind(ExternalKind.TRANSFER).setFrom("FC-X"));
    other.decide(b -> b.setKind(ExternalKind.TRANSFER).setFrom("FC-W").setTo("FC-E"));
    other.decide(b -> b.setOccurredAt(scenario.now().minus(Duration.ofDays(8))));
    other.decide(b -> b.setOccurredAt(scenario.now().plus(Duration.ofHours(1))));
    other.buys("PO-9", 5, ExternalStatus.EXECUTED);
    other.buys("PO-9", 5, ExternalStatus.EXECUTED);
    other.buys("PO-9", 6, ExternalStatus.EXECUTED);

    assertThat(scenario.refusals())
        .containsExactly(
            "REF_UNKNOWN_SKU",
            "REF_UNKNOWN_VENDOR",
            "REF_UNKNOWN_NODE",
            "REF_UNKNOWN_LANE",
            "REF_UNKNOWN_NODE",
            "REF_UNKNOWN_LANE",
            "TIME_TOO_OLD",
            "TIME_FUTURE",
            "DOC_CONFLICT");
    assertThat(scenario.report().getOutcomes().getDuplicate()).isEqualTo(1);
  }

  private void tryToBuyAndMove() {
    scenario.after(Duration.ofHours(1));
    scenario.ask("FC-E", "DC>FC-E");
    scenario.grant("FC-E", MUG, "DC>FC-E", 5);
    scenario.grant("FC-W", MUG, "DC>FC-W", 5);
    scenario.grant("V", MUG, "V>DC", 100);
    assertThat(scenario.out.toGates(Offer.class)).isNotEmpty();
  }

  private ComparedDay onlyRow() {
    assertThat(other.newest().getRows()).hasSize(1);
    return other.newest().getRows().get(0);
  }
}
