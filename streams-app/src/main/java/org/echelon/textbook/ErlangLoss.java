package org.echelon.textbook;

import org.echelon.demand.Require;

/**
 * Lost sales under continuous review: one unit is ordered for each unit sold, up to level k.
 *
 * <pre>
 * a = lambda L,  B(0) = 1,  B(k) = a B(k - 1) / (k + a B(k - 1))        Erlang B
 * lost per day lambda B(k),  on order a (1 - B(k)),  on hand k - a (1 - B(k))
 * cost per day r lambda B(k) + h (k - a (1 - B(k)))
 * </pre>
 *
 * <p>Assumes Poisson demand of single units and independent lead times; of these only the mean
 * matters, orders may cross. B is convex in k (Messerli), so is the cost: the best level is the
 * first that the next does not better. Cost O(k), relative error k times the rounding of one step.
 *
 * <p>Source: W. Karush, A queuing model for an inventory problem, Operations Research 5 (1957).
 *
 * @param demandPerDay lambda > 0, units
 * @param leadDays L > 0, mean days from order to stock
 */
public record ErlangLoss(double demandPerDay, double leadDays) {

  public ErlangLoss {
    Require.positive("demandPerDay", demandPerDay);
    Require.positive("leadDays", leadDays);
  }

  /** a, the mean number of units that would be on order if no sale were ever lost. */
  public double load() {
    return demandPerDay * leadDays;
  }

  /** B(k), the share of demand that is lost at a level. */
  public double lostShare(int level) {
    double lost = 1;
    for (int k = 1; k <= level; k++) {
      lost = next(lost, k);
    }
    return lost;
  }

  private double next(double lost, int level) {
    return load() * lost / (level + load() * lost);
  }

  /** Units lost per day at a level. */
  public double lostPerDay(int level) {
    return demandPerDay * lostShare(level);
  }

  /** Mean units on hand at a level. */
  public double onHand(int level) {
    return level - load() * (1 - lostShare(level));
  }

  /**
   * Cost per day of a level.
   *
   * @param perLost r, cost of a unit lost
   * @param perUnitDay h, cost of a unit on hand for a day
   */
  public double costPerDay(int level, double perLost, double perUnitDay) {
    return cost(level, lostShare(level), perLost, perUnitDay);
  }

  private double cost(int level, double lost, double perLost, double perUnitDay) {
    return perLost * demandPerDay * lost + perUnitDay * (level - load() * (1 - lost));
  }

  /** The cheapest level, the smaller of two that cost the same. */
  public int bestLevel(double perLost, double perUnitDay) {
    Require.positive("perUnitDay", perUnitDay);
    int level = 0;
    double lost = 1;
    while (true) {
      double further = next(lost, level + 1);
      if (cost(level + 1, further, perLost, perUnitDay) >= cost(level, lost, perLost, perUnitDay)) {
        return level;
      }
      lost = further;
      level++;
    }
  }
}
