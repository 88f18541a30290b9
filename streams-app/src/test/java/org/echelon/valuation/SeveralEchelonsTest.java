package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;
import org.junit.jupiter.api.Test;

/**
 * A vendor (0) fills a hub (1), which fills a centre (2), which fills an FC (3) and a same-day site
 * (4); in the other shape the FC fills the site.
 */
class SeveralEchelonsTest {
  private static final int HUB = 1;
  private static final int CENTRE = 2;
  private static final int FC = 3;
  private static final int SITE = 4;
  private static final ItemTerms ITEM = new ItemTerms("A", 1, 0.2, 0.01, 20, 1, new boolean[0]);

  @Test
  void shouldHoldStockInEveryEchelonThatOnlyFills() {
    SkuPlan plan = plan(terms(CENTRE), 3, PriceView.none(5));
    double sold = plan.flowPerDay(FC) + plan.flowPerDay(SITE);
    assertThat(sold).isGreaterThan(5.5);
    assertThat(plan.demandRatePerDay(CENTRE)).isCloseTo(sold, within(1e-9));
    assertThat(plan.demandRatePerDay(HUB)).isCloseTo(sold, within(1e-9));
    assertThat(plan.levelUnits(CENTRE)).isPositive();
    assertThat(plan.levelUnits(HUB)).isPositive();
  }

  /** A missing unit hurts the hub less than the centre: the centre's stock comes in between. */
  @Test
  void shouldValueStockLessTheFurtherUpItIs() {
    SkuPlan plan = plan(terms(CENTRE), 3, PriceView.none(5));
    double best = Math.max(plan.marginNext(FC, 0), plan.marginNext(SITE, 0));
    assertThat(plan.marginNext(CENTRE, -1)).isLessThanOrEqualTo(best);
    assertThat(plan.marginNext(HUB, -1)).isLessThanOrEqualTo(best).isPositive();
    assertThat(plan.ladder(HUB).savings()[0] / plan.ladder(HUB).turnDays())
        .as("at worst the dearest unit below is missing")
        .isCloseTo(best, within(0.01 * best));
  }

  @Test
  void shouldHoldLessAtAHubWhereStorageCostsMore() {
    NetworkTerms terms = terms(CENTRE);
    SkuPlan free = plan(terms, 3, PriceView.none(5));
    SkuPlan dear = plan(terms, 3, new PriceView(1, new double[] {0, 0.2, 0, 0, 0}, new double[5]));
    assertThat(dear.levelUnits(HUB)).isLessThan(free.levelUnits(HUB));
    assertThat(dear.levelUnits(CENTRE)).isEqualTo(free.levelUnits(CENTRE));
  }

  @Test
  void shouldHoldLittleUpstreamOfWhatHardlySells() {
    SkuPlan plan = plan(terms(CENTRE), 0.005, PriceView.none(5));
    assertThat(plan.levelUnits(FC) + plan.levelUnits(SITE)).isPositive();
    assertThat(plan.levelUnits(HUB)).isZero();
    assertThat(plan.marginNext(HUB, 0)).isNegative();
    assertThat(plan.marginNext(HUB, -1)).as("but what is wanted below is bought").isPositive();
  }

  @Test
  void shouldGiveAnFcThatFillsASiteStockForBoth() {
    NetworkTerms terms = terms(FC);
    SkuPlan alone = plan(terms(CENTRE), 3, PriceView.none(5));
    SkuPlan both = plan(terms, 3, PriceView.none(5));
    assertThat(both.flowPerDay(SITE)).isGreaterThan(2);
    assertThat(both.demandRatePerDay(FC))
        .isGreaterThan(alone.demandRatePerDay(FC) + 0.9 * both.flowPerDay(SITE));
    assertThat(both.levelUnits(FC)).isGreaterThan(alone.levelUnits(FC));
    assertThat(both.levelUnits(CENTRE)).isPositive();
    assertThat(both.ladder(FC).passesOn()).isFalse();

    SkuPlan again = both;
    for (int i = 0; i < 5; i++) {
      again = new SkuValuation().plan(terms, ITEM, demand(3), PriceView.none(5), again);
    }
    SkuPlan settled = new SkuValuation().plan(terms, ITEM, demand(3), PriceView.none(5), again);
    // A site that leans on the FC's stock makes that stock worth more; still levels stand.
    for (int n = 0; n < 5; n++) {
      assertThat(settled.levelUnits(n)).isEqualTo(again.levelUnits(n));
    }
  }

  /** A flow price of the FC is paid once by what goes through it to the site. */
  @Test
  void shouldNotChargeTheSiteTwice() {
    NetworkTerms terms = terms(FC);
    PriceView priced = new PriceView(1, new double[5], new double[] {0, 0, 0, 1, 0});
    SkuPlan plan = plan(terms, 3, priced);
    SkuPlan free = plan(terms, 3, PriceView.none(5));
    assertThat(plan.flowPrice(SITE)).isEqualTo(1);
    assertThat(plan.levelUnits(FC)).isGreaterThanOrEqualTo(free.levelUnits(FC) * 8 / 10);
  }

  private static SkuPlan plan(NetworkTerms terms, double rate, PriceView prices) {
    return new SkuValuation().plan(terms, ITEM, demand(rate), prices, null);
  }

  /** Next-day orders go to the FC, same-day orders to the site. */
  private static DemandProfile demand(double rate) {
    double[] rates = new double[Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = rate;
    rates[Speed.SAME_DAY.ordinal()] = rate;
    return new DemandProfile(1, rates, 1.5, 0);
  }

  /** The network in which a node fills the site. */
  private static NetworkTerms terms(int feederOfSite) {
    boolean filledByFc = feederOfSite == FC;
    List<Node> nodes = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 4, "R1", 7));
    nodes.add(Networks.node(HUB, "HUB", NodeKind.DC, 3, "R1", 7));
    nodes.add(Networks.node(CENTRE, "DC", NodeKind.DC, 2, "R1", 3));
    nodes.add(Networks.node(FC, "FC", NodeKind.FC, filledByFc ? 1 : 0, "R1", 1));
    nodes.add(Networks.node(SITE, "SSD", NodeKind.SSD, 0, "R1", 1));
    List<Lane> lanes =
        List.of(
            Networks.lane("1", 0, HUB, LaneKind.PURCHASE, 14, 3),
            Networks.lane("2", HUB, CENTRE, LaneKind.REPLENISH, 5, 1),
            Networks.lane("3", CENTRE, FC, LaneKind.REPLENISH, 2, 0.5),
            Networks.lane("4", feederOfSite, SITE, LaneKind.REPLENISH, 1, 0.5));
    List<ShipOption> options =
        List.of(
            Networks.ship(FC, 0, Speed.NEXT_DAY, 3.6), Networks.ship(SITE, 0, Speed.SAME_DAY, 4.2));
    return NetworkTerms.of(
        new Network(
            "test",
            1,
            Networks.terms(),
            nodes,
            List.of(new Zone("Z1", "R1", ZoneOffset.UTC)),
            lanes,
            options));
  }
}
