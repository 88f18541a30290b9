package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.LocalDate;
import java.util.List;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedRecord;
import org.echelon.event.ExternalKind;
import org.echelon.inventory.Booking;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.ExternalDocument;
import org.echelon.inventory.ExternalFact;
import org.echelon.inventory.ExternalTerms;
import org.echelon.inventory.Outcome;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.planning.Want;
import org.echelon.state.ComparedDecision;
import org.echelon.topic.Topic;

/**
 * Takes decisions of another planner. Where that planner decides (our mode there is SHADOW) they
 * are booked as expected; where we decide they move nothing. The first word about each is set
 * beside what we want at the same instant.
 */
final class ExternalStep {
  private final PlanTask task;
  private final LedgerStep ledger;
  private final WantStep wants;

  ExternalStep(PlanTask task, LedgerStep ledger, WantStep wants) {
    this.task = task;
    this.ledger = ledger;
    this.wants = wants;
  }

  /**
   * Books a decision, and compares the first word about it. What is booked can be revised and ended
   * whether or not its item and its lane are still there.
   *
   * @throws RefusedRecord when what it names is not known, or its date is out of bounds
   */
  Booking book(SkuState state, LogRecord record) {
    ExternalFact fact = (ExternalFact) ledger.fact(state, record);
    DocumentKey key = DocumentKey.external(fact.decisionId());
    ExternalDocument booked = (ExternalDocument) task.documents.get(state.sku, key);
    if (booked != null && booked.coveredBy(fact)) {
      return ledger.book(state, fact);
    }
    Lane lane = lane(state, fact.terms());
    return booked != null ? ledger.book(state, fact) : first(state, fact, lane);
  }

  private Booking first(SkuState state, ExternalFact fact, Lane lane) {
    ledger.requireRecent(fact);
    boolean theirs =
        task.controls.mode(task.network(), lane, state.sku, task.now) == LaneMode.SHADOW;
    boolean compared = state.plan.isPresent() && !fact.ends();
    // Ours must be read before theirs is on its way.
    List<Want> ours = compared ? wants.of(state) : List.of();
    ComparedDecision pair = compared ? pair(state, fact, lane, ours) : null;
    Booking booking = ledger.book(state, fact.counting(theirs));
    if (pair != null && booking.outcome() == Outcome.APPLIED) {
      keep(state, pair, fact.terms(), packUnits(ours, lane), theirs);
    }
    return booking;
  }

  private void keep(
      SkuState state, ComparedDecision pair, ExternalTerms terms, long pack, boolean theirs) {
    LocalDate day =
        LocalDate.ofInstant(
            ofEpochMilli(terms.decidedAt()), task.network().node(terms.to()).timeZone());
    state.compared =
        ComparedDecisions.with(state.sku, state.compared, pair, day, pack, theirs, task.now);
    task.skus.saveCompared(state);
    task.outbox.publish(Topic.EXTERNAL_COMPARISON, state.sku, state.compared);
  }

  private ComparedDecision pair(SkuState state, ExternalFact fact, Lane lane, List<Want> all) {
    ExternalTerms terms = fact.terms();
    Network network = task.network();
    long ours = 0;
    long anywhere = 0;
    for (Want want : all) {
      anywhere += want.lane().to() == lane.to() ? want.units() : 0;
      ours += want.lane().id().equals(lane.id()) ? want.units() : 0;
    }
    return new ComparedDecision(
        fact.decisionId(),
        terms.purchase() ? ExternalKind.PURCHASE : ExternalKind.TRANSFER,
        network.node(terms.from()).id(),
        network.node(terms.to()).id(),
        ofEpochMilli(task.now),
        terms.units(),
        ours,
        anywhere,
        wants.worthPerDay(state, lane, terms.units()),
        wants.worthPerDay(state, lane, ours));
  }

  private static long packUnits(List<Want> ours, Lane lane) {
    return ours.stream()
        .filter(want -> want.lane().id().equals(lane.id()))
        .mapToLong(Want::packUnits)
        .findFirst()
        .orElse(1);
  }

  /** The lane by which a decision about a known item can be carried out. */
  private Lane lane(SkuState state, ExternalTerms terms) {
    Network network = task.network();
    if (!state.item.isPresent()) {
      throw refused(RefusalCode.REF_UNKNOWN_SKU, "sku", state.sku);
    }
    Node from = network.node(terms.from());
    if (terms.purchase() && from.kind() != NodeKind.VENDOR) {
      throw refused(RefusalCode.REF_UNKNOWN_VENDOR, "from", from.id());
    }
    return network.lanesInto(terms.to()).stream()
        .filter(lane -> lane.from() == terms.from())
        .filter(lane -> (lane.kind() == LaneKind.PURCHASE) == terms.purchase())
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    RefusalCode.REF_UNKNOWN_LANE,
                    "to",
                    from.id() + ">" + network.node(terms.to()).id()));
  }

  private static RefusedRecord refused(RefusalCode code, String field, String value) {
    return new RefusedRecord(code.name(), field, value, code.cure());
  }
}
