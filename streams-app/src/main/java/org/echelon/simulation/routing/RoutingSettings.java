package org.echelon.simulation.routing;

/**
 * What {@link RoutingWorld} is drawn from; distances in miles, money in currency.
 *
 * @param facilities fulfilment centres
 * @param zones demand zones on the plane
 * @param items catalogue
 * @param baskets order types of each size from 2 to 5; of size 1 there is one for each item
 * @param days horizon, without replenishment
 * @param ordersPerDay mean of a Poisson process
 * @param coverage stock as a multiple of the expected demand of the horizon
 */
public record RoutingSettings(
    int facilities,
    int zones,
    int items,
    int baskets,
    int days,
    double ordersPerDay,
    double coverage) {

  static final double WIDTH = 2800;
  static final double HEIGHT = 1600;

  /** Sizes of orders, from one line on. */
  static final double[] SIZE_CHANCE = {0.50, 0.24, 0.13, 0.08, 0.05};

  /** Popularity of the item of rank k is proportional to (k + 1) to this power. */
  static final double POPULARITY = -0.8;

  /** Standard deviation of the logarithm of a zone's weight. */
  static final double ZONE_SPREAD = 1.0;

  /** Standard deviations of the logarithms of what is bought of an item and placed at a node. */
  static final double BOUGHT_ERROR = 0.2;

  static final double PLACED_ERROR = 0.3;

  /** Expected units of an item for each facility that keeps it, and the fewest of those. */
  static final double UNITS_PER_FACILITY = 6;

  static final int FEWEST_FACILITIES = 3;

  /** A lost unit costs between these, by item. */
  static final double LOST_LEAST = 15;

  static final double LOST_MOST = 40;

  /** Orders from this hour on count as those of the next day. */
  static final int DAY_ENDS = 16;

  /** Cut-offs of the facilities lie at full hours from the first to the last of these. */
  static final int CUT_OFF_FIRST = 12;

  static final int CUT_OFF_LAST = 20;

  /** The speeds, fastest first. */
  static final Tariff[] TARIFFS = {
    new Tariff("next day", 0.15, 1, 500, 10.0, 0.60, 0.0040, 6),
    new Tariff("two day", 0.35, 2, 1000, 6.5, 0.50, 0.0024, 4),
    new Tariff("standard", 0.50, 5, 500, 5.0, 0.42, 0.0016, 2)
  };

  static final int SPEEDS = TARIFFS.length;

  /**
   * A speed: chance, promise and price.
   *
   * @param promiseDays days from the day of the order, see {@link #DAY_ENDS}, to the promised one
   * @param milesPerDay a parcel takes one day and one more for each so many whole miles
   * @param parcel for a parcel
   * @param unit for a unit in it
   * @param unitMile for a unit and mile
   * @param late for a unit that comes after the promised day
   */
  record Tariff(
      String name,
      double chance,
      int promiseDays,
      double milesPerDay,
      double parcel,
      double unit,
      double unitMile,
      double late) {}

  /** The published size. */
  public static RoutingSettings published() {
    return new RoutingSettings(20, 100, 300, 150, 14, 800, 1.0);
  }

  public RoutingSettings {
    if (facilities < 1 || zones < facilities || items < SIZE_CHANCE.length || baskets < 1) {
      throw new IllegalArgumentException(
          "a world needs a facility, as many zones, "
              + SIZE_CHANCE.length
              + " items and a basket of each size");
    }
    if (days < 1 || !(ordersPerDay > 0) || !(coverage > 0)) {
      throw new IllegalArgumentException("days, orders a day and coverage are above 0");
    }
  }

  /** The same world with so many days and orders a day. */
  public RoutingSettings lasting(int newDays, double newOrdersPerDay) {
    return new RoutingSettings(
        facilities, zones, items, baskets, newDays, newOrdersPerDay, coverage);
  }
}
