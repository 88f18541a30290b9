package org.echelon.fulfillment;

import java.time.Instant;
import java.util.Arrays;
import org.echelon.network.Speed;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.NodeSizing;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;
import org.jspecify.annotations.Nullable;

/**
 * One node, one item and a zone for each class of customers: an order costs the lost sale less what
 * the class loses, so the live rule alone decides who gets a unit.
 */
final class OneNodePool {
  private static final double LOST_SALE = 200;
  private static final double REPLACEMENT = 0.3;
  private static final long NOW = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();

  /** Almost nothing, so that every unit that may be asked for is in the plan. */
  private static final double HOLDING = 1e-6;

  /** More than will be asked for. */
  private static final int LEVELS = 100;

  private final ItemTerms item = RoutedNetwork.item("A", LOST_SALE);
  private final double[] lostCost;
  private final OrderRouter router;

  private OneNodePool(boolean refilled, double... lostCost) {
    this.lostCost = lostCost;
    RoutedNetwork network = new RoutedNetwork(REPLACEMENT);
    network.unsupplied.set(0, !refilled);
    double same = (refilled ? REPLACEMENT : 0) + Affinity.of(Affinity.seed(item.sku()), 0);
    for (int j = 0; j < lostCost.length; j++) {
      network.ship(0, j, Speed.NEXT_DAY, LOST_SALE - lostCost[j] - same);
    }
    router = new OrderRouter(NetworkTerms.of(network.build(lostCost.length)));
  }

  /** A node whose units are bought anew, and what each class loses without a unit. */
  static OneNodePool refilled(double... lostCost) {
    return new OneNodePool(true, lostCost);
  }

  /** A node that nothing comes to. */
  static OneNodePool last(double... lostCost) {
    return new OneNodePool(false, lostCost);
  }

  /**
   * The plan of a node that must last for some days, with requests a day of each class.
   *
   * @param level up to which it orders
   */
  SkuPlan plan(double days, int level, double... rates) {
    int some = 0;
    double total = 0;
    double[] savings = new double[rates.length];
    double[] rate = new double[rates.length];
    for (int j = 0; j < rates.length; j++) {
      if (rates[j] > 0) {
        savings[some] = lostCost[j];
        rate[some++] = rates[j];
        total += rates[j];
      }
    }
    @Nullable NodeLadder ladder =
        some == 0
            ? null
            : new NodeSizing(new Turn(days, 0, 0), 0, HOLDING, total, 1)
                .ladder(Arrays.copyOf(savings, some), Arrays.copyOf(rate, some), LEVELS);
    return RoutedNetwork.plan(ladder == null ? null : upTo(level, ladder));
  }

  /** Holding costs nothing, so a ladder orders up to its last unit. */
  private static NodeLadder upTo(int level, NodeLadder ladder) {
    double[][] tails =
        Arrays.stream(ladder.tails())
            .map(tail -> Arrays.copyOf(tail, Math.min(level, tail.length)))
            .toArray(double[][]::new);
    return new NodeLadder(
        ladder.node(),
        ladder.feeder(),
        ladder.unitCube(),
        ladder.turnDays(),
        ladder.protectionDays(),
        ladder.kappa(),
        ladder.rho(),
        ladder.holdingPerUnitDay(),
        ladder.lot(),
        ladder.savings(),
        ladder.rates(),
        tails);
  }

  /** Whether the router gives class j a unit, with so many on hand and others on the way. */
  boolean serves(int j, SkuPlan plan, int units, int coming) {
    OrderRouter.Wish wish =
        new OrderRouter.Wish(j * Speed.COUNT + Speed.NEXT_DAY.ordinal(), NOW, 0);
    return OrderRouter.choice(
            router.rank(
                item,
                plan,
                PriceView.none(2),
                wish,
                new Units(units, coming),
                node -> true,
                node -> 0),
            item)
        .isPresent();
  }

  private record Units(int onHand, int onTheWay) implements OrderRouter.Stock {
    @Override
    public long free(int node) {
      return node == 0 ? onHand : 0;
    }

    @Override
    public long coming(int node) {
      return node == 0 ? onTheWay : 0;
    }
  }
}
