package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.Test;

class SkuValuationTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(National.network());
  private static final PriceView FREE = PriceView.none(National.SPAN);

  private final SkuValuation valuation = new SkuValuation();

  @Test
  void shouldStockFastItemsNearTheCustomersAndServeNearlyAllDemand() {
    double demand = 0;
    double served = 0;
    for (National.Sku sku : National.skus(300, 1)) {
      SkuPlan plan = plan(sku, FREE, null);
      demand += sku.demand().totalRate();
      for (int n = 4; n < National.VENDOR; n++) {
        served += plan.flowPerDay(n);
      }
      assertThat(plan.levelUnits(National.VENDOR)).isZero();
    }
    assertThat(served).isBetween(0.95 * demand, 1.01 * demand);
  }

  @Test
  void shouldHoldStockUpstreamForThePlannedFlowOfTheNodesBelow() {
    National.Sku fast = fastest();
    SkuPlan plan = plan(fast, FREE, null);
    for (int dc = 0; dc < 4; dc++) {
      double below = 0;
      for (int child : TERMS.children(dc)) {
        below += plan.flowPerDay(child);
      }
      assertThat(plan.demandRatePerDay(dc)).isCloseTo(below, within(1e-9));
      assertThat(plan.levelUnits(dc)).isGreaterThan((int) (below * 7));
      assertThat(plan.ladder(dc).feeder()).isEqualTo(-1);
    }
  }

  @Test
  void shouldHaveMarginsThatFallWithStock() {
    for (National.Sku sku : National.skus(100, 2)) {
      SkuPlan plan = plan(sku, National.prices(7), null);
      for (int n = 0; n < National.SPAN; n++) {
        int level = plan.levelUnits(n);
        double before = plan.marginNext(n, 0);
        assertThat(plan.marginAt(n, 0)).isEqualTo(before);
        for (int k = 1; k < level + 20; k++) {
          double next = plan.marginNext(n, k);
          assertThat(next).isLessThanOrEqualTo(before + 1e-12);
          assertThat(plan.marginAt(n, k)).isEqualTo(before);
          assertThat(before >= 0).isEqualTo(k <= level);
          assertThat(plan.stockValue(n, k + 1)).isLessThanOrEqualTo(plan.stockValue(n, k));
          before = next;
        }
        assertThat(plan.marginNext(n, 1_000_000)).isNegative();
      }
    }
  }

  @Test
  void shouldSettleWhenPlannedAgainOnTheSameInput() {
    int stocked = 0;
    int changedFirst = 0;
    int changedLater = 0;
    for (National.Sku sku : National.skus(1000, 3)) {
      SkuPlan first = plan(sku, National.prices(5), null);
      SkuPlan second = plan(sku, National.prices(5), first);
      SkuPlan third = plan(sku, National.prices(5), second);
      for (int n = 0; n < National.SPAN; n++) {
        stocked += first.levelUnits(n) > 0 ? 1 : 0;
        changedFirst += first.levelUnits(n) != second.levelUnits(n) ? 1 : 0;
        changedLater += second.levelUnits(n) != third.levelUnits(n) ? 1 : 0;
      }
    }
    assertThat(stocked).isGreaterThan(10_000);
    assertThat(changedFirst).isLessThanOrEqualTo(stocked * 3 / 100);
    assertThat(changedLater).isLessThanOrEqualTo(stocked * 3 / 100);
  }

  @Test
  void shouldGiveTheSamePlanWhateverWasPlannedBefore() {
    List<National.Sku> skus = National.skus(20, 4);
    SkuPlan alone = plan(skus.get(7), FREE, null);
    SkuValuation busy = new SkuValuation();
    for (National.Sku sku : skus) {
      busy.plan(TERMS, sku.item(), sku.demand(), FREE, null);
    }
    SkuPlan after = busy.plan(TERMS, skus.get(7).item(), skus.get(7).demand(), FREE, null);
    assertThat(after).usingRecursiveComparison().isEqualTo(alone);
  }

  /** Cold and warm, fast and slow items in turn, in tables that other items have filled. */
  @Test
  void shouldGiveTheSameWarmAndColdPlansInAnyOrderOfItems() {
    List<National.Sku> skus = National.skus(60, 14);
    PriceView prices = National.prices(2);
    PriceView next = National.prices(3);
    SkuValuation busy = new SkuValuation();
    for (int i = skus.size() - 1; i >= 0; i--) {
      National.Sku sku = skus.get(i);
      SkuPlan cold = busy.plan(TERMS, sku.item(), sku.demand(), prices, null);
      SkuPlan warm = busy.plan(TERMS, sku.item(), sku.demand(), next, cold);
      SkuPlan freshCold = new SkuValuation().plan(TERMS, sku.item(), sku.demand(), prices, null);
      SkuPlan freshWarm = new SkuValuation().plan(TERMS, sku.item(), sku.demand(), next, freshCold);
      assertThat(cold).usingRecursiveComparison().isEqualTo(freshCold);
      assertThat(warm).usingRecursiveComparison().isEqualTo(freshWarm);
    }
  }

  @Test
  void shouldLeaveInItsTablesWhatAPlanSays() {
    PriceView prices = National.prices(4);
    SkuValuation other = new SkuValuation();
    for (National.Sku sku : National.skus(100, 15)) {
      // A plan made at the same prices would simply stay.
      SkuPlan elsewhere = plan(sku, National.prices(5), null);
      for (SkuPlan former : new SkuPlan[] {null, elsewhere}) {
        SkuPlan plan = plan(sku, prices, former);
        other.value(TERMS, sku.item(), sku.demand(), prices, former);
        for (int n = 0; n < National.SPAN; n++) {
          assertThat(other.levelUnits(n)).isEqualTo(plan.levelUnits(n));
          assertThat(other.availability(n)).isEqualTo(plan.availability(n));
        }
      }
    }
  }

  @Test
  void shouldStockLessWhereStorageCostsTwiceAndLeaveOthersAlone() {
    int node = 8;
    PriceView before = storage(National.prices(11), node, 0.05);
    PriceView after = storage(before, node, 0.10);
    int using = 0;
    int notUsing = 0;
    int lowered = 0;
    int raised = 0;
    long unitsBefore = 0;
    long unitsAfter = 0;
    for (National.Sku sku : National.skus(500, 5)) {
      SkuPlan plan = plan(sku, before, null);
      if (plan.ladder(node) == null) {
        assertThat(plan.unaffectedBy(after)).isTrue();
        notUsing++;
        continue;
      }
      SkuPlan next = plan(sku, after, plan);
      int frozen = plan.ladder(node).bestLevels(plan.flowPrice(node), 0.10);
      assertThat(frozen * plan.ladder(node).lot()).isLessThanOrEqualTo(plan.levelUnits(node));
      using++;
      lowered += next.levelUnits(node) < plan.levelUnits(node) ? 1 : 0;
      raised += next.levelUnits(node) > plan.levelUnits(node) ? 1 : 0;
      unitsBefore += plan.levelUnits(node);
      unitsAfter += next.levelUnits(node);
    }
    assertThat(using).isGreaterThan(100);
    assertThat(notUsing).isGreaterThan(50);
    assertThat(lowered).isGreaterThan(using / 5);
    assertThat(raised).isLessThanOrEqualTo(using / 50);
    assertThat(unitsAfter).isLessThan(unitsBefore);
  }

  @Test
  void shouldNeverSkipAStorageMoveThatChangesALevel() {
    Random random = Seeds.random(6);
    List<National.Sku> skus = National.skus(400, 6);
    PriceView prices = National.prices(13);
    int trials = 0;
    int skipped = 0;
    int unchanged = 0;
    for (National.Sku sku : skus) {
      SkuPlan plan = plan(sku, prices, null);
      for (int i = 0; i < 300; i++) {
        PriceView next = moved(prices, random);
        boolean changes = levelsChange(plan, next);
        boolean skips = plan.unaffectedBy(next);
        assertThat(skips && changes).as("skipped although a level changes").isFalse();
        trials++;
        skipped += skips ? 1 : 0;
        unchanged += changes ? 0 : 1;
      }
    }
    assertThat(trials).isGreaterThanOrEqualTo(100_000);
    assertThat(trials - unchanged).as("moves that change a level").isGreaterThan(1000);
    assertThat(skipped).as("no move is replanned without need").isEqualTo(unchanged);
  }

  @Test
  void shouldBeAffectedByAnyFlowPriceItReadsOnceItIsReadBack() {
    SkuPlan plan = plan(fastest(), FREE, null);
    SkuPlan stored = new SkuPlan(plan.sku(), plan.versions(), plan.basis(), plan.ladders);
    for (int n = 0; n < National.VENDOR; n++) {
      double[] flow = new double[National.SPAN];
      flow[n] = 0.01;
      PriceView next = new PriceView(2, new double[National.SPAN], flow);
      assertThat(stored.unaffectedBy(next)).isFalse();
    }
  }

  @Test
  void shouldBeAffectedByAFlowPriceThatEatsTheSaving() {
    SkuPlan plan = plan(fastest(), FREE, null);
    for (int n = 4; n < National.VENDOR; n++) {
      double[] flow = new double[National.SPAN];
      flow[n] = 5;
      PriceView next = new PriceView(2, new double[National.SPAN], flow);
      assertThat(plan.levelUnits(n) > 0 && plan.unaffectedBy(next)).isFalse();
    }
  }

  @Test
  void shouldKeepTheEvaluatedPricesWhenAdvanced() {
    National.Sku sku = fastest();
    SkuPlan plan = plan(sku, National.prices(3), null);
    SkuPlan advanced = plan.advancedTo(99);
    assertThat(advanced.versions()).isEqualTo(plan.versions().atPrice(99));
    assertThat(advanced.basis()).isSameAs(plan.basis());
    assertThat(advanced.sameLevels(plan)).isTrue();
  }

  @Test
  void shouldStockNothingWhereItMayNot() {
    National.Sku sku = fastest();
    boolean[] stockable = new boolean[National.SPAN];
    stockable[0] = true;
    stockable[4] = true;
    ItemTerms only = new ItemTerms("A", 1, 0.3, 0.01, 20, 1, stockable);
    SkuPlan plan = valuation.plan(TERMS, only, sku.demand(), FREE, null);
    for (int n = 0; n < National.SPAN; n++) {
      assertThat(plan.levelUnits(n) > 0).isEqualTo(n == 0 || n == 4);
    }
  }

  @Test
  void shouldFavourNodesThatAlreadyHoldTheItem() {
    int kept = 0;
    int held = 0;
    for (National.Sku sku : National.skus(300, 8)) {
      SkuPlan first = plan(sku, FREE, null);
      SkuPlan next = plan(sku, National.prices(1), first);
      for (int n = 4; n < National.VENDOR; n++) {
        held += first.levelUnits(n) > 0 ? 1 : 0;
        kept += first.levelUnits(n) > 0 && next.levelUnits(n) > 0 ? 1 : 0;
      }
    }
    assertThat(kept).isGreaterThan((int) (0.7 * held));
  }

  private SkuPlan plan(National.Sku sku, PriceView prices, SkuPlan former) {
    return valuation.plan(TERMS, sku.item(), sku.demand(), prices, former);
  }

  private static National.Sku fastest() {
    return National.skus(200, 9).stream()
        .max(Comparator.comparingDouble(s -> s.demand().totalRate()))
        .orElseThrow();
  }

  private static PriceView storage(PriceView prices, int node, double price) {
    double[] storage = prices.storagePerCubeDay().clone();
    storage[node] = price;
    return new PriceView(prices.version() + 1, storage, prices.flowPerUnit());
  }

  private static PriceView moved(PriceView prices, Random random) {
    double[] storage = prices.storagePerCubeDay().clone();
    int moves = 1 + random.nextInt(3);
    for (int i = 0; i < moves; i++) {
      int n = random.nextInt(National.VENDOR);
      double factor = 1 + (random.nextDouble() - 0.5) * Math.pow(10, -2 * random.nextDouble());
      storage[n] = random.nextInt(8) == 0 ? random.nextDouble() * 0.05 : storage[n] * factor;
    }
    return new PriceView(prices.version() + 1, storage, prices.flowPerUnit());
  }

  /** Level by level from the top, by the margins alone. */
  private static boolean levelsChange(SkuPlan plan, PriceView next) {
    for (int n = 0; n < National.SPAN; n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        int levels = ladder.levels();
        while (levels > 0 && ladder.margin(levels - 1, plan.flowPrice(n), next.storage(n)) < 0) {
          levels--;
        }
        if (levels * ladder.lot() != plan.levelUnits(n)) {
          return true;
        }
      }
    }
    return false;
  }
}
