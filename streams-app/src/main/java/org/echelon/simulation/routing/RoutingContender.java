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
  /** The same prices, each line as if it were the whole order. */
  FIXED_DUALS_ALONE("fixed duals, alone"),
  /** The same prices, by the rule of the live router. */
  FIXED_DUALS_SHARED_ORDER("fixed duals, live rule"),
  /** The same programs, solved anew each day. */
  ACIMOVIC_GRAVES("Acimovic-Graves"),
  /** The program of expected orders solved once, rounded order by order. */
  JASIN_SINHA("Jasin-Sinha"),
  /** The same, solved anew each day. */
  JASIN_SINHA_DAILY("Jasin-Sinha, daily"),
  /** Prices from courses of whole orders, found anew four times a day, all lines together. */
  OURS("ours");

  private static final double A_LIFE = Double.POSITIVE_INFINITY;
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
      case FIXED_DUALS -> priced(world, duals(world, A_LIFE), Lines.JOINTLY);
      case FIXED_DUALS_ALONE -> priced(world, duals(world, A_LIFE), Lines.ALONE);
      case FIXED_DUALS_SHARED_ORDER -> priced(world, duals(world, A_LIFE), Lines.SHARED_ORDER);
      case ACIMOVIC_GRAVES -> priced(world, duals(world, A_DAY), Lines.JOINTLY);
      case JASIN_SINHA -> rounded(world, effort, A_LIFE);
      case JASIN_SINHA_DAILY -> rounded(world, effort, A_DAY);
      case OURS -> priced(world, courses(world, effort), Lines.JOINTLY);
    };
  }

  private static RoutingPolicy priced(RoutingWorld world, StockPrices prices, Lines lines) {
    return new PricedRouting(world, prices, lines);
  }

  private static StockPrices duals(RoutingWorld world, double everyDays) {
    return StockPrices.every(everyDays, new TransportDuals(world));
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
