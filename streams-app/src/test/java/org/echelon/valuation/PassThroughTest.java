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
 * A vendor (0) fills a hub (1), which fills a centre (2), which fills two sites (3, 4); the centre
 * holds nothing.
 */
class PassThroughTest {
  private static final int HUB = 1;
  private static final int CENTRE = 2;
  private static final int A = 3;
  private static final int B = 4;

  private static ItemTerms item(boolean centreMayStock) {
    boolean[] mayStock = {true, true, centreMayStock, true, true};
    return new ItemTerms("A", 1, 0.2, 0.01, 20, 1, mayStock);
  }

  private static SkuPlan plan(NetworkTerms terms, ItemTerms item, SkuPlan former) {
    return plan(terms, item, demand(3, 1), former);
  }

  private static SkuPlan plan(
      NetworkTerms terms, ItemTerms item, DemandProfile demand, SkuPlan former) {
    return new SkuValuation().plan(terms, item, demand, PriceView.none(5), former);
  }

  @Test
  void shouldSizeAHubForWhatSellsBelowACentreThatMayNotStockIt() {
    NetworkTerms terms = terms(false);
    SkuPlan plan = plan(terms, item(false), null);
    double sold = plan.flowPerDay(A) + plan.flowPerDay(B);

    assertThat(sold).isGreaterThan(5.5);
    assertThat(plan.levelUnits(CENTRE)).isZero();
    assertThat(plan.demandRatePerDay(HUB)).isCloseTo(sold, within(1e-9));
    assertThat(plan.levelUnits(HUB))
        .as("more than where the centre holds some")
        .isGreaterThanOrEqualTo(plan(terms, item(true), null).levelUnits(HUB));
    assertThat(plan(terms, item(false), plan).demandRatePerDay(HUB))
        .as("planned again")
        .isGreaterThan(5.5);
  }

  /** So little is sold that no stock is worth its room at the centre, where room is dear. */
  @Test
  void shouldSizeAHubForWhatSellsBelowACentreWhoseCustomersAreNotWorthStock() {
    SkuPlan plan = plan(terms(true, 2), item(true), demand(0.002, 1e-7), null);

    assertThat(plan.ladder(CENTRE)).isNull();
    assertThat(plan.demandRatePerDay(HUB))
        .isCloseTo(plan.flowPerDay(A) + plan.flowPerDay(B), within(1e-9))
        .isPositive();
    assertThat(plan.marginNext(HUB, -1)).as("what is wanted below is bought").isPositive();
  }

  @Test
  void shouldCountWhatACentreSellsAndWhatItPassesOn() {
    NetworkTerms terms = terms(true);
    SkuPlan plan = plan(terms, item(true), null);
    for (int i = 0; i < 5; i++) {
      plan = plan(terms, item(true), plan);
    }
    double sites = plan.flowPerDay(A) + plan.flowPerDay(B);
    double own = 1;

    assertThat(plan.demandRatePerDay(CENTRE)).isCloseTo(own + sites, within(0.02));
    assertThat(plan.demandRatePerDay(HUB))
        .as("its own customers find stock as often as its sites do")
        .isCloseTo(sites + own * plan.availability(CENTRE), within(0.02));
  }

  /** Next-day orders go to one site, same-day orders to the other, slow ones to the centre. */
  private static DemandProfile demand(double perSite, double atCentre) {
    double[] rates = new double[Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = perSite;
    rates[Speed.SAME_DAY.ordinal()] = perSite;
    rates[Speed.STANDARD.ordinal()] = atCentre;
    return new DemandProfile(1, rates, 1.5, 0);
  }

  private static NetworkTerms terms(boolean centreServes) {
    return terms(centreServes, 0.008);
  }

  private static NetworkTerms terms(boolean centreServes, double storageCostAtCentre) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 4, "R1", 7));
    nodes.add(Networks.node(HUB, "HUB", NodeKind.DC, 3, "R1", 7));
    nodes.add(storing(Networks.node(CENTRE, "DC", NodeKind.DC, 2, "R1", 3), storageCostAtCentre));
    nodes.add(Networks.node(A, "A", NodeKind.FC, 0, "R1", 1));
    nodes.add(Networks.node(B, "B", NodeKind.SSD, 0, "R1", 1));
    List<Lane> lanes =
        List.of(
            Networks.lane("1", 0, HUB, LaneKind.PURCHASE, 14, 3),
            Networks.lane("2", HUB, CENTRE, LaneKind.REPLENISH, 5, 1),
            Networks.lane("3", CENTRE, A, LaneKind.REPLENISH, 2, 0.5),
            Networks.lane("4", CENTRE, B, LaneKind.REPLENISH, 1, 0.5));
    List<ShipOption> options = new ArrayList<>();
    options.add(Networks.ship(A, 0, Speed.NEXT_DAY, 3.6));
    options.add(Networks.ship(B, 0, Speed.SAME_DAY, 4.2));
    if (centreServes) {
      options.add(Networks.ship(CENTRE, 0, Speed.STANDARD, 3));
    }
    List<Zone> zones = List.of(new Zone("Z1", "R1", ZoneOffset.UTC));
    return NetworkTerms.of(new Network("test", 1, Networks.terms(), nodes, zones, lanes, options));
  }

  private static Node storing(Node node, double costPerCubeDay) {
    return new Node(
        node.ordinal(),
        node.id(),
        node.kind(),
        node.echelon(),
        node.region(),
        node.timeZone(),
        node.homeZone(),
        node.capacity(),
        costPerCubeDay,
        node.handlingInPerUnit(),
        node.handlingOutPerUnit(),
        node.handlingPerCube(),
        node.reviewDays(),
        true,
        node.handlingClasses());
  }
}
