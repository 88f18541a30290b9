package org.echelon.simulation.routing;

/**
 * An order of one unit of each item of its type.
 *
 * @param type order type of the world
 * @param serviceClass zone times the number of speeds, plus speed
 * @param at days since the start
 */
public record CustomerOrder(int type, int serviceClass, double at) {

  int speed() {
    return serviceClass % RoutingSettings.SPEEDS;
  }

  /** Hour of the day, 0 to 23. */
  int hour() {
    return (int) (24 * (at - Math.floor(at)));
  }
}
