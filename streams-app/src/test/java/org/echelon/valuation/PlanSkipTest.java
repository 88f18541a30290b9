package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole plans beside a plain twin of their last sweep: no skip may be wrong. */
class PlanSkipTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final long SEED = 20264;
  private static final int SKUS = 250;
  private static final int MOVES = 80;
  private static final double[] SIZES = {0.002, 0.01, 0.05, 0.20};

  private final SkuValuation valuation = new SkuValuation();

  /** A plan made from one of other prices, as plans in use are, and its twin. */
  private record Planned(
      SkuPlan plan, LastSweep twin, List<List<LastSweep.Stream>> streams, PriceView prices) {}

  private Planned planned(National.Sku sku, boolean first, long seed) {
    PriceView prices = seed % 2 == 0 ? National.dense(seed) : National.prices(seed);
    PriceView before = first ? prices : PriceView.none(TERMS.span);
    SkuPlan plan = valuation.plan(TERMS, sku.item(), sku.demand(), before, null);
    plan = first ? plan : valuation.plan(TERMS, sku.item(), sku.demand(), prices, plan);
    LastSweep twin = new LastSweep(TERMS, sku, prices, valuation, plan);
    return new Planned(plan, twin, streams(twin, prices), prices);
  }

  private static List<List<LastSweep.Stream>> streams(LastSweep twin, PriceView prices) {
    var lists = twin.lists(prices);
    return IntStream.range(0, National.VENDOR)
        .mapToObj(n -> twin.streams(n, lists, prices))
        .toList();
  }

  @Test
  void shouldHaveATwinThatFindsThePlanAtItsOwnPrices() {
    for (National.Sku sku : National.skus(60, SEED)) {
      Planned one = planned(sku, sku.item().sku().endsWith("3"), SEED);
      for (int n = 4; n < National.VENDOR; n++) {
        List<LastSweep.Stream> streams = one.streams.get(n);
        DemandStreams joined = LastSweep.joined(streams, LastSweep.groups(streams));
        NodeLadder ladder = one.plan.ladder(n);
        assertThat(one.twin.level(n, joined, one.prices)).isEqualTo(one.plan.levelUnits(n));
        for (int j = 0; ladder != null && j < ladder.streams(); j++) {
          assertThat(joined.saving[j]).isCloseTo(ladder.savings()[j], within(1e-9));
          assertThat(joined.rate[j]).isCloseTo(ladder.rates()[j], within(1e-9));
        }
      }
    }
  }

  @Test
  void shouldNeverSkipAMoveThatChangesALevel() {
    SplittableRandom random = new SplittableRandom(SEED);
    int trials = 0;
    int skipped = 0;
    int changed = 0;
    int wrong = 0;
    int joinedAnew = 0;
    for (National.Sku sku : National.skus(SKUS, SEED + 1)) {
      Planned one = planned(sku, random.nextBoolean(), random.nextInt(1000));
      for (int i = 0; i < MOVES; i++) {
        PriceView next = moved(one.prices, random.nextInt(4), SIZES[i % 4], random);
        boolean skips = one.plan.unaffectedBy(next);
        trials++;
        skipped += skips ? 1 : 0;
        if (skips || i % 7 == 0) {
          int change = change(one, next);
          changed += change == 2 ? 1 : 0;
          wrong += skips && change == 2 ? 1 : 0;
          joinedAnew += skips && change == 1 ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "plan tests %d, seed %d: skipped %d, wrong %d; streams joined anew would change %d of"
            + " them; changes seen %d%n",
        trials,
        SEED,
        skipped,
        wrong,
        joinedAnew,
        changed);
    assertThat(trials).isGreaterThanOrEqualTo(20_000);
    assertThat(skipped).isGreaterThan(trials / 20);
    assertThat(changed).isGreaterThan(100);
    assertThat(wrong).isZero();
  }

  /** 0 where every level stays, 1 where one moves only if streams are joined anew, else 2. */
  private static int change(Planned one, PriceView next) {
    int change = 0;
    List<List<LastSweep.Stream>> streams = streams(one.twin, next);
    for (int n = 4; n < National.VENDOR; n++) {
      List<LastSweep.Stream> was = one.streams.get(n);
      List<LastSweep.Stream> now = streams.get(n);
      boolean same = was.size() == now.size();
      for (int j = 0; same && j < was.size(); j++) {
        same =
            was.get(j).serviceClass() == now.get(j).serviceClass()
                && was.get(j).rate() == now.get(j).rate();
      }
      int units = one.plan.levelUnits(n);
      if (!same || level(one, n, now, LastSweep.groups(was), next) != units) {
        return 2;
      }
      if (one.twin.level(n, LastSweep.joined(now, LastSweep.groups(now)), next) != units) {
        change = 1;
      }
    }
    return change;
  }

  /** On the plan's own tails where it has them. */
  private static int level(
      Planned one, int node, List<LastSweep.Stream> streams, int[] groups, PriceView next) {
    DemandStreams joined = LastSweep.joined(streams, groups);
    NodeLadder was = one.plan.ladder(node);
    if (was == null) {
      return one.twin.level(node, joined, next);
    }
    double price = next.composite(node, TERMS.feeder(node));
    double storage = next.storage(node);
    int x = was.levels();
    while (x > 0 && margin(was, joined, x - 1, price, storage) < 0) {
      x--;
    }
    return x * was.lot();
  }

  private static double margin(
      NodeLadder was, DemandStreams joined, int x, double price, double storage) {
    return NodeLadder.margin(
        joined.saving,
        joined.count,
        was.tails(),
        x,
        was.turnDays(),
        was.kappa(),
        was.holdingPerUnitDay() + storage * was.unitCube(),
        price);
  }

  @Test
  void shouldSkipAUsefulShareOfPlans() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    List<National.Sku> skus = National.skus(150, SEED + 3);
    int[][] skipped = new int[3][4];
    for (National.Sku sku : skus) {
      Planned one = planned(sku, false, SEED);
      for (int size = 1; size < 4; size++) {
        for (int kind = 0; kind < 3; kind++) {
          for (int i = 0; i < 10; i++) {
            PriceView next = moved(one.prices, kind, SIZES[size], random);
            skipped[kind][size] += one.plan.unaffectedBy(next) ? 1 : 0;
          }
        }
      }
    }
    String[] kinds = {"one storage price", "one flow price", "all prices"};
    for (int kind = 0; kind < 3; kind++) {
      System.out.printf(
          Locale.ROOT,
          "plans skipped, %s at 1/5/20%%: %.1f / %.1f / %.1f%%%n",
          kinds[kind],
          10.0 * skipped[kind][1] / skus.size(),
          10.0 * skipped[kind][2] / skus.size(),
          10.0 * skipped[kind][3] / skus.size());
    }
    assertThat(skipped[0][2]).isGreaterThan(skus.size() * 9);
    assertThat(skipped[1][1]).isGreaterThan(skus.size() * 6);
  }

  /** Kinds: one storage price, one flow price, all prices, one of each. */
  static PriceView moved(PriceView prices, int kind, double size, SplittableRandom random) {
    double[] storage = prices.storagePerCubeDay().clone();
    double[] flow = prices.flowPerUnit().clone();
    int n = random.nextInt(National.VENDOR);
    int m = random.nextInt(National.VENDOR);
    for (int i = 0; i < National.VENDOR; i++) {
      boolean storageMoves = kind == 2 || (i == n && kind != 1);
      boolean flowMoves = kind == 2 || (i == m && kind != 0);
      double one = kind == 2 ? 2 * random.nextDouble() - 1 : random.nextBoolean() ? 1 : -1;
      double other = kind == 2 ? 2 * random.nextDouble() - 1 : random.nextBoolean() ? 1 : -1;
      storage[i] *= storageMoves ? 1 + one * size : 1;
      flow[i] *= flowMoves ? 1 + other * size : 1;
    }
    return new PriceView(prices.version() + 1, storage, flow);
  }
}
