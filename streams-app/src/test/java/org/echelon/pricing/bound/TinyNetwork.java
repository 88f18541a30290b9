package org.echelon.pricing.bound;

import java.util.Arrays;
import java.util.Random;

/**
 * A network so small that the best policy is found by trying everything: two nodes, two classes
 * with no or one order a day, goods that come the next morning, and customers of the first class
 * who wait a day if need be.
 *
 * <p>A day: goods arrive, up to one unit is sent to each node, orders come, each is served from a
 * node, waits, or is lost, and what lies at nodes or is on the way is charged.
 */
final class TinyNetwork {
  static final int DAYS = 4;
  private static final int MOST = 3;
  private static final int STOCKS = MOST + 1;

  final double[] bring = new double[2];
  final double[][] ship = new double[2][2];
  final double[] lost = new double[2];
  final double late;
  final double[] chance = new double[2];
  final double capital;
  final double[] room = new double[2];
  final int[] opening = new int[2];

  TinyNetwork(Random random) {
    capital = 0.3 * random.nextDouble();
    late = 2 * random.nextDouble();
    for (int i = 0; i < 2; i++) {
      bring[i] = random.nextDouble();
      lost[i] = 4 + 6 * random.nextDouble();
      chance[i] = 0.05 + 0.7 * random.nextDouble();
      room[i] = random.nextInt(3) == 0 ? 0 : 0.3 * random.nextDouble();
      opening[i] = random.nextInt(STOCKS);
      for (int n = 0; n < 2; n++) {
        ship[i][n] = 1 + 5 * random.nextDouble();
      }
    }
  }

  /** The least cost of a class, whatever happens. */
  double base(int k) {
    return Math.min(lost[k], Math.min(ship[k][0] + bring[0], ship[k][1] + bring[1]));
  }

  /** Chance that exactly the classes of a mask order. */
  double probability(int mask) {
    double p = 1;
    for (int k = 0; k < 2; k++) {
      p *= (mask >> k & 1) == 1 ? chance[k] : 1 - chance[k];
    }
    return p;
  }

  /**
   * The least expected cost of all days, with the stock at the end worth what bringing it has cost,
   * that at the start charged with it, and what is open at the end charged at its least cost.
   */
  double optimum() {
    double[] value = new double[STOCKS * STOCKS * 4 * 2];
    for (int s = 0; s < value.length; s++) {
      int[] stock = stock(s);
      value[s] = waiting(s) * base(0);
      for (int n = 0; n < 2; n++) {
        value[s] -= bring[n] * (stock[n] + way(s, n));
      }
    }
    for (int day = DAYS - 1; day >= 0; day--) {
      double[] before = new double[value.length];
      for (int s = 0; s < value.length; s++) {
        before[s] = morning(s, value);
      }
      value = before;
    }
    double start = bring[0] * opening[0] + bring[1] * opening[1];
    return start + value[state(opening[0], opening[1], 0, 0)];
  }

  private double morning(int s, double[] after) {
    int[] stock = stock(s);
    stock[0] = Math.min(MOST, stock[0] + way(s, 0));
    stock[1] = Math.min(MOST, stock[1] + way(s, 1));
    double best = Double.POSITIVE_INFINITY;
    for (int sent = 0; sent < 4; sent++) {
      boolean fits = stock[0] + (sent & 1) <= MOST && stock[1] + (sent >> 1) <= MOST;
      if (fits) {
        double cost = bring[0] * (sent & 1) + bring[1] * (sent >> 1);
        for (int mask = 0; mask < 4; mask++) {
          cost += probability(mask) * orders(stock, sent, waiting(s), mask, after);
        }
        best = Math.min(best, cost);
      }
    }
    return best;
  }

  /** Serves the one who waits and those who order in the best of all ways. */
  private double orders(int[] stock, int sent, int waiting, int mask, double[] after) {
    double best = Double.POSITIVE_INFINITY;
    for (int way = 0; way < 27; way++) {
      int[] from = {way % 3, way / 3 % 3, way / 9};
      boolean idle =
          (waiting == 1 || from[0] == 2)
              && ((mask & 1) == 1 || from[1] == 2)
              && ((mask & 2) == 2 || from[2] == 2);
      if (!idle) {
        continue; // Somebody is served who asks for nothing.
      }
      int[] left = stock.clone();
      double cost = 0;
      if (waiting == 1) {
        cost += from[0] == 2 ? lost[0] : ship[0][from[0]] + late;
      }
      if ((mask & 1) == 1 && from[1] < 2) {
        cost += ship[0][from[1]];
      }
      if ((mask & 2) == 2) {
        cost += from[2] == 2 ? lost[1] : ship[1][from[2]];
      }
      for (int n : from) {
        if (n < 2) {
          left[n]--;
        }
      }
      if (left[0] >= 0 && left[1] >= 0) {
        for (int n = 0; n < 2; n++) {
          cost += (capital + room[n]) * (left[n] + (sent >> n & 1));
        }
        int waits = (mask & 1) == 1 && from[1] == 2 ? 1 : 0;
        best = Math.min(best, cost + after[state(left[0], left[1], sent, waits)]);
        if (waits == 1) {
          best = Math.min(best, cost + lost[0] + after[state(left[0], left[1], sent, 0)]);
        }
      }
    }
    return best;
  }

  /** The bound of the same days with a share of capital charged on stock that must be there. */
  double bound(double share) {
    double sum = 0;
    for (int day = 0; day < DAYS; day++) {
      sum += chance[0] * base(0) + chance[1] * base(1);
      boolean settled = day < DAYS - 1;
      sum += (settled ? share : 1) * capital * mustBeThere(day);
      sum += settled ? placement(share) : 0;
    }
    return sum;
  }

  private double placement(double share) {
    double[] holding = {(1 - share) * capital + room[0], (1 - share) * capital + room[1]};
    double dearest = Math.max(holding[0], holding[1]);
    double[][] regret = new double[2][2];
    double[] unserved = new double[2];
    for (int k = 0; k < 2; k++) {
      double later = k == 0 ? late : Double.POSITIVE_INFINITY;
      double waits = lost[k];
      for (int n = 0; n < 2; n++) {
        regret[k][n] = ship[k][n] + bring[n] - base(k);
        waits = Math.min(waits, ship[k][n] + bring[n] + later);
      }
      unserved[k] = Math.max(0, waits - base(k) - dearest);
    }
    RentalBound.Demand[] demands = {
      new RentalBound.Demand(probability(1), new int[] {0}, new double[] {1}),
      new RentalBound.Demand(probability(2), new int[] {1}, new double[] {1}),
      new RentalBound.Demand(probability(3), new int[] {0, 1}, new double[] {1, 1})
    };
    return new RentalBound(regret, unserved, holding).best(demands, 150);
  }

  /** Expected units at the end of a day of the opening stock less all orders. */
  private double mustBeThere(int day) {
    double[] ordered = {1};
    for (int d = 0; d <= day; d++) {
      double[] next = new double[ordered.length + 2];
      for (int units = 0; units < ordered.length; units++) {
        for (int mask = 0; mask < 4; mask++) {
          next[units + Integer.bitCount(mask)] += ordered[units] * probability(mask);
        }
      }
      ordered = next;
    }
    double mean = 0;
    for (int units = 0; units < ordered.length; units++) {
      mean += ordered[units] * Math.max(0, opening[0] + opening[1] - units);
    }
    return mean;
  }

  private static int state(int first, int second, int sent, int waiting) {
    return ((first * STOCKS + second) * 4 + sent) * 2 + waiting;
  }

  private static int[] stock(int s) {
    return new int[] {s / (8 * STOCKS), s / 8 % STOCKS};
  }

  private static int way(int s, int node) {
    return s / 2 % 4 >> node & 1;
  }

  private static int waiting(int s) {
    return s % 2;
  }

  @Override
  public String toString() {
    return Arrays.toString(bring) + Arrays.deepToString(ship) + Arrays.toString(opening);
  }
}
