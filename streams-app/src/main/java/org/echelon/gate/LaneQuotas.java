package org.echelon.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;

/**
 * How a source's outbound capacity is shared by the lanes that leave it, so that gates need not
 * know of each other: by the quotas that came with the prices, else in proportion to what the
 * destinations can receive. Outbound capacity is that of a day, so a departure carries the even
 * part of a period's quota for the days until the next; no lane can use up in a day what others
 * need then. A heuristic, O(lanes) a departure. Source: model, section 8.
 *
 * @param periodStarts first day of each period, rising
 * @param units by lane, one number for each period
 */
public record LaneQuotas(List<LocalDate> periodStarts, SortedMap<String, List<Double>> units) {
  /** No quotas came: everything is shared by capacity. */
  public static final LaneQuotas NONE = new LaneQuotas(List.of(), new TreeMap<>());

  /** What a lane may carry within a window, in units. */
  public record Quota(LaneWindow window, double units) {}

  /** The quota that a departure of a lane falls under. */
  public Quota of(Lane lane, Network network, long departureMillis) {
    LaneWindow window = day(lane, network, departureMillis);
    List<Double> periods = units.get(lane.id());
    int period = period(LocalDate.ofEpochDay(window.fromDay()));
    if (periods == null || period < 0 || period >= periods.size()) {
      return new Quota(window, share(lane, network));
    }
    double aDay = periods.get(period) / days(period, network);
    double untilNext = Math.max(1, Math.round(Loading.days(lane, departureMillis)));
    return new Quota(
        window,
        Math.min(aDay * untilNext, network.node(lane.from()).capacity().outboundUnitsPerDay()));
  }

  private long days(int period, Network network) {
    return period + 1 < periodStarts.size()
        ? periodStarts.get(period + 1).toEpochDay() - periodStarts.get(period).toEpochDay()
        : network.terms().periodDays();
  }

  /** Everything that counts what a departure of a lane carries. */
  Set<LaneWindow> windows(Lane lane, Network network, long departureMillis) {
    Set<LaneWindow> windows = new TreeSet<>();
    if (lane.kind() != LaneKind.PURCHASE) {
      windows.add(of(lane, network, departureMillis).window());
    }
    if (network.terms().limits().laneUnitsPerDayMax() != Long.MAX_VALUE) {
      windows.add(day(lane, network, departureMillis));
    }
    return windows;
  }

  /** The day at its source on which a lane departs. */
  static LaneWindow day(Lane lane, Network network, long departureMillis) {
    LocalDate day =
        Instant.ofEpochMilli(departureMillis)
            .atZone(network.node(lane.from()).timeZone())
            .toLocalDate();
    return new LaneWindow(lane.id(), day.toEpochDay(), 1);
  }

  private int period(LocalDate day) {
    int period = -1;
    while (period + 1 < periodStarts.size() && !day.isBefore(periodStarts.get(period + 1))) {
      period++;
    }
    return period;
  }

  /** The lane's part of a day's outbound capacity. */
  private static double share(Lane lane, Network network) {
    double outbound = network.node(lane.from()).capacity().outboundUnitsPerDay();
    if (Double.isInfinite(outbound)) {
      return outbound;
    }
    double largest = 0;
    for (Lane sibling : network.lanes()) {
      double inbound = inbound(sibling, network);
      if (shares(sibling, lane) && Double.isFinite(inbound)) {
        largest = Math.max(largest, inbound);
      }
    }
    double sum = 0;
    for (Lane sibling : network.lanes()) {
      sum += shares(sibling, lane) ? weight(sibling, network, largest) : 0;
    }
    return sum == 0 ? 0 : outbound * weight(lane, network, largest) / sum;
  }

  private static boolean shares(Lane sibling, Lane lane) {
    return sibling.from() == lane.from()
        && (sibling.kind() == LaneKind.REPLENISH || sibling.kind() == LaneKind.LATERAL);
  }

  /** A destination without limit counts as much as the largest that has one. */
  private static double weight(Lane lane, Network network, double largest) {
    double inbound = inbound(lane, network);
    double assumed = largest == 0 ? 1 : largest;
    return Double.isFinite(inbound) ? inbound : assumed;
  }

  private static double inbound(Lane lane, Network network) {
    boolean open = network.node(lane.to()).open();
    return open ? network.node(lane.to()).capacity().inboundUnitsPerDay() : 0;
  }
}
