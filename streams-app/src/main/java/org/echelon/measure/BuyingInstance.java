package org.echelon.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.demand.PoissonDemand;
import org.echelon.planning.BuyArc;
import org.echelon.planning.Margins;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.StockLevels;
import org.echelon.planning.TransferArc;
import org.echelon.planning.VendorTerms;

/**
 * One item in a network drawn by chance: nodes with Poisson demand, a part of them overstocked,
 * lanes between them, and two or three vendors that differ in cost, lead time, least quantity,
 * multiple and price breaks and deliver to some of the nodes.
 *
 * <pre>
 * worth of unit k at n   saving_n P(D_n >= k) - holding_n,   D_n Poisson over the time to protect
 * cost of q units        q (c(q) + lane + capital (L + sdL))
 * </pre>
 *
 * @param supply all that could be moved and bought
 * @param vendors how many there are
 */
public record BuyingInstance(SkuSupply supply, int vendors) {
  private static final double CAPITAL_PER_DAY = 0.006;

  /** Nobody asks for so many units in the time to protect. */
  private static final int UNITS_WORTH_ANYTHING = 80;

  /** Draws an item of a few units in two or three nodes, small enough to try all plans. */
  public static BuyingInstance small(SplittableRandom random) {
    return draw(random, 2 + random.nextInt(2), 1.5, 3, 2);
  }

  /** Draws an item of up to some dozen units in three to six nodes. */
  public static BuyingInstance usual(SplittableRandom random) {
    return draw(random, 3 + random.nextInt(4), 12, 12, 3);
  }

  private static BuyingInstance draw(
      SplittableRandom random, int nodes, double mostDemand, int lot, int linesOfAVendor) {
    double[][] worth = new double[nodes][];
    long[] free = new long[nodes];
    long[] position = new long[nodes];
    for (int n = 0; n < nodes; n++) {
      double demand = mostDemand * (0.1 + 0.9 * random.nextDouble());
      worth[n] = worth(demand, 5 + 4 * random.nextDouble(), 0.3 + 0.7 * random.nextDouble());
      // One node in three has more than it needs, the others less.
      double share = random.nextInt(3) == 0 ? 1 + random.nextDouble() : 0.8 * random.nextDouble();
      free[n] = Math.round(share * demand);
      position[n] = free[n] + random.nextInt(2);
    }
    Margins margins =
        (node, k) -> worth[node][(int) Math.max(0, Math.min(k, UNITS_WORTH_ANYTHING))];
    int vendors = 2 + random.nextInt(2);
    List<BuyArc> buys = new ArrayList<>();
    for (int v = 0; v < vendors; v++) {
      vendor(random, nodes, v, lot, linesOfAVendor, buys);
    }
    SkuSupply supply =
        new SkuSupply(1, new StockLevels(free, position), margins, lanes(random, nodes), buys);
    return new BuyingInstance(supply, vendors);
  }

  /** What each unit is worth; the last one holds for all beyond it. */
  private static double[] worth(double demand, double saving, double holding) {
    PoissonDemand law = new PoissonDemand(demand);
    double[] worth = new double[UNITS_WORTH_ANYTHING + 1];
    for (int k = 0; k < UNITS_WORTH_ANYTHING; k++) {
      worth[k] = saving * law.tail(k + 1) - holding;
    }
    worth[UNITS_WORTH_ANYTHING] = -holding;
    return worth;
  }

  /** From the first node, a centre, to all others, and sideways between some. */
  private static List<TransferArc> lanes(SplittableRandom random, int nodes) {
    List<TransferArc> lanes = new ArrayList<>();
    for (int to = 1; to < nodes; to++) {
      lanes.add(new TransferArc(0, to, 0.2 + 0.5 * random.nextDouble()));
    }
    for (int from = 1; from < nodes; from++) {
      int to = 1 + random.nextInt(nodes - 1);
      if (to != from) {
        lanes.add(new TransferArc(from, to, 0.4 + random.nextDouble()));
      }
    }
    return lanes;
  }

  private static void vendor(
      SplittableRandom random, int nodes, int vendor, int lot, int lines, List<BuyArc> buys) {
    double leadDays = 3 + 40 * random.nextDouble();
    double sdDays = leadDays * (0.1 + 0.4 * random.nextDouble());
    // Who is far is cheap.
    double cost = 2.5 + 1.5 * random.nextDouble() - 0.02 * leadDays;
    VendorTerms terms = terms(random, nodes + vendor, cost, lot);
    int first = random.nextInt(nodes);
    for (int l = 0; l < Math.min(lines, nodes); l++) {
      double lane = 0.1 + 0.5 * random.nextDouble();
      int to = (first + l) % nodes;
      buys.add(BuyArc.open(to, terms, lane + CAPITAL_PER_DAY * (leadDays + sdDays)));
    }
  }

  private static VendorTerms terms(SplittableRandom random, int vendor, double cost, int lot) {
    List<VendorTerms.PriceBreak> breaks = new ArrayList<>();
    long from = 1;
    double least = cost;
    for (int i = random.nextInt(3); i > 0; i--) {
      from += 1 + random.nextInt(lot);
      least *= 0.8 + 0.18 * random.nextDouble();
      breaks.add(new VendorTerms.PriceBreak(from, least));
    }
    return new VendorTerms(
        vendor,
        cost,
        breaks,
        1 + random.nextInt(lot),
        1 + random.nextInt(Math.max(1, lot / 3)),
        0,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }
}
