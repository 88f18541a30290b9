package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pairs whose streams stay as they are: no skip may be wrong, and most moves must be skipped. */
class SkipTestTest {
  private static final long SEED = 20263;
  private static final int TRIALS = 1_200_000;

  /** A pair at the prices its plan was made for. */
  private record Pair(
      NodeLadder ladder, double flow, double own, double storage, SkipTest test, int level) {

    static Pair of(SkuPlan plan, int node) {
      NodeLadder ladder = plan.ladder(node);
      double flow = plan.flowPrice(node);
      double storage = plan.storagePrice(node);
      return new Pair(
          ladder,
          flow,
          plan.basis().flowPerUnit()[node],
          storage,
          SkipTest.of(ladder, flow, storage),
          ladder.bestLevels(flow, storage));
    }

    boolean skips(double flowMove, double storageMove) {
      return test.keepsLevel(Math.max(flowMove, 0), Math.max(-flowMove, 0), storageMove);
    }

    /** By trying levels from the top, not by the search that the plan uses. */
    boolean changes(double flowMove, double storageMove) {
      int x = ladder.levels();
      while (x > 0 && ladder.margin(x - 1, flow + flowMove, storage + storageMove) < 0) {
        x--;
      }
      return x != level;
    }
  }

  private static List<Pair> pairs() {
    NetworkTerms terms = NetworkTerms.of(National.network());
    SkuValuation valuation = new SkuValuation();
    List<Pair> pairs = new ArrayList<>();
    for (National.Sku sku : National.skus(300, SEED)) {
      SkuPlan plan = valuation.plan(terms, sku.item(), sku.demand(), National.dense(SEED), null);
      for (int n = 4; n < National.VENDOR; n++) {
        if (plan.ladder(n) != null) {
          pairs.add(Pair.of(plan, n));
        }
      }
    }
    return pairs;
  }

  @Test
  void shouldNeverSkipAMoveThatChangesTheLevel() {
    List<Pair> pairs = pairs();
    SplittableRandom random = new SplittableRandom(SEED);
    int changed = 0;
    int skipped = 0;
    int wrong = 0;
    for (int i = 0; i < TRIALS; i++) {
      Pair pair = pairs.get(random.nextInt(pairs.size()));
      double size = Math.pow(10, -3 * random.nextDouble());
      double flow = pair.flow * size * (2 * random.nextDouble() - 1);
      double storage = pair.storage * size * (2 * random.nextDouble() - 1);
      int kind = random.nextInt(3);
      flow = kind == 0 ? 0 : flow;
      storage = kind == 1 ? 0 : storage;
      boolean skips = pair.skips(flow, storage);
      boolean changes = pair.changes(flow, storage);
      changed += changes ? 1 : 0;
      skipped += skips ? 1 : 0;
      wrong += skips && changes ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "pair tests %d on %d pairs, seed %d: changed %.2f%%, skipped %.2f%%, wrong %d%n",
        TRIALS,
        pairs.size(),
        SEED,
        100.0 * changed / TRIALS,
        100.0 * skipped / TRIALS,
        wrong);
    assertThat(wrong).isZero();
    assertThat(changed).isGreaterThan(TRIALS / 100);
  }

  @Test
  void shouldSkipMostPairsWhenPricesMoveALittle() {
    List<Pair> pairs = pairs();
    double[] moves = {0.01, 0.05, 0.20};
    double[] least = {0.99, 0.98, 0.93};
    double[] leastOfAll = {0.99, 0.95, 0.84};
    SplittableRandom random = new SplittableRandom(SEED + 1);
    for (int i = 0; i < moves.length; i++) {
      double one = share(pairs, moves[i], 0, random);
      double other = share(pairs, 0, moves[i], random);
      double both = share(pairs, 2 * moves[i], moves[i], random);
      System.out.printf(
          Locale.ROOT,
          "pairs skipped at %.0f%%: own flow price %.2f%%, storage price %.2f%%, with the"
              + " centre's flow price all three %.2f%%%n",
          100 * moves[i],
          100 * one,
          100 * other,
          100 * both);
      assertThat(one).isGreaterThan(least[i]);
      assertThat(other).isGreaterThan(least[i]);
      // Every price by the whole move at once, two of them in the flow price.
      assertThat(both).isGreaterThan(leastOfAll[i]);
    }
  }

  private static double share(
      List<Pair> pairs, double flow, double storage, SplittableRandom random) {
    int skipped = 0;
    for (Pair pair : pairs) {
      double up = random.nextBoolean() ? 1 : -1;
      double side = random.nextBoolean() ? 1 : -1;
      double base = flow > storage && storage > 0 ? pair.flow / 2 : pair.own;
      skipped += pair.skips(up * flow * base, side * storage * pair.storage) ? 1 : 0;
    }
    return (double) skipped / pairs.size();
  }
}
