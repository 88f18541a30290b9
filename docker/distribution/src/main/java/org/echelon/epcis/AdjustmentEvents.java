package org.echelon.epcis;

import static org.echelon.epcis.EpcisMapping.DAMAGED;
import static org.echelon.epcis.EpcisMapping.OBJECT;
import static org.echelon.epcis.EpcisMapping.OBSERVE;
import static org.echelon.epcis.EpcisMapping.QUANTITIES;
import static org.echelon.epcis.EpcisMapping.SELLABLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.echelon.event.Adjustment;
import org.echelon.event.CountScope;
import org.jspecify.annotations.Nullable;

/** Counts and corrections of stock as events. */
final class AdjustmentEvents {
  private final EpcisIds ids;
  private final EpcisLookup known;

  AdjustmentEvents(EpcisIds ids, EpcisLookup known) {
    this.ids = ids;
    this.known = known;
  }

  /** The event of an adjustment; none where the books were wrong and nothing happened to goods. */
  List<ObjectNode> events(Adjustment adjustment, String words, Instant recordedAt) {
    return switch (adjustment.getKind()) {
      case COUNT ->
          adjusted(
              adjustment,
              words,
              recordedAt,
              OBSERVE,
              "cycle_counting",
              adjustment.getCountScope() == CountScope.SELLABLE ? SELLABLE : null);
      case DAMAGE -> adjusted(adjustment, words, recordedAt, OBSERVE, "inspecting", DAMAGED);
      case HOLD ->
          adjusted(adjustment, words, recordedAt, OBSERVE, "holding", "non_sellable_other");
      case RELEASE -> adjusted(adjustment, words, recordedAt, OBSERVE, "inspecting", SELLABLE);
      case RETURN -> adjusted(adjustment, words, recordedAt, OBSERVE, "receiving", "returned");
      case DISPOSE -> adjusted(adjustment, words, recordedAt, "DELETE", "destroying", "destroyed");
      case DELTA, FOUND, LOST, UNKNOWN -> List.of();
    };
  }

  private List<ObjectNode> adjusted(
      Adjustment adjustment,
      String words,
      Instant recordedAt,
      String action,
      String bizStep,
      @Nullable String disposition) {
    Instant counted = adjustment.getCountedAt();
    Instant at = counted == null ? adjustment.getOccurredAt() : counted;
    return List.of(
        new EventDraft(ids, known, OBJECT, words, at, recordedAt, adjustment.getNode())
            .units(QUANTITIES, adjustment.getSku(), adjustment.getUnits())
            .step(action, bizStep, disposition)
            .at(adjustment.getNode(), !action.equals("DELETE"))
            .transaction("po", adjustment.getOrderId())
            .transaction(null, adjustment.getAdjustmentId())
            .done());
  }
}
