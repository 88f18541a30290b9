package org.echelon.valuation.echelon;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.echelon.demand.DemandLaw;

/**
 * What a node and all below it offer to the node that fills it: the worth of each unit of their
 * common position.
 *
 * <p>A retailer's list costs O(levels) tails, branches are merged in O(levels log levels). Exact up
 * to the law of the demand; merged branches cost the least that sharing freely can. Source:
 * Federgruen and Zipkin (1984), in margins; model, section 4.
 *
 * @param margins of the first unit, the second and so on, falling, in echelon form: what the unit
 *     saves a unit of time, less what it costs more here than one echelon further up; those above 0
 * @param whereShort the same of a unit for which customers wait, not below any other
 * @param emptyCost cost per unit of time of the branch at a position of 0
 */
public record EchelonBranch(double[] margins, double whereShort, double emptyCost) {
  public EchelonBranch {
    margins = margins.clone();
    for (int k = 0; k < margins.length; k++) {
      double before = k == 0 ? whereShort : margins[k - 1];
      if (!(margins[k] <= before + 1e-9 * whereShort) || !(margins[k] > 0)) {
        throw new IllegalArgumentException(
            "margins must fall and be above 0, unit " + (k + 1) + " is worth " + margins[k]);
      }
    }
  }

  /**
   * A retailer that backorders, with m(k) = (p + H + h) P(D >= k) - h.
   *
   * @param backorderPenalty p, currency per unit and unit of time
   * @param holdingAbove H, the echelon holding costs of all nodes that fill it, added up
   * @param echelonHolding h, what a unit costs more here than above
   * @param demand D over the lead time
   */
  public static EchelonBranch retailer(
      double backorderPenalty, double holdingAbove, double echelonHolding, DemandLaw demand) {
    double full = backorderPenalty + holdingAbove + echelonHolding;
    double[] margins =
        IntStream.iterate(1, k -> k + 1)
            .mapToDouble(k -> full * demand.tail(k) - echelonHolding)
            .takeWhile(margin -> margin > 0)
            .toArray();
    double whereShort = full - echelonHolding;
    return new EchelonBranch(margins, whereShort, whereShort * demand.mean());
  }

  /** The base stock level: how many units are worth having. */
  public int level() {
    return margins.length;
  }

  /** Cost per unit of time at a position, more units than the level staying above. */
  public double cost(int position) {
    double cost = emptyCost - Math.min(position, 0) * whereShort;
    for (int k = 0; k < Math.min(position, level()); k++) {
      cost -= margins[k];
    }
    return cost;
  }

  /** What one unit more is worth at a position, 0 at the level. */
  public double next(int position) {
    return position < 0 ? whereShort : position < level() ? margins[position] : 0;
  }

  /**
   * Several branches as one that may share its units freely: all margins in falling order. None is
   * above the smallest worth where short, because the branch that has it can take any shortage.
   */
  static EchelonBranch merged(Iterable<EchelonBranch> branches) {
    double whereShort = Double.POSITIVE_INFINITY;
    int count = 0;
    for (EchelonBranch branch : branches) {
      whereShort = Math.min(whereShort, branch.whereShort);
      count += branch.level();
    }
    double[] all = new double[count];
    double cost = 0;
    int at = 0;
    for (EchelonBranch branch : branches) {
      cost += branch.emptyCost;
      for (double margin : branch.margins) {
        all[at++] = Math.min(margin, whereShort);
        cost -= Math.max(margin - whereShort, 0);
      }
    }
    Arrays.sort(all);
    for (int k = 0; k < count / 2; k++) {
      double swapped = all[k];
      all[k] = all[count - 1 - k];
      all[count - 1 - k] = swapped;
    }
    return new EchelonBranch(all, whereShort, cost);
  }
}
