package org.echelon.processor.plan;

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
import org.echelon.state.ExternalComparison;
import org.echelon.state.NodeProposal;
import org.echelon.topic.Topic;

/** Another planner of one item in a scenario on the small world, and the switches between both. */
final class OtherPlanner {
  private final Scenario scenario;
  private final String sku;

  /** Revision of the newest switch. */
  int controls;

  OtherPlanner(Scenario scenario, String sku) {
    this.scenario = scenario;
    this.sku = sku;
  }

  void giveAway(String scope, PlanningPart part) {
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        scope,
        ++controls,
        control -> control.setMode(LaneMode.SHADOW).setPart(part));
  }

  void takeBack(String scope) {
    scenario.order(ControlFamily.MODE, ControlAction.CLEAR, scope, ++controls, control -> {});
  }

  void buys(String id, long units, ExternalStatus status) {
    buys(id, units, status, 1);
  }

  void buys(String id, long units, ExternalStatus status, int revision) {
    decide(b -> b.setDecisionId(id).setUnits(units).setStatus(status).setRevision(revision));
  }

  void moves(String id, long units, ExternalStatus status, int revision) {
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

  void decide(Consumer<ExternalDecision.Builder> terms) {
    Instant now = scenario.now();
    ExternalDecision.Builder decision =
        ExternalDecision.newBuilder()
            .setEventId("erp-" + scenario.log.size())
            .setSource("erp")
            .setOccurredAt(now)
            .setSku(sku)
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

  void receives(String receiptId, String poRef, long units) {
    receives(receiptId, poRef, units, receipt -> {});
  }

  void receives(String receiptId, String poRef, long units, Consumer<Receipt.Builder> terms) {
    Receipt.Builder receipt =
        Receipt.newBuilder()
            .setEventId("wms-" + scenario.log.size())
            .setSource("wms")
            .setOccurredAt(scenario.now())
            .setSku(sku)
            .setReceiptId(receiptId)
            .setNode("DC")
            .setPoRef(poRef)
            .setGoodUnits(units);
    terms.accept(receipt);
    scenario.feed(sku, LogKind.RECEIPT, receipt.build());
  }

  /** What our plan wants for a node. */
  long wanted(String node) {
    return scenario.proposal(sku).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .mapToLong(NodeProposal::getWantUnits)
        .sum();
  }

  /** The comparison as it was published last. */
  ExternalComparison newest() {
    List<ExternalComparison> all =
        scenario.out.of(Topic.EXTERNAL_COMPARISON, ExternalComparison.class);
    return all.get(all.size() - 1);
  }
}
