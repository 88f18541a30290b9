package org.echelon.valuation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.echelon.demand.TabledDemand;

/**
 * One SKU in the national network, day by day and without limits of capacity: orders go to the
 * cheapest node that has stock, or are lost; centres share out by falling margin and order on their
 * weekly day. Lead times vary; equal seeds see equal demand.
 */
final class ClosedLoop {
  private static final int CENTRES = 4;
  private static final int HORIZON = 64;

  private final NetworkTerms terms;
  private final National.Sku sku;
  private final SkuPlan plan;
  private final int nodes = National.VENDOR;
  private final double[] classShares;
  private final double[] demandShares;
  private final int[][] preferred;
  private final double[][] cost;
  private final double[] holding = new double[nodes];

  /** A day's mean: shipping and handling, capital and storage, lost sales, units. */
  record Outcome(double shipping, double held, double lost, double centreUnits, double demand) {
    double total() {
      return shipping + held + lost;
    }

    Outcome plus(Outcome other) {
      return new Outcome(
          shipping + other.shipping,
          held + other.held,
          lost + other.lost,
          centreUnits + other.centreUnits,
          demand + other.demand);
    }

    static Outcome none() {
      return new Outcome(0, 0, 0, 0, 0);
    }
  }

  ClosedLoop(NetworkTerms terms, National.Sku sku, SkuPlan plan) {
    this.terms = terms;
    this.sku = sku;
    this.plan = plan;
    double[] rates = sku.demand().classRatePerDay();
    classShares = rates.clone();
    Arrays.parallelPrefix(classShares, Double::sum);
    double rate = sku.demand().totalRate();
    TabledDemand law = TabledDemand.of(rate, rate * sku.demand().varianceToMean());
    demandShares = IntStream.range(0, law.most()).mapToDouble(d -> 1 - law.tail(d + 1)).toArray();
    preferred = new int[rates.length][];
    cost = new double[rates.length][];
    double cube = sku.item().unitCube();
    for (int c = 0; c < rates.length; c++) {
      int of = c;
      int[] able = terms.service.nodes(c);
      double[] costs = new double[able.length];
      Arrays.setAll(
          costs, i -> terms.service.cost(of, i, cube) + terms.acquisitionCost(able[i], cube));
      int[] order =
          IntStream.range(0, able.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> costs[i]))
              .mapToInt(i -> i)
              .toArray();
      preferred[c] = Arrays.stream(order).map(i -> able[i]).toArray();
      cost[c] = Arrays.stream(order).mapToDouble(i -> costs[i]).toArray();
    }
    Arrays.setAll(holding, n -> sku.item().holdingPerUnitDay() + terms.storageCost(n) * cube);
  }

  /**
   * Runs some days, of which the first tenth does not count.
   *
   * @param levels of the centres, units on top of the levels below
   * @param byEchelon whether centres order for what the nodes below lack
   */
  Outcome run(int[] levels, boolean byEchelon, int days, long seed) {
    SplittableRandom demands = new SplittableRandom(seed);
    SplittableRandom times = new SplittableRandom(~seed);
    long[] stock = new long[nodes];
    long[] coming = new long[nodes];
    long[][] arriving = new long[nodes][HORIZON];
    for (int n = 0; n < nodes; n++) {
      stock[n] = n < CENTRES ? levels[n] : plan.levelUnits(n);
    }
    Outcome sum = Outcome.none();
    for (int day = 0; day < days; day++) {
      for (int n = 0; n < nodes; n++) {
        stock[n] += arriving[n][day % HORIZON];
        coming[n] -= arriving[n][day % HORIZON];
        arriving[n][day % HORIZON] = 0;
      }
      for (int centre = 0; centre < CENTRES; centre++) {
        int slot = (day + delay(centre, times)) % HORIZON;
        if ((day + centre) % 7 == 0) {
          long units = missing(centre, levels[centre], byEchelon, stock, coming);
          coming[centre] += units;
          arriving[centre][slot] += units;
        }
        share(centre, day, stock, coming, arriving, times);
      }
      Outcome today = sell(stock, demands);
      sum = day < days / 10 ? sum : sum.plus(today);
    }
    double counted = days - Math.floorDiv(days, 10);
    return new Outcome(
        sum.shipping / counted,
        sum.held / counted,
        sum.lost / counted,
        sum.centreUnits / counted,
        sum.demand / counted);
  }

  private long missing(int centre, int level, boolean byEchelon, long[] stock, long[] coming) {
    long missing = level - stock[centre] - coming[centre];
    if (byEchelon) {
      for (int child : terms.children(centre)) {
        missing += plan.levelUnits(child) - stock[child] - coming[child];
      }
    }
    return Math.max(0, missing);
  }

  private void share(
      int centre, int day, long[] stock, long[] coming, long[][] arriving, SplittableRandom times) {
    int[] children = terms.children(centre);
    int[] slots = Arrays.stream(children).map(n -> (day + delay(n, times)) % HORIZON).toArray();
    while (stock[centre] > 0) {
      int best = -1;
      double most = 0;
      for (int i = 0; i < children.length; i++) {
        double margin = plan.marginNext(children[i], stock[children[i]] + coming[children[i]]);
        if (margin > most) {
          most = margin;
          best = i;
        }
      }
      if (best < 0) {
        return;
      }
      stock[centre]--;
      coming[children[best]]++;
      arriving[children[best]][slots[best]]++;
    }
  }

  private Outcome sell(long[] stock, SplittableRandom demands) {
    double shipping = 0;
    double lost = 0;
    int demand = draw(demandShares, demands.nextDouble());
    for (int d = 0; d < demand; d++) {
      double uniform = demands.nextDouble() * classShares[classShares.length - 1];
      int c = Math.min(draw(classShares, uniform), classShares.length - 1);
      int i = 0;
      while (i < cost[c].length && stock[preferred[c][i]] == 0) {
        i++;
      }
      if (i < cost[c].length && cost[c][i] < sku.item().lostSaleValue()) {
        stock[preferred[c][i]]--;
        shipping += cost[c][i];
      } else {
        lost += sku.item().lostSaleValue();
      }
    }
    double held = 0;
    double centreUnits = 0;
    for (int n = 0; n < nodes; n++) {
      held += stock[n] * holding[n];
      centreUnits += n < CENTRES ? stock[n] : 0;
    }
    return new Outcome(shipping, held, lost, centreUnits, demand);
  }

  private static int draw(double[] cumulative, double uniform) {
    int d = 0;
    while (d < cumulative.length && uniform > cumulative[d]) {
      d++;
    }
    return d;
  }

  private int delay(int node, SplittableRandom times) {
    Turn turn = terms.turn(node, sku.item());
    double normal = -6;
    for (int i = 0; i < 12; i++) {
      normal += times.nextDouble();
    }
    double days = turn.leadDays() + turn.leadSdDays() * normal;
    return (int) Math.min(HORIZON - 1, Math.max(1, Math.round(days)));
  }
}
