package org.echelon.codec;

import org.echelon.inventory.ExternalDocument;
import org.echelon.inventory.ExternalStatus;
import org.echelon.inventory.ExternalTerms;

/** Binary form of a decision of another planner. */
final class ExternalForm {
  private ExternalForm() {}

  static void put(BytesOut out, ExternalDocument decision) {
    out.putText(decision.decisionId());
    DocumentCodec.put(out, decision.stamp());
    ExternalTerms terms = decision.terms();
    out.putBoolean(terms.purchase());
    out.putVarint(terms.from());
    out.putVarint(terms.to());
    out.putVarint(terms.units());
    out.putEnum(terms.status());
    out.putVarint(terms.decidedAt());
    out.putVarint(terms.expectedOn());
    out.putVarint(terms.expiresAt());
    out.putBoolean(decision.counts());
    out.putSigned(decision.arrivedUnits());
    out.putBoolean(decision.lastArrived());
    out.putBoolean(decision.expiryPassed());
  }

  static ExternalDocument get(BytesIn in, long closedAt) {
    return new ExternalDocument(
        in.getText(),
        DocumentCodec.stamp(in),
        new ExternalTerms(
            in.getBoolean(),
            in.getCount(),
            in.getCount(),
            in.getVarint(),
            in.getEnum(ExternalStatus.values()),
            in.getVarint(),
            in.getVarint(),
            in.getVarint()),
        in.getBoolean(),
        in.getSigned(),
        in.getBoolean(),
        in.getBoolean(),
        closedAt);
  }
}
