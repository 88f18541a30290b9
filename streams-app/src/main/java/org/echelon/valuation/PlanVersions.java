package org.echelon.valuation;

/** The versions of everything a plan was made from. */
public record PlanVersions(long price, long network, long forecast, long item) {

  /** The same, read at a later price version. */
  public PlanVersions atPrice(long version) {
    return new PlanVersions(version, network, forecast, item);
  }
}
