package org.echelon.processor.intake;

import org.echelon.codec.RefusalCode;
import org.echelon.event.ExternalDecision;

/** The form of a decision of another planner. */
final class ExternalCheck {
  private ExternalCheck() {}

  static void check(ExternalDecision decision, Form form) {
    form.head(
            decision.getEventId(),
            decision.getSource(),
            decision.getOccurredAt(),
            decision.getRecordedAt(),
            decision.getRevision())
        .id("sku", decision.getSku())
        .id("decisionId", decision.getDecisionId())
        .kind("kind", decision.getKind())
        .id("from", decision.getFrom())
        .id("to", decision.getTo())
        .rule(
            !decision.getFrom().equals(decision.getTo()),
            RefusalCode.FIELD_CONFLICT,
            "to",
            decision.getTo())
        .range("units", decision.getUnits(), 1, Form.UNITS_MAX)
        .instant("decidedAt", decision.getDecidedAt())
        .rule(
            !decision.getDecidedAt().isAfter(decision.getOccurredAt()),
            RefusalCode.FIELD_CONFLICT,
            "decidedAt",
            decision.getDecidedAt())
        .day("expectedOn", decision.getExpectedOn())
        .instant("expiresAt", decision.getExpiresAt())
        .rule(
            decision.getExpiresAt() == null
                || decision.getExpiresAt().isAfter(decision.getDecidedAt()),
            RefusalCode.FIELD_CONFLICT,
            "expiresAt",
            decision.getExpiresAt())
        .kind("status", decision.getStatus())
        .words("reason", decision.getReason(), 200);
  }
}
