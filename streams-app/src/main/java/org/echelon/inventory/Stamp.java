package org.echelon.inventory;

/**
 * Revision, moment of happening (epoch milliseconds) and withdrawal of a document's last record.
 */
public record Stamp(int revision, long occurredAt, boolean withdrawn) {

  /**
   * How a newer record relates to the document that carries this stamp.
   *
   * @param sameContent whether both say the same, the moment of happening left out: an ack and an
   *     event about one parcel come from two clocks
   */
  Outcome judge(Stamp newer, boolean sameContent) {
    if (newer.revision > revision) {
      return Outcome.APPLIED;
    }
    if (newer.revision < revision) {
      return Outcome.STALE;
    }
    return sameContent && newer.withdrawn == withdrawn ? Outcome.DUPLICATE : Outcome.REFUSED;
  }
}
