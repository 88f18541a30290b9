package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.planning.BuyArc;
import org.echelon.planning.SkuFlow;
import org.echelon.planning.SkuSupply;
import org.echelon.planning.StockLevels;
import org.echelon.planning.SupplyPlan;
import org.echelon.planning.TransferArc;
import org.echelon.planning.VendorTerms;
import org.junit.jupiter.api.Test;

/** SKUs of a centre (1) and a child (0) that two vendors (7 and 8) sell, under one shared limit. */
class SupplyBuyerTest {
  private static final long SEED = 19;
  private static final int VENDOR = 7;
  private static final List<PurchaseLimit> BUDGET = List.of(PurchaseLimit.budget(0));
  private static final List<PurchaseLimit> UNITS = List.of(PurchaseLimit.ofVendor(VENDOR, 0));

  private final SkuFlow flow = new SkuFlow(0);

  @Test
  void shouldKeepPurchasesWithinTheBudgetAndProveWhatTheyAreWorth() {
    List<SkuSupply> skus = skus(120, false);
    double free = spend(skus, new double[skus.size()][1]);
    double before = 0;
    for (double share : new double[] {0.9, 0.7, 0.5, 0.3}) {
      List<LimitedBuyer> buyers = new ArrayList<>();
      skus.forEach(sku -> buyers.add(new SupplyBuyer(flow, sku, BUDGET)));

      // when
      SharedLimits.Priced priced = SharedLimits.price(buyers, free * share);

      assertThat(spend(skus, priced.askAt())).isCloseTo(priced.use()[0], within(1e-6));
      assertThat(priced.use()[0]).isBetween(free * share * 0.99, free * share);
      assertThat(priced.prices()[0]).isGreaterThan(before);
      assertThat(priced.certificate().gapOfValue()).isLessThan(0.001);
      before = priced.prices()[0];
    }
  }

  @Test
  void shouldShareTheCapacityOfAVendor() {
    List<SkuSupply> skus = skus(120, false);
    List<LimitedBuyer> buyers = new ArrayList<>();
    skus.forEach(sku -> buyers.add(new SupplyBuyer(flow, sku, UNITS)));
    double free = buyers.stream().mapToDouble(buyer -> buyer.at(new double[1]).use()[0]).sum();

    SharedLimits.Priced priced = SharedLimits.price(buyers, Math.floor(free / 2));

    assertThat(priced.use()[0]).isEqualTo(Math.floor(free / 2));
    assertThat(priced.certificate().gapOfValue()).isLessThan(1e-9);
  }

  @Test
  void shouldPriceABudgetAndBothVendorsAtOnce() {
    List<SkuSupply> skus = skus(120, false);
    List<PurchaseLimit> limits =
        List.of(
            PurchaseLimit.budget(0),
            PurchaseLimit.ofVendor(VENDOR, 0),
            PurchaseLimit.ofVendor(8, 0));
    List<LimitedBuyer> buyers = new ArrayList<>();
    skus.forEach(sku -> buyers.add(new SupplyBuyer(flow, sku, limits)));
    double[] amounts = new double[3];
    buyers.forEach(
        buyer -> {
          double[] use = buyer.at(new double[3]).use();
          Arrays.setAll(amounts, r -> amounts[r] + use[r]);
        });
    amounts[0] *= 0.42;
    amounts[1] = Math.floor(amounts[1] / 2);
    amounts[2] = Math.floor(amounts[2] / 2);

    SharedLimits.Priced priced = SharedLimits.price(buyers, amounts);

    double[] use = new double[3];
    for (int i = 0; i < skus.size(); i++) {
      SupplyBuyer buyer = new SupplyBuyer(flow, skus.get(i), limits);
      double[] one = buyer.use(buyer.plan(priced.askAt()[i]));
      Arrays.setAll(use, r -> use[r] + one[r]);
    }
    for (int r = 0; r < 3; r++) {
      assertThat(use[r]).isCloseTo(priced.use()[r], within(1e-6));
      assertThat(use[r]).isLessThanOrEqualTo(amounts[r] + 1e-9);
    }
    assertThat(priced.certificate().gapOfValue()).isLessThan(0.001);
    System.out.printf(
        "seed %d: prices %s, gap %.1e after %d questions%n",
        SEED,
        Arrays.toString(priced.prices()),
        priced.certificate().gapOfValue(),
        priced.certificate().oracleCalls());
  }

  @Test
  void shouldBoundAwkwardTermsTruthfully() {
    List<SkuSupply> skus = skus(60, true);
    double free = spend(skus, new double[skus.size()][1]);
    List<LimitedBuyer> buyers = new ArrayList<>();
    skus.forEach(sku -> buyers.add(new SupplyBuyer(flow, sku, BUDGET)));

    SharedLimits.Priced priced = SharedLimits.price(buyers, free / 2);

    assertThat(priced.use()[0]).isBetween(free * 0.48, free / 2);
    // The bound lets units be had one by one at the least cost of any quantity.
    assertThat(priced.certificate().gapOfValue()).isBetween(0.0, 0.1);
    System.out.printf("seed %d: gap %.4f%n", SEED, priced.certificate().gapOfValue());
  }

  private double spend(List<SkuSupply> skus, double[][] prices) {
    double sum = 0;
    for (int i = 0; i < prices.length; i++) {
      SupplyPlan plan = new SupplyBuyer(flow, skus.get(i), BUDGET).plan(prices[i]);
      for (int a = 0; a < plan.bought().length; a++) {
        sum += plan.bought()[a] == 0 ? 0 : skus.get(i).buys().get(a).spend(plan.bought()[a]);
      }
    }
    return sum;
  }

  private static List<SkuSupply> skus(int count, boolean awkward) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<SkuSupply> skus = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double best = 4 + 8 * random.nextDouble();
      double slope = 0.2 + random.nextDouble();
      double cost = 1 + 3 * random.nextDouble();
      long least = awkward ? 2 + random.nextInt(4) : 1;
      List<VendorTerms.PriceBreak> breaks =
          awkward ? List.of(new VendorTerms.PriceBreak(8, 0.9 * cost)) : List.of();
      VendorTerms dear = VendorTerms.plain(8, 1.1 * cost, 1, 1);
      VendorTerms cheap =
          new VendorTerms(
              VENDOR, cost, breaks, least, 1, 0, Set.of(), Optional.empty(), Optional.empty());
      long[] stock = {random.nextInt(3), random.nextInt(5)};
      skus.add(
          new SkuSupply(
              1,
              new StockLevels(stock, stock.clone()),
              (node, position) -> Math.max(best - slope * position - 2 * node, -0.1),
              List.of(new TransferArc(1, 0, 0.3)),
              List.of(BuyArc.open(1, cheap, 0.2), BuyArc.open(0, dear, 0.4))));
    }
    return skus;
  }
}
