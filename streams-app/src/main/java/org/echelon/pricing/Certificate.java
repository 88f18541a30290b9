package org.echelon.pricing;

/**
 * The proof that comes with a price vector, for frozen demand streams. By weak duality no feasible
 * plan earns more than dualBound; a feasible integer plan earns primalValue (both currency a day).
 *
 * <p>O(1) of its own. A proof, not an estimate, up to the rounding of the sums. Source: model,
 * section 6.
 *
 * @param gapOfValue (dual - primal) / dual
 * @param gapOfConstrainedLoss (dual - primal) / (L(0) - dual); 0 where nothing is lost to limits, 1
 *     where the bound is worse than that of zero prices
 * @param worstViolationShare largest excess over capacity that the best levels at these prices
 *     plan, before repair, as a share of the capacity (of one unit where the capacity is zero)
 * @param worstViolationAt the row of that excess, empty when there is none
 * @param oracleCalls how often the frozen model was asked
 * @param rounds Newton rounds
 * @param pairs (SKU, node) pairs in the model
 */
public record Certificate(
    double dualBound,
    double primalValue,
    double gapOfValue,
    double gapOfConstrainedLoss,
    double worstViolationShare,
    String worstViolationAt,
    int oracleCalls,
    int rounds,
    long pairs,
    long skus,
    StopReason stopReason) {

  /** Why the search for prices ended. */
  public enum StopReason {
    /** The certified gap is within the accepted one. */
    GAP_REACHED,
    /** The rounds allowed were used up before. */
    ROUNDS_SPENT,
    /** Another round would not have improved the bound, and the gap is still too wide. */
    NOT_CONVERGING
  }

  public Certificate {
    if (!(primalValue <= dualBound + 1e-9 * Math.max(1, Math.abs(dualBound)))) {
      throw new PriceException(
          "PRICE_CERTIFICATE",
          "a plan worth " + primalValue + " cannot beat its bound " + dualBound);
    }
  }
}
