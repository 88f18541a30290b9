package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ServiceCosts;
import org.echelon.network.Speed;
import org.echelon.planning.regions.RegionChoice.Standing;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.OverflowCost;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;

/** FC-A in R1 and FC-B in R2, each 1.60 cheaper at home; and a plane of twelve zones. */
class CarryCostTest {
  private static final int FC_A = 2;
  private static final int FC_B = 3;
  private static final int MOST = 25;

  /** By affinity and because it is there a plan favours a node by up to so much a unit. */
  private static final double FIXED_PREFERENCE = 0.6;

  private static final Network CHAIN = regional(Networks.chain(), 2);
  private static final PriceView FREE = PriceView.none(4);

  @Test
  void shouldSaveWhatTheBestOfAllLevelsSaves() {
    SplittableRandom random = new SplittableRandom(3);
    double miss = 0;
    double worst = 0;
    int pays = 0;
    for (int trial = 0; trial < 40; trial++) {
      double rate = Math.exp(random.nextDouble(Math.log(0.003), Math.log(1)));
      SkuClass one = sku("S" + trial, rate, random.nextDouble(0.02, 0.6), dear("S" + trial));
      // when
      List<RegionChoice> choices = new CarryCost(CHAIN, FREE).of(one);

      RegionChoice choice = choices.get(1);
      boolean beside = choices.get(0).nationally() && !choice.nationally();
      double without = leastOfAllLevels(one, 0, 0, 0);
      double saving = without - leastOfAllLevels(one, beside ? 1 : 0, 1, MOST);
      double off = Math.abs(choice.saving() - saving) / without;
      miss += off / 40;
      worst = Math.max(worst, off);
      pays += saving > 0 ? 1 : 0;
      if (Math.abs(saving) > FIXED_PREFERENCE * rate) {
        assertThat(choice.saving() > 0).as("%s at %.3f a day", trial, rate).isEqualTo(saving > 0);
      }
    }
    assertThat(pays).isBetween(5, 35);
    assertThat(miss).isLessThan(0.02);
    assertThat(worst).isLessThan(0.12);
  }

  @Test
  void shouldAddUpOverRegionsToTheCostOfThePlan() {
    PlaneNetwork plane = new PlaneNetwork(12, 10, 5);
    Network map = plane.cut(new Partition(List.of(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)));
    PriceView prices = PriceView.none(map.nodeSpan());
    Arrays.fill(prices.storagePerCubeDay(), 2, 8, 0.02);
    Arrays.fill(prices.flowPerUnit(), 1, 6, 0.1);
    for (PriceView at : List.of(PriceView.none(map.nodeSpan()), prices)) {
      CarryCost costs = new CarryCost(map, at);
      for (SkuClass one : plane.classes) {
        // when
        List<RegionChoice> choices = costs.of(one);

        double planned = choices.stream().mapToDouble(RegionChoice::planned).sum();
        double national = choices.stream().mapToDouble(RegionChoice::national).sum();
        double byPlan = one.items() * paid(map, one, at);
        double byNation = one.items() * paid(map.with(RegionPolicy.NATIONAL), one, at);
        assertThat(planned).isCloseTo(byPlan, within(1e-9 * byPlan));
        assertThat(national).isCloseTo(byNation, within(1e-9 * byNation));
        double units = choices.stream().mapToDouble(RegionChoice::units).sum();
        assertThat(units).isCloseTo(one.unitsPerDay(), within(1e-9 * units));
        assertThat(choices)
            .allSatisfy(
                choice -> {
                  assertThat(choice.inStock()).isBetween(0.0, choice.units());
                  assertThat(choice.nationally() ? choice.carried() : choice.outside())
                      .isEqualTo(choice.national());
                });
      }
    }
  }

  @Test
  void shouldCarryNothingWhereNoBuildingTakesIt() {
    ItemTerms large =
        new ItemTerms("SOFA", 1, 0.2, 0.01, 20, 1, only(0, 1, 2), only(0, 1, 2), Map.of());
    ItemTerms unwanted = new ItemTerms("NO", 1, 0.2, 0.01, 20, 1, only(0, 1, 2));
    CarryCost costs = new CarryCost(CHAIN, FREE);
    // when
    RegionChoice there = costs.of(sku("SOFA", 2, 0.5, large)).get(0);
    RegionChoice none = costs.of(sku("SOFA", 2, 0.5, large)).get(1);
    RegionChoice excluded = costs.of(sku("NO", 2, 0.5, unwanted)).get(1);
    BitSet both = new BitSet();
    both.set(0, 2);
    CarryCost.Placed listed = costs.listed(sku("SOFA", 2, 0.5, large), both);

    assertThat(there.standing()).isEqualTo(Standing.CARRIED);
    assertThat(there.nodes()).containsExactly(FC_A);
    assertThat(none.standing()).isEqualTo(Standing.NO_BUILDING);
    assertThat(none.nodes()).isEmpty();
    assertThat(none.carried()).isNaN();
    assertThat(none.inStock()).isZero();
    assertThat(none.outside()).isEqualTo(none.national());
    assertThat(excluded.standing()).isEqualTo(Standing.NOT_ALLOWED);
    assertThat(listed.carry()).containsExactly(true, false);
  }

  @Test
  void shouldTellWhatHardlySellsFromWhatHasNoRoom() {
    SkuClass slow = sku("SLOW", 0.01, 0.1, dear("SLOW"));
    SkuClass bulky =
        sku("BULKY", 0.2, 0.5, new ItemTerms("BULKY", 1, 2, 0.01, 20, 1, new boolean[0]));
    PriceView scarce = PriceView.none(4);
    scarce.storagePerCubeDay()[FC_B] = 0.2;
    // when
    RegionChoice hardly = new CarryCost(CHAIN, FREE).of(slow).get(1);
    RegionChoice roomy = new CarryCost(CHAIN, FREE).of(bulky).get(1);
    RegionChoice full = new CarryCost(CHAIN, scarce).of(bulky).get(1);

    assertThat(hardly.standing()).isEqualTo(Standing.NOT_WORTH);
    assertThat(hardly.saving()).isNegative();
    assertThat(roomy.standing()).isEqualTo(Standing.CARRIED);
    assertThat(full.standing()).isEqualTo(Standing.NO_ROOM);
    assertThat(full.saving()).isNegative();
  }

  @Test
  void shouldPlaceASkuWhereItsListSaysAndNowhereElse() {
    SkuClass one = sku("MUG", 2, 0.5, item("MUG"));
    CarryCost costs = new CarryCost(CHAIN, FREE);
    List<RegionChoice> choices = costs.of(one);
    BitSet first = new BitSet();
    first.set(0);
    BitSet both = new BitSet();
    both.set(0, 2);
    // when
    CarryCost.Placed alone = costs.listed(one, first);
    CarryCost.Placed everywhere = costs.listed(one, both);

    assertThat(alone.carry()).containsExactly(true, false);
    assertThat(everywhere.carry()).containsExactly(true, true);
    double saving = Arrays.stream(alone.cost()).sum() - Arrays.stream(everywhere.cost()).sum();
    assertThat(saving).isCloseTo(choices.get(1).saving(), within(1e-9));
  }

  private static Network regional(Network network, double amount) {
    return network.with(new RegionPolicy(network.regions(), amount));
  }

  private static ItemTerms item(String sku) {
    return new ItemTerms(sku, 1, 0.2, 0.01, 20, 1, new boolean[0]);
  }

  private static ItemTerms dear(String sku) {
    return new ItemTerms(sku, 1, 0.2, 0.05, 20, 1, new boolean[0]);
  }

  private static boolean[] only(int... nodes) {
    boolean[] able = new boolean[4];
    Arrays.stream(nodes).forEach(n -> able[n] = true);
    return able;
  }

  /**
   * @param second share of the demand that comes from Z2, in R2
   */
  private static SkuClass sku(String name, double rate, double second, ItemTerms item) {
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = rate * (1 - second);
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = rate * second;
    assertThat(item.sku()).isEqualTo(name);
    return new SkuClass(item, new DemandProfile(1, rates, 1.5, 0.25), 1);
  }

  /** The least cost of all levels, of FC-A from some units on, of FC-B between some. */
  private static double leastOfAllLevels(SkuClass one, int leastA, int leastB, int mostB) {
    NetworkTerms free = NetworkTerms.of(CHAIN.with(RegionPolicy.NATIONAL));
    OverflowCost cost = new OverflowCost();
    double least = Double.POSITIVE_INFINITY;
    for (int a = leastA; a <= MOST; a++) {
      for (int b = leastB; b <= mostB; b++) {
        int[] levels = {0, 0, a, b};
        double perDay = cost.of(free, one.item(), one.demand(), FREE, levels).perDay();
        least = Math.min(least, perDay);
      }
    }
    return least;
  }

  /** What the live plan costs by the evaluation of plans, less what nobody is paid. */
  private static double paid(Network network, SkuClass one, PriceView prices) {
    NetworkTerms terms = NetworkTerms.of(network);
    SkuPlan plan = new SkuValuation().plan(terms, one.item(), one.demand(), prices, null);
    int[] levels = new int[terms.span()];
    Arrays.setAll(levels, plan::levelUnits);
    OverflowCost evaluation = new OverflowCost();
    OverflowCost.Cost cost = evaluation.of(terms, one.item(), one.demand(), prices, levels);
    double[] sum = {cost.perDay()};
    ServiceCosts service = terms.service();
    evaluation.served(
        (c, n, units) -> {
          int i = Arrays.binarySearch(service.nodes(c), n);
          sum[0] -= units * service.usual(c, i, one.item().unitCube()).outOfRegion();
        });
    for (int n = FC_A; n < levels.length; n++) {
      sum[0] += prices.storage(n) * one.item().unitCube() * levels[n];
      sum[0] += (prices.flow(n) + prices.flow(terms.feeder(n))) * cost.flowPerDay()[n];
    }
    return sum[0];
  }
}
