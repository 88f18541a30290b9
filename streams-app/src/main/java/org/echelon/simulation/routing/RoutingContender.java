package org.echelon.simulation.routing;

import java.util.SplittableRandom;
import org.echelon.simulation.routing.PricedRouting.Lines;

/** The policies that are compared; each starts anew for every world. */
public enum RoutingContender {
  /** Cheapest now, all lines together, with no thought of later orders. */
  MYOPIC("myopic"),
  /** The same, each line as if it were the whole order. */
  MYOPIC_ALONE("myopic, lines alone"),
  /** The same by the rule of the live router for lines whose siblings lie in other tasks. */
  MYOPIC_SHARED_ORDER("myopic, live rule"),
  /** Duals of the transport programs of the whole horizon, found once. */
  FIXED_DUALS("fixed duals"),
  /** The same, found anew each day. */
  ACIMOVIC_GRAVES("Acimovic-Graves"),
  /** The same prices, each line as if it were the whole order. */
  DAILY_DUALS_ALONE("daily duals, alone"),
  /** The same prices, by the rule of the live router. */
  DAILY_DUALS_SHARED_ORDER("daily duals, live rule"),
  /** The program of expected orders solved once, rounded order by order. */
  JASIN_SINHA("Jasin-Sinha"),
  /** The same, solved anew each day. */
  JASIN_SINHA_DAILY("Jasin-Sinha, daily"),
  /** Prices from courses of whole orders, found anew four times a day, all lines together. */
  OURS("ours");

  private static final double A_DAY = 1;
  private static final double A_QUARTER_DAY = 0.25;

  private final String label;

  RoutingContender(String label) {
    this.label = label;
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  RoutingPolicy start(RoutingWorld world, RoutingEffort effort) {
    return switch (this) {
      case MYOPIC -> priced(world, StockPrices.none(world), Lines.JOINTLY);
      case MYOPIC_ALONE -> priced(world, StockPrices.none(world), Lines.ALONE);
      case MYOPIC_SHARED_ORDER -> priced(world, StockPrices.none(world), Lines.SHARED_ORDER);
      case FIXED_DUALS -> priced(world, StockPrices.once(new TransportDuals(world)), Lines.JOINTLY);
      case ACIMOVIC_GRAVES -> priced(world, dailyDuals(world), Lines.JOINTLY);
      case DAILY_DUALS_ALONE -> priced(world, dailyDuals(world), Lines.ALONE);
      case DAILY_DUALS_SHARED_ORDER -> priced(world, dailyDuals(world), Lines.SHARED_ORDER);
      case JASIN_SINHA -> rounded(world, effort, Double.POSITIVE_INFINITY);
      case JASIN_SINHA_DAILY -> rounded(world, effort, A_DAY);
      case OURS -> priced(world, courses(world, effort), Lines.JOINTLY);
    };
  }

  private static RoutingPolicy priced(RoutingWorld world, StockPrices prices, Lines lines) {
    return new PricedRouting(world, prices, lines);
  }

  private static StockPrices dailyDuals(RoutingWorld world) {
    return StockPrices.every(A_DAY, new TransportDuals(world));
  }

  private static RoutingPolicy rounded(RoutingWorld world, RoutingEffort effort, double everyDays) {
    return new RoundedRouting(
        world, new SplittableRandom(~world.seed), everyDays, effort.rounded());
  }

  /** Courses come from a seed of their own, never from the orders that are played. */
  private static StockPrices courses(RoutingWorld world, RoutingEffort effort) {
    return StockPrices.every(
        A_QUARTER_DAY, new ScenarioPrices(world, -1 - world.seed, effort.courses()));
  }
}
