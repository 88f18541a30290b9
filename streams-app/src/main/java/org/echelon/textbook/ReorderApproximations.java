package org.echelon.textbook;

import org.echelon.demand.Require;
import org.echelon.textbook.NormalReorderQuantity.Policy;

/**
 * Approximations of the (r, Q) policy that planning systems use.
 *
 * <pre>
 * expected inventory level:  r = F^-1(1 - Q h / (p d)),  Q = sqrt(2 d (K + p n(r)) / h),  iterated;
 *      its own cost  h (r - m + Q/2) + K d / Q + p d n(r) / Q,   n(r) = E[(D_L - r)^+]
 * with backorders:           Q = sqrt(2 K d (h + p) / (h p)),  r the best for this Q
 * with safety stock:         Q = sqrt(2 K d / h),  r = m + z sd,  z the quantile of p / (h + p)
 * </pre>
 *
 * <p>The first charges p per unit short, not per unit and time, and neglects shortages in the
 * average stock; what the policies cost under exact accounting is {@link
 * NormalReorderQuantity#cost}. The iteration stops when both numbers move by less than 1e-12 of the
 * quantity. Sources: Hadley and Whitin (1963); Zheng (1992) for the second, whose cost is at most
 * 12.5% above the optimum.
 *
 * <p>O(1) an iteration, some tens of them.
 */
public final class ReorderApproximations {
  private static final int ROUNDS = 10_000;
  private static final double STILL = 1e-12;

  private final NormalReorderQuantity item;

  public ReorderApproximations(NormalReorderQuantity item) {
    this.item = item;
  }

  /** Hadley and Whitin's iteration, p read as $ per unit short. */
  public Policy expectedInventoryLevel() {
    Policy policy = new Policy(0, harris().quantity());
    for (int round = 0; round < ROUNDS; round++) {
      Policy next = iterated(policy.quantity());
      double move =
          Math.abs(next.quantity() - policy.quantity())
              + Math.abs(next.reorderPoint() - policy.reorderPoint());
      policy = next;
      if (move < STILL * policy.quantity()) {
        return policy;
      }
    }
    throw new IllegalStateException("the iteration does not settle near " + policy);
  }

  /** What that iteration takes for the cost of a policy, $ per time. */
  public double expectedInventoryLevelCost(Policy policy) {
    double q = policy.quantity();
    double stock = policy.reorderPoint() - item.leadTimeDemand().mean() + q / 2;
    double perCycle = item.fixedCost() + item.backorderCost() * shortage(policy.reorderPoint());
    return item.holdingCost() * stock + item.demandRate() * perCycle / q;
  }

  /** The quantity of the model with backorders, and the best reorder point for it. */
  public Policy withBackorders() {
    double quantity = item.planned().quantity();
    return new Policy(item.reorderPoint(quantity), quantity);
  }

  /** The economic order quantity on top of the newsvendor level. */
  public Policy withSafetyStock() {
    return new Policy(item.newsvendor().level(), harris().quantity());
  }

  private Policy iterated(double quantity) {
    double shortShare = quantity * item.holdingCost() / (item.backorderCost() * item.demandRate());
    Require.that(shortShare < 1, "the shortage cost is too low to hold stock: Q h / (p d) >= 1");
    double reorderPoint = item.leadTimeDemand().quantile(1 - shortShare);
    double perCycle = item.fixedCost() + item.backorderCost() * shortage(reorderPoint);
    return new Policy(
        reorderPoint, Math.sqrt(2 * item.demandRate() * perCycle / item.holdingCost()));
  }

  private double shortage(double reorderPoint) {
    return item.leadTimeDemand().expectedShort(reorderPoint);
  }

  private EconomicOrderQuantity harris() {
    return new EconomicOrderQuantity(item.fixedCost(), item.holdingCost(), item.demandRate());
  }
}
