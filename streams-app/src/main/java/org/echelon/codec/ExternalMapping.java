package org.echelon.codec;

import java.time.LocalDate;
import org.echelon.event.ExternalDecision;
import org.echelon.event.ExternalKind;
import org.echelon.inventory.ExternalFact;
import org.echelon.inventory.ExternalStatus;
import org.echelon.inventory.ExternalTerms;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.NodeKind;

/** Reads decisions of another planner as the ledger wants them, for a network that has the lane. */
final class ExternalMapping {
  private final Network network;

  ExternalMapping(Network network) {
    this.network = network;
  }

  /**
   * A decision; whether it counts is for the caller to say.
   *
   * @throws RefusedRecord when a vendor, node or lane is not in the network
   */
  ExternalFact fact(ExternalDecision decision) {
    boolean purchase = decision.getKind() == ExternalKind.PURCHASE;
    int from = purchase ? vendor(decision.getFrom()) : node("from", decision.getFrom());
    int to = node("to", decision.getTo());
    requireLane(decision, purchase, from, to);
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
    if (ordinal < 0 || network.node(ordinal).kind() != NodeKind.VENDOR) {
      throw refused(RefusalCode.REF_UNKNOWN_VENDOR, "from", id);
    }
    return ordinal;
  }

  private int node(String field, String id) {
    return FactMapping.node(network, field, id);
  }

  private void requireLane(ExternalDecision decision, boolean purchase, int from, int to) {
    for (Lane lane : network.lanes()) {
      if (lane.from() == from
          && lane.to() == to
          && (lane.kind() == LaneKind.PURCHASE) == purchase) {
        return;
      }
    }
    throw refused(RefusalCode.REF_UNKNOWN_LANE, "to", decision.getFrom() + ">" + decision.getTo());
  }

  private static RefusedRecord refused(RefusalCode code, String field, String value) {
    return new RefusedRecord(code.name(), field, value, code.cure());
  }
}
