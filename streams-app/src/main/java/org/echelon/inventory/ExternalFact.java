package org.echelon.inventory;

/**
 * A decision of another planner.
 *
 * @param counts whether that planner decides here, so that its units are expected; asked of the
 *     first record about a decision only
 */
public record ExternalFact(
    FactHead head, String sku, String decisionId, ExternalTerms terms, boolean counts)
    implements StockFact {

  /** Whether it says that nothing more is to come. */
  public boolean ends() {
    return head.withdrawn() || terms.status() == ExternalStatus.CANCELLED;
  }

  /** The same decision where its planner decides, or where we do. */
  public ExternalFact counting(boolean theirs) {
    return new ExternalFact(head, sku, decisionId, terms, theirs);
  }
}
