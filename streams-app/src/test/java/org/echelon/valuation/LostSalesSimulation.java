package org.echelon.valuation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * One item at one node whose orders bring its position back to a level every R days; what is not on
 * hand is lost. A day begins with the look and the arrivals, then comes its demand; stock is
 * charged at the mean of the day's two ends. Levels are compared on the same demand and lead times.
 */
final class LostSalesSimulation {
  private static final int WARM_UP = 500;

  private final Case at;
  private final int[] demand;
  private final int[] leadDays;
  private final Map<Integer, Double> known = new HashMap<>();

  /**
   * A case.
   *
   * @param crossing whether an order may overtake an earlier one
   */
  record Case(
      double rate,
      double varianceToMean,
      double leadDays,
      double leadSdDays,
      int reviewDays,
      double perLost,
      double perUnitDay,
      boolean crossing) {}

  LostSalesSimulation(Case at, int days, int seed) {
    this.at = at;
    Well19937c random = new Well19937c(seed);
    demand = new int[days];
    leadDays = new int[days / at.reviewDays() + 1];
    // negative binomial days: a Poisson number of units at a gamma rate
    double excess = at.varianceToMean() - 1;
    GammaDistribution rates =
        excess > 0 ? new GammaDistribution(random, at.rate() / excess, excess) : null;
    for (int day = 0; day < days; day++) {
      double mean = rates == null ? at.rate() : rates.sample();
      demand[day] =
          mean < 1e-9 ? 0 : new PoissonDistribution(random, mean, 1e-12, 10_000_000).sample();
    }
    double sd = at.leadSdDays();
    GammaDistribution leads =
        sd == 0
            ? null
            : new GammaDistribution(
                random, Math.pow(at.leadDays() / sd, 2), sd * sd / at.leadDays());
    int last = 0;
    for (int i = 0; i < leadDays.length; i++) {
      int lead = (int) Math.round(leads == null ? at.leadDays() : leads.sample());
      int placed = i * at.reviewDays();
      last = at.crossing() ? placed + lead : Math.max(last, placed + lead);
      leadDays[i] = last - placed;
    }
  }

  /** Mean cost per day of a level. */
  double cost(int level) {
    return known.computeIfAbsent(level, this::run);
  }

  private double run(int level) {
    long[] arrivals = new long[demand.length + Arrays.stream(leadDays).max().orElse(0) + 1];
    long onHand = level;
    long position = level;
    long lost = 0;
    double held = 0;
    for (int day = 0; day < demand.length; day++) {
      if (day % at.reviewDays() == 0 && position < level) {
        arrivals[day + leadDays[day / at.reviewDays()]] += level - position;
        position = level;
      }
      onHand += arrivals[day];
      long sold = Math.min(onHand, demand[day]);
      if (day >= WARM_UP) {
        lost += demand[day] - sold;
        held += onHand - sold / 2.0;
      }
      onHand -= sold;
      position -= sold;
    }
    return (at.perLost() * lost + at.perUnitDay() * held) / (demand.length - WARM_UP);
  }

  /** The cheapest level near one, by steps that are halved. */
  int bestNear(int level) {
    int best = level;
    for (int step = Math.max(1, level / 4); step > 0; step /= 2) {
      boolean moved = true;
      while (moved) {
        int next = best;
        for (int other : new int[] {best + step, Math.max(0, best - step)}) {
          next = cost(other) < cost(next) ? other : next;
        }
        moved = next != best;
        best = next;
      }
    }
    return best;
  }

  /** What a level costs more than the best, as a share of the best. */
  double regret(int level) {
    double best = cost(bestNear(level));
    return cost(level) / best - 1;
  }
}
