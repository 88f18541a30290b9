package org.echelon.demand;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.network.Speed;

/**
 * What customers asked for of one SKU, by zone: units that fade by {@value #FADES_PER_WEEK} a week,
 * so that a few numbers a zone say it all. Immutable; days are days since 1970 in UTC.
 *
 * <p>The SKU was watched from the first day of any evidence on: a zone that asked for nothing since
 * is evidence too. Weeks in which the item was out of stock are taken out of the time watched.
 * Order lines and weeks of history add up, so a sender states each sale in one of them only.
 *
 * <pre>
 * weight of what is d days old = 0.93^(d / 7),   days watched = integral over them of the weight
 * </pre>
 *
 * <p>O(zones) a change. Exact but for figures below 1e-9, which are dropped so that what is taken
 * back leaves no rounding. Weeks of history count at their middle. Source: discounting as in Brown,
 * Smoothing, Forecasting and Prediction (1963); model, section 2.
 */
public final class DemandEvidence {
  /** Share of the weight that is forgotten in a week. */
  public static final double FADES_PER_WEEK = 0.07;

  /** Evidence older than this weighs nothing: 0.05% of what is new. */
  public static final long DAYS_REMEMBERED = 104 * 7;

  private static final double LOG_FADE_PER_DAY = Math.log1p(-FADES_PER_WEEK) / 7;
  private static final double NOTHING = 1e-9;

  /** Places of a zone's figures: units of unknown speed, units by speed, days out of stock. */
  private static final int ANY_SPEED = 0;

  private static final int BY_SPEED = 1;
  private static final int LOST_DAYS = BY_SPEED + Speed.COUNT;

  /** How many figures a zone has. */
  public static final int FIGURES = LOST_DAYS + 1;

  /** Nothing known. */
  public static final DemandEvidence NONE =
      new DemandEvidence(Long.MAX_VALUE, 0, 0, new TreeMap<>());

  private final long firstDay;
  private final long asOfDay;
  private final double squares;
  private final SortedMap<String, double[]> zones;

  /**
   * @param firstDay the first day watched; {@link Long#MAX_VALUE} when there is no evidence
   * @param asOfDay the day at which something new has weight 1
   * @param squares weighted sum of the squared units of order lines
   * @param zones {@link #FIGURES} weighted figures of each zone
   */
  public DemandEvidence(
      long firstDay, long asOfDay, double squares, SortedMap<String, double[]> zones) {
    this.firstDay = firstDay;
    this.asOfDay = asOfDay;
    this.squares = squares;
    this.zones = zones;
  }

  public boolean isNone() {
    return firstDay == Long.MAX_VALUE;
  }

  public long firstDay() {
    return firstDay;
  }

  public long asOfDay() {
    return asOfDay;
  }

  public double squares() {
    return squares;
  }

  /** The weighted figures of each zone, not to be changed. */
  public SortedMap<String, double[]> zones() {
    return Collections.unmodifiableSortedMap(zones);
  }

  /** With an order line placed on a day. */
  public DemandEvidence withLine(String zone, Speed speed, long day, long units) {
    return line(zone, speed, day, units, 1);
  }

  /** Without an order line that was counted before. */
  public DemandEvidence withoutLine(String zone, Speed speed, long day, long units) {
    return line(zone, speed, day, units, -1);
  }

  /** With a week that began on a Monday; what was asked for while out of stock is not known. */
  public DemandEvidence withWeek(String zone, long monday, long units, boolean censored) {
    return week(zone, monday, units, censored, 1);
  }

  /** Without a week that was counted before. */
  public DemandEvidence withoutWeek(String zone, long monday, long units, boolean censored) {
    return week(zone, monday, units, censored, -1);
  }

  private DemandEvidence line(String zone, Speed speed, long day, long units, int sign) {
    return with(
        zone,
        BY_SPEED + speed.ordinal(),
        day,
        day,
        sign * (double) units,
        sign * (double) units * units);
  }

  private DemandEvidence week(String zone, long monday, long units, boolean censored, int sign) {
    return censored
        ? with(zone, LOST_DAYS, monday, monday + 3, sign * 7.0, 0)
        : with(zone, ANY_SPEED, monday, monday + 3, sign * (double) units, 0);
  }

  private DemandEvidence with(
      String zone, int figure, long first, long day, double amount, double square) {
    long anchor = isNone() ? day : Math.max(asOfDay, day);
    double fade = isNone() ? 1 : fade((double) anchor - asOfDay);
    double weight = fade((double) anchor - day);
    SortedMap<String, double[]> next = new TreeMap<>();
    zones.forEach((id, figures) -> next.put(id, scaled(figures, fade)));
    double[] figures = next.computeIfAbsent(zone, id -> new double[FIGURES]);
    figures[figure] = rounded(figures[figure] + weight * amount);
    return new DemandEvidence(
        Math.min(firstDay, first), anchor, rounded(squares * fade + weight * square), next);
  }

  private static double[] scaled(double[] figures, double by) {
    double[] result = new double[FIGURES];
    for (int i = 0; i < FIGURES; i++) {
      result[i] = rounded(figures[i] * by);
    }
    return result;
  }

  /** What was added and taken away again leaves no trace of rounding. */
  private static double rounded(double value) {
    return value < NOTHING ? 0 : value;
  }

  private static double fade(double days) {
    return Math.exp(LOG_FADE_PER_DAY * days);
  }

  /** Weight now of what had weight 1 at noon of {@link #asOfDay}. */
  double fadeAt(double nowDay) {
    return fade(Math.max(0, nowDay - asOfDay - 0.5));
  }

  /** Weighted days watched up to now, one at least. */
  double daysWatched(double nowDay) {
    double days = Math.max(1, Math.max(nowDay, asOfDay + 1.0) - firstDay);
    return -Math.expm1(LOG_FADE_PER_DAY * days) / -LOG_FADE_PER_DAY;
  }

  /** Weighted units of a zone as of {@link #asOfDay}. */
  double units(String zone) {
    double[] figures = zones.get(zone);
    double sum = 0;
    for (int i = 0; figures != null && i < LOST_DAYS; i++) {
      sum += figures[i];
    }
    return sum;
  }

  /** Weighted units of a zone and speed as of {@link #asOfDay}; history does not tell the speed. */
  double units(String zone, Speed speed) {
    double[] figures = zones.get(zone);
    return figures == null ? 0 : figures[BY_SPEED + speed.ordinal()];
  }

  /** Weighted days of a zone without stock as of {@link #asOfDay}. */
  double lostDays(String zone) {
    double[] figures = zones.get(zone);
    return figures == null ? 0 : figures[LOST_DAYS];
  }

  /** Weighted units of all zones as of {@link #asOfDay}. */
  double units() {
    double sum = 0;
    for (String zone : zones.keySet()) {
      sum += units(zone);
    }
    return sum;
  }

  /** Weighted units that order lines stated, as of {@link #asOfDay}. */
  double unitsInLines() {
    double sum = 0;
    for (double[] figures : zones.values()) {
      for (int i = BY_SPEED; i < LOST_DAYS; i++) {
        sum += figures[i];
      }
    }
    return sum;
  }

  /** Units asked for per day watched. */
  double ratePerDay(double nowDay) {
    return units() * fadeAt(nowDay) / daysWatched(nowDay);
  }
}
