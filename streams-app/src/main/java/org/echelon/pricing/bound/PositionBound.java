package org.echelon.pricing.bound;

import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.DemandTail;

/**
 * The vendor side of the placement bound (model, section 13): what becomes usable on days first to
 * last after a weekly order is in the position after that order, so a SKU costs a day at least
 *
 * <pre>
 * min over weekly loss w of  mean over days v of h E(z_v - D_v)^+  +  l w / 7
 * with E(D_v - z_v)^+ = w for v <= 7 and 2 w beyond
 * </pre>
 *
 * for Poisson demand D_v over v days. Both sides are piecewise linear and convex in w with corners
 * where a z_v is whole, so the minimum is at one of those: exact.
 *
 * <p>O(days² levels²). Error: that of the tails, 1e-13. Source: model, section 13; Jensen's
 * inequality by day.
 */
public final class PositionBound {
  private static final int WEEK = 7;

  /**
   * @param perDay currency a day
   * @param lostPerWeek the loss at the minimum, units a week
   */
  public record Least(double perDay, double lostPerWeek) {}

  private PositionBound() {}

  public static Least least(
      double ratePerDay, double holdingPerUnitDay, double lostSale, int firstDay, int lastDay) {
    List<double[]> shortBy = new ArrayList<>();
    for (int v = firstDay; v <= lastDay; v++) {
      shortBy.add(shortages(ratePerDay * v));
    }
    Least best = new Least(Double.POSITIVE_INFINITY, 0);
    for (int v = firstDay; v <= lastDay; v++) {
      for (double shortage : shortBy.get(v - firstDay)) {
        double lost = v > WEEK ? shortage / 2 : shortage;
        double held = 0;
        for (int day = firstDay; day <= lastDay; day++) {
          double allowed = day > WEEK ? 2 * lost : lost;
          held += onHand(shortBy.get(day - firstDay), allowed);
        }
        double cost = holdingPerUnitDay * held / (lastDay - firstDay + 1) + lostSale * lost / WEEK;
        if (cost < best.perDay()) {
          best = new Least(cost, lost);
        }
      }
    }
    return best;
  }

  /** E(D - z)^+ for z = 0, 1, ... until it is negligible. */
  private static double[] shortages(double mean) {
    double[] tails = new double[(int) (30 + mean + 12 * Math.sqrt(mean))];
    DemandTail.fill(mean, mean, 1, tails);
    double[] shortage = new double[tails.length + 1];
    for (int z = tails.length - 1; z >= 0; z--) {
      shortage[z] = shortage[z + 1] + tails[z];
    }
    return shortage;
  }

  /** E(z - D)^+ at the z whose shortage is as allowed. */
  private static double onHand(double[] shortage, double allowed) {
    double mean = shortage[0];
    int z = 0;
    while (z + 1 < shortage.length && shortage[z + 1] >= allowed) {
      z++;
    }
    double left = shortage[z];
    double level = z;
    if (z + 1 < shortage.length && left > allowed) {
      level += (left - allowed) / (left - shortage[z + 1]);
      left = allowed;
    }
    return Math.max(0, level - mean + Math.min(left, allowed));
  }
}
