package org.echelon.pricing;

import java.util.ArrayList;
import java.util.List;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;

/**
 * The ladders of a plan as prices should meet them, each with the share of its flow that goes on to
 * nodes below which pay its node's flow price themselves.
 *
 * <p>A node that serves customers and fills others holds one ladder for both. The flow price of the
 * node is paid by what customers buy there, and by the stock of the nodes it fills for what goes on
 * to them; its ladder was valued so, with the price given back on the latter. Counted on both
 * ladders that flow would use the node's row twice. With b the node's flow price in the plan and
 * theta the share,
 *
 * <pre>
 * theta = sum of the flow of the nodes it fills / demand that reaches it
 * r_j - b - b_feeder = (r_j - theta b) - (1 - theta) b - b_feeder
 * </pre>
 *
 * <p>so the savings are lowered by theta b and the row is used by 1 - theta of the flow: at the
 * prices of the plan each margin is what it was. Customers and nodes below are taken to find stock
 * alike, and all streams to be mixed alike. Theta is rounded to 1 / {@value #STEPS}, so that few
 * blocks arise.
 *
 * <p>O(nodes streams). Exact at the prices of the plan but for the rounding of theta; elsewhere an
 * approximation, as theta stays. Source: model, section 6.
 *
 * @param ladder with its savings as they are without what was given back
 * @param onward theta
 */
public record OnwardFlow(NodeLadder ladder, double onward) {
  private static final int STEPS = 64;

  /** The ladders of a plan in order of node. */
  public static List<OnwardFlow> of(SkuPlan plan) {
    double[] below = new double[plan.span()];
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null && ladder.feeder() >= 0) {
        below[ladder.feeder()] += plan.flowPerDay(n);
      }
    }
    List<OnwardFlow> all = new ArrayList<>();
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        all.add(of(plan, ladder, below[n]));
      }
    }
    return all;
  }

  private static OnwardFlow of(SkuPlan plan, NodeLadder ladder, double below) {
    double rate = plan.demandRatePerDay(ladder.node());
    if (ladder.passesOn() || below == 0 || rate == 0) {
      return new OnwardFlow(ladder, 0);
    }
    double share = Math.rint(Math.min(1, below / rate) * STEPS) / STEPS;
    return new OnwardFlow(
        lowered(ladder, share * plan.basis().flowPerUnit()[ladder.node()]), share);
  }

  private static NodeLadder lowered(NodeLadder ladder, double by) {
    double[] savings = ladder.savings().clone();
    for (int j = 0; j < savings.length; j++) {
      savings[j] -= by;
    }
    return new NodeLadder(
        ladder.node(),
        ladder.feeder(),
        ladder.unitCube(),
        ladder.turnDays(),
        ladder.protectionDays(),
        ladder.kappa(),
        ladder.rho(),
        ladder.holdingPerUnitDay(),
        ladder.lot(),
        savings,
        ladder.rates(),
        ladder.tails());
  }
}
