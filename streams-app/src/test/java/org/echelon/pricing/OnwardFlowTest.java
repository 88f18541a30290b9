package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;

/** A vendor (0) fills an FC (1) that serves next-day orders and fills a same-day site (2). */
class OnwardFlowTest {
  private static final int FC = 1;
  private static final int SITE = 2;
  private static final int ITEMS = 50;
  private static final NetworkTerms TERMS = NetworkTerms.of(network());
  private static final double[] LIMIT = {1e9, 1e9, 1e9};
  private static final Resources ROWS = Resources.of(LIMIT, LIMIT, new boolean[3]);

  @Test
  void shouldUseOfEachRowTheUnitsThatMove() {
    for (double price : new double[] {0, 0.7}) {
      PriceView view = new PriceView(1, new double[3], new double[] {0, price, price / 2});
      List<SkuPlan> plans = plans(view);
      double[] used = used(plans, view);
      double atSite = plans.stream().mapToDouble(plan -> plan.flowPerDay(SITE)).sum();
      // Those who ask at the FC itself find stock as often as the site does.
      double atFc =
          plans.stream()
              .mapToDouble(p -> p.availability(FC) * (p.demandRatePerDay(FC) - p.flowPerDay(SITE)))
              .sum();

      assertThat(atFc).isGreaterThan(10);
      assertThat(atSite).isGreaterThan(10);
      // Items turn the faster the more they sell, so one scale of the row is near for each.
      assertThat(used[ROWS.flowRow(SITE)]).isCloseTo(atSite, within(1e-3 * atSite));
      assertThat(used[ROWS.flowRow(FC)])
          .as("customers and site, each once, at a price of %s", price)
          .isCloseTo(atFc + atSite, within(0.01 * (atFc + atSite)));
    }
  }

  @Test
  void shouldHoldAtThePricesOfThePlanWhatThePlanHolds() {
    PriceView view = new PriceView(1, new double[3], new double[] {0, 0.7, 0.3});
    for (SkuPlan plan : plans(view)) {
      FrozenModel model = FrozenModel.over(ROWS).add(plan).build();
      int[] lots = new int[model.pairs()];
      model.bestLevels(ROWS.prices(view), lots, new int[lots.length]);

      int pair = 0;
      for (int n = FC; n <= SITE; n++) {
        if (plan.ladder(n) != null) {
          assertThat(lots[pair++] * plan.ladder(n).lot()).isEqualTo(plan.levelUnits(n));
        }
      }
    }
  }

  private static double[] used(List<SkuPlan> plans, PriceView view) {
    FrozenModelBuilder builder = FrozenModel.over(ROWS);
    plans.forEach(builder::add);
    FrozenModel model = builder.build();
    return model.inNaturalUnits(model.evaluate(ROWS.prices(view), false).usage());
  }

  private static List<SkuPlan> plans(PriceView view) {
    return IntStream.range(0, ITEMS).mapToObj(i -> plan(i, view)).toList();
  }

  private static SkuPlan plan(int i, PriceView view) {
    double[] rates = new double[Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = 0.2 + 0.1 * (i % 7);
    rates[Speed.SAME_DAY.ordinal()] = 0.2 + 0.15 * (i % 5);
    ItemTerms item = new ItemTerms("I" + i, 1, 0.2, 0.01, 20, 1, new boolean[0]);
    DemandProfile demand = new DemandProfile(0, rates, 1.5, 0);
    SkuPlan plan = null;
    for (int time = 0; time < 4; time++) {
      plan = new SkuValuation().plan(TERMS, item, demand, view, plan);
    }
    return plan;
  }

  private static Network network() {
    Network chain = Networks.chain();
    List<Node> nodes = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 2, "R1", 7));
    nodes.add(Networks.node(FC, "FC", NodeKind.FC, 1, "R1", 1));
    nodes.add(Networks.node(SITE, "SITE", NodeKind.SSD, 0, "R1", 1));
    List<Lane> lanes =
        List.of(
            Networks.lane("1", 0, FC, LaneKind.PURCHASE, 6, 1),
            Networks.lane("2", FC, SITE, LaneKind.REPLENISH, 1, 0.5));
    List<ShipOption> options =
        List.of(
            Networks.ship(FC, 0, Speed.NEXT_DAY, 3.6), Networks.ship(SITE, 0, Speed.SAME_DAY, 4.2));
    return new Network("test", 1, chain.terms(), nodes, chain.zones(), lanes, options);
  }
}
