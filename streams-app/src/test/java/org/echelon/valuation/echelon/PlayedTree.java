package org.echelon.valuation.echelon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.math3.util.MathArrays;
import org.echelon.valuation.echelon.TreeSimulation.Retailer;

/**
 * A centre and its retailers played with real stock: units at the centre, on their way and on hand,
 * and customers who wait. Knows nothing of the recursion but the level it is given.
 *
 * <p>A period begins with arrivals; the centre orders up to its level and gives out what it has,
 * unit by unit, to the retailer where (p + H + h) P(D >= k) - h is largest; then comes demand. What
 * is sent now is there a period before the retailer's lead time is over, as costs are charged when
 * the period ends:
 *
 * <pre>H (centre + on the way + on hand + demand of a period) + sum_n (h_n on hand + p_n waiting)
 * </pre>
 *
 * <p>Demand decides the echelon stock before it is given out, what is missing to all levels below,
 * and what the retailers would cost if each were always at its level; the means of the three are
 * known. Batches of periods are regressed on them: the intercept is the cost, with its error.
 */
final class PlayedTree {
  private static final int BATCHES = 50;

  /** Mean cost a period and the standard error of that mean. */
  record Cost(double mean, double error) {}

  private final List<Retailer> retailers;
  private final double holding;
  private final int leadPeriods;
  private final double[][] margins;
  private final double[] whereShort;
  private final double rate;

  private final int[][] onTheWay;
  private final int[] net;
  private final int[] position;
  private final int[] ordered;
  private final int[][] demands;
  private int centre;

  // Of the last period, less their means: echelon stock, units missing, cost at full levels.
  private final double[] known = new double[3];
  private final double[] mean = new double[3];

  PlayedTree(List<Retailer> retailers, int leadPeriods, double holding) {
    this.retailers = retailers;
    this.leadPeriods = leadPeriods;
    this.holding = holding;
    int count = retailers.size();
    margins = new double[count][];
    whereShort = new double[count];
    onTheWay = new int[count][];
    demands = new int[count][];
    net = new int[count];
    position = new int[count];
    ordered = new int[leadPeriods + 1];
    double sum = 0;
    for (int n = 0; n < count; n++) {
      Retailer one = retailers.get(n);
      margins[n] = margins(one);
      whereShort[n] = one.penalty() + holding;
      onTheWay[n] = new int[one.leadPeriods()];
      demands[n] = new int[one.leadPeriods()];
      sum += one.rate();
    }
    rate = sum;
  }

  private double[] margins(Retailer one) {
    double full = one.penalty() + holding + one.holding();
    PoissonDistribution demand = new PoissonDistribution(one.rate() * one.leadPeriods());
    double[] found = new double[10_000];
    int k = 0;
    while (true) {
      double margin = full * (1 - demand.cumulativeProbability(k)) - one.holding();
      if (margin <= 0) {
        return Arrays.copyOf(found, k);
      }
      found[k++] = margin;
    }
  }

  Cost cost(int level, int periods, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    centre = level;
    int warm = 20 * (leadPeriods + 10);
    for (int t = 0; t < warm; t++) {
      period(t, random);
    }
    means(level);
    double[] cost = new double[BATCHES];
    double[][] controls = new double[BATCHES][known.length];
    int length = periods / BATCHES;
    for (int b = 0; b < BATCHES; b++) {
      for (int i = 0; i < length; i++) {
        cost[b] += period(warm + b * length + i, random) / length;
        for (int c = 0; c < known.length; c++) {
          controls[b][c] += (known[c] - mean[c]) / length;
        }
      }
    }
    OLSMultipleLinearRegression line = new OLSMultipleLinearRegression();
    line.newSampleData(cost, distinct(controls));
    return new Cost(
        line.estimateRegressionParameters()[0],
        line.estimateRegressionParametersStandardErrors()[0]);
  }

  /** Controls that say something of their own, each in its own scale. */
  private static double[][] distinct(double[][] batches) {
    List<double[]> kept = new ArrayList<>();
    for (double[] control : MatrixUtils.createRealMatrix(batches).transpose().getData()) {
      double spread = Math.sqrt(StatUtils.variance(control));
      boolean own = spread > 1e-9;
      for (double[] other : kept) {
        own &= Math.abs(new PearsonsCorrelation().correlation(control, other)) < 0.999;
      }
      if (own) {
        kept.add(MathArrays.scale(1 / spread, control));
      }
    }
    return MatrixUtils.createRealMatrix(kept.toArray(new double[0][])).transpose().getData();
  }

  private void means(int level) {
    mean[0] = level - rate * leadPeriods;
    mean[1] = missing(rate * leadPeriods, level - fullLevels());
    mean[2] = 0;
    for (int n = 0; n < net.length; n++) {
      Retailer one = retailers.get(n);
      double demand = one.rate() * one.leadPeriods();
      double waiting = missing(demand, margins[n].length);
      mean[2] += one.holding() * (margins[n].length - demand + waiting) + one.penalty() * waiting;
    }
  }

  private int fullLevels() {
    int sum = 0;
    for (double[] of : margins) {
      sum += of.length;
    }
    return sum;
  }

  /** E(D - z)^+ of Poisson demand. */
  private static double missing(double demand, int z) {
    PoissonDistribution law = new PoissonDistribution(demand);
    double sum = 0;
    for (int k = Math.max(z, 0); k < z + demand + 20 * Math.sqrt(demand) + 40; k++) {
      sum += 1 - law.cumulativeProbability(k);
    }
    return z < 0 ? demand - z : sum;
  }

  private double period(int t, SplittableRandom random) {
    centre += ordered[t % ordered.length];
    for (int n = 0; n < net.length; n++) {
      int slot = t % onTheWay[n].length;
      net[n] += onTheWay[n][slot];
      onTheWay[n][slot] = 0;
    }
    shareOut(t);
    known[0] = centre;
    known[2] = 0;
    double charged = holding * (centre + rate);
    int sold = 0;
    for (int n = 0; n < net.length; n++) {
      known[0] += position[n];
      int demand = poisson(retailers.get(n).rate(), random);
      sold += demand;
      net[n] -= demand;
      position[n] -= demand;
      int onHand = Math.max(net[n], 0);
      charged += holding * (onHand + position[n] - net[n]);
      charged += retailers.get(n).holding() * onHand;
      charged += retailers.get(n).penalty() * (onHand - net[n]);
      demands[n][t % demands[n].length] = demand;
      known[2] += costAtLevel(n);
    }
    known[1] = Math.max(0, fullLevels() - known[0]);
    // Ordered as the next period begins, there a lead time later.
    ordered[t % ordered.length] = sold;
    return charged;
  }

  private double costAtLevel(int n) {
    int left = margins[n].length;
    for (int demand : demands[n]) {
      left -= demand;
    }
    return left > 0 ? retailers.get(n).holding() * left : -retailers.get(n).penalty() * left;
  }

  private void shareOut(int t) {
    while (centre > 0) {
      int best = -1;
      for (int n = 0; n < position.length; n++) {
        if (next(n) > 0 && (best < 0 || next(n) > next(best))) {
          best = n;
        }
      }
      if (best < 0) {
        return;
      }
      centre--;
      position[best]++;
      int slots = onTheWay[best].length;
      if (slots == 1) {
        net[best]++;
      } else {
        onTheWay[best][(t + slots - 1) % slots]++;
      }
    }
  }

  private double next(int n) {
    int k = position[n];
    return k < 0 ? whereShort[n] : k < margins[n].length ? margins[n][k] : 0;
  }

  /** By products of uniforms, in parts of a mean of 20 at most. */
  private static int poisson(double mean, SplittableRandom random) {
    int count = 0;
    for (double left = mean; left > 0; left -= 20) {
      double limit = Math.exp(-Math.min(left, 20));
      for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
        count++;
      }
    }
    return count;
  }
}
