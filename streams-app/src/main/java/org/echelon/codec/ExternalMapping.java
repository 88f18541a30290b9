package org.echelon.codec;

import java.time.LocalDate;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.inventory.ExternalFact;
import org.echelon.inventory.ExternalStatus;
import org.echelon.inventory.ExternalTerms;
import org.echelon.network.Network;

/** Reads decisions of another planner as the ledger wants them. */
final class ExternalMapping {
  private final Network network;

  ExternalMapping(Network network) {
    this.network = network;
  }

  /**
   * A decision; whether it counts, and whether there is a way to carry it out, is for the caller to
   * say.
   *
   * @throws RefusedRecord when a vendor or node is not in the network
   */
  ExternalFact fact(ExternalDecision decision) {
    boolean purchase = decision.getKind() == ExternalKind.PURCHASE;
    int from = purchase ? vendor(decision.getFrom()) : node("from", decision.getFrom());
    int to = node("to", decision.getTo());
    LocalDate expectedOn = decision.getExpectedOn();
    return new ExternalFact(
        FactMapping.head(
            decision.getEventId(),
            decision.getSource(),
            decision.getOccurredAt(),
            decision.getRevision(),
            decision.getWithdrawn()),
        decision.getSku(),
        decision.getDecisionId(),
        new ExternalTerms(
            purchase,
            from,
            to,
            decision.getUnits(),
            ExternalStatus.valueOf(decision.getStatus().name()),
            decision.getDecidedAt().toEpochMilli(),
            expectedOn == null ? 0 : expectedOn.toEpochDay(),
            FactMapping.millis(decision.getExpiresAt())),
        false);
  }

  private int vendor(String id) {
    int ordinal = network.ordinal(id);
    if (ordinal < 0) {
      RefusalCode code = RefusalCode.REF_UNKNOWN_VENDOR;
      throw new RefusedRecord(code.name(), "from", id, code.cure());
    }
    return ordinal;
  }

  private int node(String field, String id) {
    return FactMapping.node(network, field, id);
  }
}
