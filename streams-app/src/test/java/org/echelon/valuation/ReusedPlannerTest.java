package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.demand.DemandProfile;
import org.echelon.measure.Seeds;
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
 * A vendor (0) fills a hub (1), which fills two centres (2, 3), each of which fills a site (4, 5).
 * Many items sell at one site only, so that nothing flows below the other centre.
 */
class ReusedPlannerTest {
  private static final int SPAN = 6;
  private static final NetworkTerms TERMS = terms();

  @Test
  void shouldGiveThePlanOfAPlannerThatHasPlannedNothingBefore() {
    SplittableRandom random = Seeds.splittable(20280);
    SkuValuation used = new SkuValuation();
    for (int i = 0; i < 300; i++) {
      ItemTerms item =
          new ItemTerms("A" + i, 1, 0.2, random.nextDouble(0.002, 0.03), 20, 1, new boolean[0]);
      DemandProfile demand = demand(sold(random), sold(random));
      SkuPlan former = null;
      for (int time = 0; time < 2; time++) {
        SkuPlan plan = used.plan(TERMS, item, demand, PriceView.none(SPAN), former);
        SkuPlan fresh = new SkuValuation().plan(TERMS, item, demand, PriceView.none(SPAN), former);
        assertThat(plan)
            .as("item %s, plan %s", i, time)
            .usingRecursiveComparison()
            .isEqualTo(fresh);
        former = plan;
      }
    }
  }

  private static double sold(SplittableRandom random) {
    return random.nextBoolean() ? 0 : random.nextDouble(0.05, 20);
  }

  private static DemandProfile demand(double atFirst, double atSecond) {
    double[] rates = new double[Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = atFirst;
    rates[Speed.SAME_DAY.ordinal()] = atSecond;
    return new DemandProfile(1, rates, 1.5, 0);
  }

  private static NetworkTerms terms() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 4, "R1", 7));
    nodes.add(Networks.node(1, "HUB", NodeKind.DC, 3, "R1", 7));
    nodes.add(Networks.node(2, "C2", NodeKind.DC, 2, "R1", 3));
    nodes.add(Networks.node(3, "C3", NodeKind.DC, 2, "R1", 3));
    nodes.add(Networks.node(4, "A", NodeKind.FC, 0, "R1", 1));
    nodes.add(Networks.node(5, "B", NodeKind.SSD, 0, "R1", 1));
    List<Lane> lanes =
        List.of(
            Networks.lane("1", 0, 1, LaneKind.PURCHASE, 14, 3),
            Networks.lane("2", 1, 2, LaneKind.REPLENISH, 5, 1),
            Networks.lane("3", 1, 3, LaneKind.REPLENISH, 5, 1),
            Networks.lane("4", 2, 4, LaneKind.REPLENISH, 2, 0.5),
            Networks.lane("5", 3, 5, LaneKind.REPLENISH, 1, 0.5));
    List<ShipOption> options =
        List.of(Networks.ship(4, 0, Speed.NEXT_DAY, 3.6), Networks.ship(5, 0, Speed.SAME_DAY, 4.2));
    List<Zone> zones = List.of(new Zone("Z1", "R1", ZoneOffset.UTC));
    return NetworkTerms.of(new Network("test", 1, Networks.terms(), nodes, zones, lanes, options));
  }
}
