package org.echelon.processor.plan;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.NetworkException;
import org.echelon.planning.DirectWant;
import org.echelon.state.Alternative;
import org.echelon.system.GrantLine;

/**
 * What a unit costs over a direct lane and over the usual way, of which one was taken; currency.
 *
 * @param direct whether it goes direct
 * @param directPerUnit with what it pays of the trucks of the direct lane, or would have paid
 * @param usualPerUnit lanes on full trucks, and what nodes between take
 * @param daysLater by which it comes later direct, below zero sooner
 * @param lateness what those days cost
 * @param otherFrom where it would have left the other way
 */
record LaneComparison(
    boolean direct,
    double directPerUnit,
    double usualPerUnit,
    double daysLater,
    double lateness,
    int otherFrom) {
  /** Units go over a direct lane. */
  static final String DIRECT = "DIRECT_LANE";

  /** A direct lane was looked at, and units go the usual way. */
  static final String USUAL = "USUAL_WAY";

  private static final long DAY_MILLIS = 24 * 3_600_000L;
  private static final long NO_DEPARTURE_DAYS = 60;

  /**
   * @param marginPerUnitDay of the best units
   */
  static LaneComparison of(
      DirectWant want, GrantLine line, long departure, Instant at, double marginPerUnitDay) {
    Lane usual = want.direct().usual();
    boolean direct = line.getLane().equals(want.direct().lane().id());
    double later = want.daysLater(departure, usualDeparture(usual, departure, at));
    return new LaneComparison(
        direct,
        want.directPerUnit() + line.getDirectTruckPerUnit(),
        want.usualPerUnit(),
        later,
        later * marginPerUnitDay,
        direct ? usual.from() : want.direct().lane().from());
  }

  /**
   * When units leave over the usual lane if they do not go direct: with the same departure where it
   * departs then, else with its next.
   */
  static long usualDeparture(Lane usual, long departure, Instant at) {
    try {
      long together = usual.calendar().nextDeparture(usual.calendar().cutOff(departure) - 1);
      return together == departure ? departure : usual.calendar().nextDeparture(at.toEpochMilli());
    } catch (NetworkException nothingWithinHorizon) {
      return departure + NO_DEPARTURE_DAYS * DAY_MILLIS;
    }
  }

  String reason() {
    return direct ? DIRECT : USUAL;
  }

  /** Figures that the sentence of the reason names. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    values.put("direct", FourDecimals.of(directPerUnit));
    values.put("usual", FourDecimals.of(usualPerUnit));
    values.put("daysLater", FourDecimals.of(daysLater));
    return values;
  }

  /** The way that was not taken; what is lost by taking the better is told per unit. */
  Alternative other(Network network, int to, long units) {
    double lost = directPerUnit + lateness - usualPerUnit;
    return new Alternative(
        network.node(otherFrom).id(),
        network.node(to).id(),
        units,
        direct ? lost : -lost,
        "OUTRANKED");
  }
}
