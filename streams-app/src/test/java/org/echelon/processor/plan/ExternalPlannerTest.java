package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.echelon.codec.LogKind;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.event.ExternalStatus;
import org.echelon.event.Receipt;
import org.echelon.reference.LaneMode;
import org.echelon.state.ComparedDay;
import org.echelon.state.ExternalComparison;
import org.echelon.state.NodeProposal;
import org.echelon.system.Offer;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another planner beside ours on the small world: it buys from V, or moves from DC to FC-E. */
class ExternalPlannerTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();
  private int revision;

  @BeforeEach
  void begin() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 30);
    scenario.after(Duration.ofHours(1));
  }

  @Test
  void shouldCountWhatTheOtherPlannerOrderedAndOrderOnlyTheRest() {
    giveAway("network", PlanningPart.BUYING);
    scenario.refresh();
    long wanted = wanted("DC");
    assertThat(wanted).isGreaterThan(20);

    // when
    buys("PO-1", 20, ExternalStatus.EXECUTED);

    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("30/0/0/20");
    assertThat(wanted("DC")).isEqualTo(wanted - 20);
    assertThat(scenario.position(MUG).getPurchases())
        .singleElement()
        .satisfies(open -> assertThat(open.getCommandId()).isEqualTo("PO-1"));
    receives("GR-1", "PO-1", 20);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("50/0/0/0");
    assertThat(wanted("DC")).isEqualTo(wanted - 20);
    assertThat(scenario.position(MUG).getPurchases()).isEmpty();
  }

  @Test
  void shouldBuyOnlyAfterAVendorIsSwitchedToUsAndStopAfterItIsSwitchedBack() {
    giveAway("vendor:V", PlanningPart.BUYING);
    tryToBuyAndMove();
    assertThat(scenario.purchases()).isEmpty();
    // Placement was ours all the time.
    assertThat(scenario.transfers()).isNotEmpty();

    takeBack("vendor:V");
    tryToBuyAndMove();
    assertThat(scenario.purchases()).hasSize(1);

    giveAway("vendor:V", PlanningPart.BUYING);
    scenario.after(Duration.ofDays(1));
    scenario.order("SO-1", MUG, 25, "Z-E");
    scenario.grant("V", MUG, "V>DC", 100);
    assertThat(scenario.purchases()).hasSize(1);
  }

  @Test
  void shouldSwitchPlacementByNodeAndLeaveBuyingToUs() {
    giveAway("node:FC-E", PlanningPart.PLACEMENT);
    tryToBuyAndMove();

    assertThat(scenario.transfers()).extracting(command -> command.getTo()).containsOnly("FC-W");
    assertThat(scenario.purchases()).hasSize(1);
    moves("MV-1", 4, ExternalStatus.PROPOSED, 1);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/0/4");
    moves("MV-1", 4, ExternalStatus.EXECUTED, 2);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("0/0/4/0");
  }

  @Test
  void shouldOrderForANodeThatAnotherPlannerFills() {
    scenario.refresh();
    long whole = wanted("DC");

    giveAway("node:FC-E", PlanningPart.PLACEMENT);
    scenario.refresh();
    assertThat(wanted("DC")).isEqualTo(whole);

    // Without a part nobody is said to move the goods, so nothing is bought to lie above them.
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        "node:FC-E",
        ++revision,
        control -> control.setMode(LaneMode.SHADOW));
    scenario.refresh();
    assertThat(wanted("DC")).isLessThan(whole);
  }

  @Test
  void shouldOnlyCompareWhereWeDecide() {
    scenario.refresh();
    long wanted = wanted("DC");

    buys("PO-1", wanted + 500, ExternalStatus.EXECUTED);

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
    giveAway("network", PlanningPart.BUYING);
    scenario.refresh();
    buys("PO-1", wanted("DC"), ExternalStatus.EXECUTED);
    buys("PO-1", wanted("DC") + 1, ExternalStatus.EXECUTED, 2);

    scenario.restart();
    scenario.after(Duration.ofHours(1));
    buys("PO-2", 7, ExternalStatus.PROPOSED);

    ComparedDay row = onlyRow();
    assertThat(row.getDecisions()).as("revisions are compared once").isEqualTo(2);
    assertThat(row.getAgreed()).isEqualTo(1);
    assertThat(row.getOurs()).isZero();
    assertThat(newest().getLargest()).hasSize(2);
  }

  @Test
  void shouldRefuseWhatItCannotPlaceOrDate() {
    decide(b -> b.setSku("CUP"));
    decide(b -> b.setFrom("DC"));
    decide(b -> b.setTo("FC-X"));
    decide(b -> b.setTo("FC-E"));
    decide(b -> b.setKind(ExternalKind.TRANSFER).setFrom("FC-X"));
    decide(b -> b.setKind(ExternalKind.TRANSFER).setFrom("FC-W").setTo("FC-E"));
    decide(b -> b.setOccurredAt(scenario.now().minus(Duration.ofDays(8))));
    decide(b -> b.setOccurredAt(scenario.now().plus(Duration.ofHours(1))));
    buys("PO-9", 5, ExternalStatus.EXECUTED);
    buys("PO-9", 5, ExternalStatus.EXECUTED);
    buys("PO-9", 6, ExternalStatus.EXECUTED);

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

  private void giveAway(String scope, PlanningPart part) {
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        scope,
        ++revision,
        control -> control.setMode(LaneMode.SHADOW).setPart(part));
  }

  private void takeBack(String scope) {
    scenario.order(ControlFamily.MODE, ControlAction.CLEAR, scope, ++revision, control -> {});
  }

  private void buys(String id, long units, ExternalStatus status) {
    buys(id, units, status, 1);
  }

  private void buys(String id, long units, ExternalStatus status, int revision) {
    decide(b -> b.setDecisionId(id).setUnits(units).setStatus(status).setRevision(revision));
  }

  private void moves(String id, long units, ExternalStatus status, int revision) {
    decide(
        b ->
            b.setKind(ExternalKind.TRANSFER)
                .setFrom("DC")
                .setTo("FC-E")
                .setDecisionId(id)
                .setUnits(units)
                .setStatus(status)
                .setRevision(revision));
  }

  private void decide(Consumer<ExternalDecision.Builder> terms) {
    Instant now = scenario.now();
    ExternalDecision.Builder decision =
        ExternalDecision.newBuilder()
            .setEventId("erp-" + scenario.log.size())
            .setSource("erp")
            .setOccurredAt(now)
            .setSku(MUG)
            .setDecisionId("PO-" + scenario.log.size())
            .setKind(ExternalKind.PURCHASE)
            .setFrom("V")
            .setTo("DC")
            .setUnits(10)
            .setDecidedAt(now)
            .setStatus(ExternalStatus.EXECUTED);
    terms.accept(decision);
    scenario.feed(decision.getSku(), LogKind.EXTERNAL_DECISION, decision.build());
  }

  private void receives(String receiptId, String poRef, long units) {
    scenario.feed(
        MUG,
        LogKind.RECEIPT,
        Receipt.newBuilder()
            .setEventId("wms-" + receiptId)
            .setSource("wms")
            .setOccurredAt(scenario.now())
            .setSku(MUG)
            .setReceiptId(receiptId)
            .setNode("DC")
            .setPoRef(poRef)
            .setGoodUnits(units)
            .build());
  }

  private long wanted(String node) {
    return scenario.proposal(MUG).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .mapToLong(NodeProposal::getWantUnits)
        .sum();
  }

  private ExternalComparison newest() {
    List<ExternalComparison> all =
        scenario.out.of(Topic.EXTERNAL_COMPARISON, ExternalComparison.class);
    return all.get(all.size() - 1);
  }

  private ComparedDay onlyRow() {
    assertThat(newest().getRows()).hasSize(1);
    return newest().getRows().get(0);
  }
}
