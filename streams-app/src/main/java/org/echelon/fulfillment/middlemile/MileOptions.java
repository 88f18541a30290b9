package org.echelon.fulfillment.middlemile;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;

/**
 * Turns the paths of a design into ship options, so that orders are routed over the middle mile
 * like over any carrier: what leaves before the cut-off of the first lane is at the door a number
 * of days later.
 *
 * <p>The days are those of the slowest departure of two weeks, connections that wait included, so a
 * promise made by an option holds at mean lane times. The cost is that of the design's trucks
 * shared by cube, with handling at sort centres and at the station; it holds at the design's
 * volumes. O(routes * zones).
 */
public final class MileOptions {
  /** Name of the options made here. */
  public static final String NAME = "MIDDLE-MILE";

  private static final double DAY_MILLIS = 86_400_000.0;
  private static final int DAYS_LOOKED_AT = 14;

  private MileOptions() {}

  /**
   * Options of all routes, to each zone that the route's station serves.
   *
   * @param fromMillis start of the two weeks that are looked at, epoch milliseconds
   * @param doorDays from arrival at the station to the customer
   * @param lateCostPerUnit what a unit that arrives late costs, currency
   */
  public static List<ShipOption> of(
      Network network,
      MileDesign design,
      long fromMillis,
      double doorDays,
      double lateCostPerUnit) {
    List<ShipOption> options = new ArrayList<>();
    for (MileDesign.Route route : design.routes()) {
      Node station = network.node(route.flow().station());
      DepartureCalendar first = route.path().lanes().get(0).calendar();
      LocalTime cutOff = first.departAt().minusMinutes(first.releaseLeadMinutes());
      double days = slowestDays(route.path(), fromMillis) + doorDays;
      for (int zone = 0; zone < network.zones().size(); zone++) {
        if (network.zones().get(zone).station().filter(station.id()::equals).isPresent()) {
          for (Speed speed : speeds(days)) {
            options.add(
                new ShipOption(
                    route.flow().from(),
                    zone,
                    speed,
                    NAME,
                    days,
                    cutOff,
                    first.timeZone(),
                    days(first),
                    route.costPerUnit()
                        + station.handlingInPerUnit()
                        + station.handlingOutPerUnit(),
                    route.costPerCube() + station.handlingPerCube(),
                    lateCostPerUnit,
                    route.path().places()));
          }
        }
      }
    }
    return options;
  }

  /** Most days from the cut-off of a departure to the station, over two weeks. */
  public static double slowestDays(ParcelPath path, long fromMillis) {
    DepartureCalendar first = path.lanes().get(0).calendar();
    double most = 0;
    long ready = fromMillis;
    while (ready < fromMillis + DAYS_LOOKED_AT * DAY_MILLIS) {
      List<ParcelPath.Leg> legs = path.from(ready);
      long cutOff = first.cutOff(legs.get(0).departureMillis());
      most = Math.max(most, (legs.get(legs.size() - 1).arrivalMillis() - cutOff) / DAY_MILLIS);
      ready = cutOff + 1;
    }
    return most;
  }

  /** Days of the cut-off, which may lie on the day before the departure. */
  private static Set<DayOfWeek> days(DepartureCalendar calendar) {
    boolean before = calendar.departAt().toSecondOfDay() < calendar.releaseLeadMinutes() * 60L;
    return calendar.days().stream()
        .map(day -> before ? day.minus(1) : day)
        .collect(Collectors.toSet());
  }

  /**
   * Speeds that so many days keep: an option serves orders of its own speed and, late, of faster.
   */
  private static List<Speed> speeds(double days) {
    if (days <= 1) {
      return List.of(Speed.NEXT_DAY, Speed.TWO_DAY, Speed.STANDARD);
    }
    return days <= 2 ? List.of(Speed.TWO_DAY, Speed.STANDARD) : List.of(Speed.STANDARD);
  }
}
