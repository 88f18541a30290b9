package org.echelon.producers.cost;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.cost.CostSummary.Service;

/** Units shipped and lost by speed and virtual day, and how late they came. */
final class ServiceDays {
  private final Map<String, Speed> speeds = new TreeMap<>();

  /** Sums of one speed. */
  private static final class Speed {
    private final DaySums shipped = new DaySums();
    private final DaySums onTime = new DaySums();
    private final DaySums lateDays = new DaySums();
    private final DaySums lost = new DaySums();
    private final DaySums currency = new DaySums();
    private final DaySums inRegion = new DaySums();
  }

  void shipped(
      String speed, int day, long units, double lateDays, double currency, boolean inRegion) {
    Speed sums = of(speed);
    sums.shipped.add(day, units);
    sums.onTime.add(day, lateDays > 0 ? 0 : units);
    sums.lateDays.add(day, units * Math.max(0, lateDays));
    sums.currency.add(day, currency);
    sums.inRegion.add(day, inRegion ? units : 0);
  }

  void lost(String speed, int day, long units) {
    of(speed).lost.add(day, units);
  }

  /** Service by speed over the days {@code from} to before {@code until}. */
  Map<String, Service> between(int from, int until) {
    Map<String, Service> services = new TreeMap<>();
    speeds.forEach((speed, sums) -> services.put(speed, service(sums, from, until)));
    return services;
  }

  private static Service service(Speed sums, int from, int until) {
    double shipped = 0;
    double onTime = 0;
    double lateDays = 0;
    double lost = 0;
    double currency = 0;
    double inRegion = 0;
    for (int day = from; day < until; day++) {
      shipped += sums.shipped.of(day);
      onTime += sums.onTime.of(day);
      lateDays += sums.lateDays.of(day);
      lost += sums.lost.of(day);
      currency += sums.currency.of(day);
      inRegion += sums.inRegion.of(day);
    }
    return new Service(shipped, lost, onTime, lateDays, currency, inRegion);
  }

  private Speed of(String speed) {
    return speeds.computeIfAbsent(speed, s -> new Speed());
  }
}
