package org.echelon.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.fulfillment.OrderRouter;
import org.echelon.fulfillment.Route;
import org.echelon.network.Speed;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.Resources;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkipTest;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.jspecify.annotations.Nullable;

/**
 * The hot paths of the core on a network of 28 nodes and 24 classes, to be timed by whoever has a
 * clock: each method does one round of work and says how many operations it was.
 *
 * <p>Items are drawn at random, see {@link RingItem}. Equal seeds make equal work.
 */
public final class KernelWork {
  private static final double LIMIT = 1e12;

  /** 4 May 2026, ten o'clock UTC: orders come over the two days that follow. */
  private static final long START = 1_777_888_800_000L;

  private static final long TWO_DAYS = 2 * 24 * 3_600_000L;

  private record Order(int sku, int serviceClass, long at, int siblings) {}

  private final NetworkTerms terms = NetworkTerms.of(RingNetwork.build());
  private final OrderRouter router = new OrderRouter(terms);
  private final SkuValuation valuation = new SkuValuation();
  private final List<RingItem> skus = new ArrayList<>();
  private final List<SkuPlan> plans = new ArrayList<>();
  private final List<Order> orders = new ArrayList<>();
  private final PriceView prices;
  private final PriceView moved;
  private final FrozenModel model;
  private final double[] rowPrices;
  private final double[] movedRowPrices;
  private final SkipTest[] pairs;
  private int order;
  private double sink;

  /** Draws items and orders, plans all items once and freezes their ladders. */
  public KernelWork(int items, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    prices = prices(1, random);
    moved = moved(prices, 0.01, random);
    for (int i = 0; i < items; i++) {
      skus.add(RingItem.draw("SKU-" + i, random));
      RingItem sku = skus.get(i);
      plans.add(valuation.plan(terms, sku.terms(), sku.demand(), prices, plan(i, null)));
    }
    for (int i = 0; i < 4096; i++) {
      int zone = random.nextInt(RingNetwork.REGIONS);
      int speed = random.nextInt(Speed.COUNT - 1);
      long at = START + random.nextLong(TWO_DAYS);
      orders.add(new Order(random.nextInt(items), zone * Speed.COUNT + speed, at, i % 5));
    }
    double[] limits = new double[RingNetwork.SPAN];
    Arrays.fill(limits, LIMIT);
    Resources resources = Resources.of(limits, limits, RingNetwork.fillsOnly(terms));
    FrozenModelBuilder builder = FrozenModel.over(resources);
    plans.forEach(plan -> builder.add(RingItem.ladders(plan)));
    model = builder.build();
    rowPrices = rows(resources, prices);
    movedRowPrices = rows(resources, moved);
    pairs =
        plans.stream()
            .flatMap(
                plan ->
                    RingItem.ladders(plan).stream()
                        .map(
                            l ->
                                SkipTest.of(
                                    l, plan.flowPrice(l.node()), plan.storagePrice(l.node()))))
            .toArray(SkipTest[]::new);
  }

  private SkuPlan plan(int i, @Nullable SkuPlan former) {
    RingItem sku = skus.get(i);
    return valuation.plan(terms, sku.terms(), sku.demand(), prices, former);
  }

  private static double[] rows(Resources resources, PriceView prices) {
    double[] rows = new double[resources.size()];
    for (int r = 0; r < rows.length; r++) {
      Resources.Row row = resources.row(r);
      rows[r] =
          row.kind() == Resources.Kind.STORAGE
              ? prices.storage(row.node())
              : prices.flow(row.node());
    }
    return rows;
  }

  private static PriceView prices(long version, SplittableRandom random) {
    double[] storage = new double[RingNetwork.SPAN];
    double[] flow = new double[RingNetwork.SPAN];
    for (int n = 0; n < RingNetwork.NODES; n++) {
      storage[n] = random.nextBoolean() ? 0 : random.nextDouble() * 0.03;
      flow[n] = random.nextBoolean() ? 0 : random.nextDouble() * 0.6;
    }
    return new PriceView(version, storage, flow);
  }

  private static PriceView moved(PriceView prices, double by, SplittableRandom random) {
    double[] storage = prices.storagePerCubeDay().clone();
    double[] flow = prices.flowPerUnit().clone();
    for (int n = 0; n < storage.length; n++) {
      storage[n] *= 1 + by * (2 * random.nextDouble() - 1);
      flow[n] *= 1 + by * (2 * random.nextDouble() - 1);
    }
    return new PriceView(prices.version() + 1, storage, flow);
  }

  /** Plans every item from nothing; (SKU, node) pairs. */
  public long planCold() {
    for (int i = 0; i < skus.size(); i++) {
      sink += plan(i, null).availability(4);
    }
    return (long) skus.size() * RingNetwork.NODES;
  }

  /** Plans every item from the plan it has; (SKU, node) pairs. */
  public long planWarm() {
    for (int i = 0; i < skus.size(); i++) {
      sink += plan(i, plans.get(i)).availability(4);
    }
    return (long) skus.size() * RingNetwork.NODES;
  }

  /** Values every item from nothing and makes no plan of it; (SKU, node) pairs. */
  public long valueCold() {
    for (int i = 0; i < skus.size(); i++) {
      RingItem sku = skus.get(i);
      valuation.value(terms, sku.terms(), sku.demand(), prices, null);
      sink += valuation.availability(4);
    }
    return (long) skus.size() * RingNetwork.NODES;
  }

  /** Values every item from the plan it has and makes no new one; (SKU, node) pairs. */
  public long valueWarm() {
    for (int i = 0; i < skus.size(); i++) {
      RingItem sku = skus.get(i);
      valuation.value(terms, sku.terms(), sku.demand(), prices, plans.get(i));
      sink += valuation.availability(4);
    }
    return (long) skus.size() * RingNetwork.NODES;
  }

  /** Answers two near price vectors; active pairs. */
  public long oracle() {
    sink += model.evaluate(rowPrices, false).value();
    sink += model.evaluate(movedRowPrices, false).value();
    return 2L * model.pairs();
  }

  /** Tests the radii of every active pair against a small move; pairs. */
  public long skipPairs() {
    int kept = 0;
    for (SkipTest pair : pairs) {
      kept += pair.keepsLevel(0.003, 0, -0.0001) ? 1 : 0;
    }
    sink += kept;
    return pairs.length;
  }

  /** Tests every plan against moves of all prices by up to 1%; (SKU, node) pairs. */
  public long skipPlans() {
    int kept = 0;
    for (SkuPlan plan : plans) {
      kept += plan.unaffectedBy(moved) ? 1 : 0;
    }
    sink += kept;
    return (long) plans.size() * RingNetwork.NODES;
  }

  /**
   * Ranks the nodes for the next line, of an order of one to five, all of them with stock; returns
   * their number.
   */
  public int route() {
    Order next = orders.get(order++ & (orders.size() - 1));
    List<Route> routes =
        router.rank(
            skus.get(next.sku).terms(),
            plans.get(next.sku),
            prices,
            new OrderRouter.Wish(next.serviceClass, next.at, 0, next.siblings, 1),
            node -> 1 + (node & 3),
            node -> true,
            node -> 0.1 * (node & 7));
    sink += routes.isEmpty() ? 0 : routes.get(0).cost();
    return routes.size();
  }

  /** Share of the plans that a move of all prices by up to 1% leaves alone. */
  public double plansSkipped() {
    return plans.stream().filter(plan -> plan.unaffectedBy(moved)).count() / (double) plans.size();
  }

  /** What the work came to, so that none of it can be left out. */
  public double sink() {
    return sink;
  }
}
