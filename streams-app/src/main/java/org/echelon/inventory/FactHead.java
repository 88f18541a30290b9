package org.echelon.inventory;

/**
 * Who says a fact, when it happened ({@code occurredAt}, epoch milliseconds) and which revision of
 * its document it is; a withdrawn document counts as zero units.
 */
public record FactHead(
    String eventId, String source, long occurredAt, int revision, boolean withdrawn) {

  /** The part of the head that a document keeps. */
  public Stamp stamp() {
    return new Stamp(revision, occurredAt, withdrawn);
  }
}
