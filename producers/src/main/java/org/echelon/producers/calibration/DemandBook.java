package org.echelon.producers.calibration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.forecast.week.Quantiles;
import org.echelon.producers.forecast.week.Score;

/**
 * Weeks of demand beside the forecast that planned for them: the first one of the week itself, else
 * the last one before it. Weeks begin on Monday, UTC; a line counts as it was placed.
 *
 * <pre>mean M = units of the week,  variance = M vmr + (cv M)²</pre>
 */
final class DemandBook {
  private static final double DAYS = 7;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long WEEK_MILLIS = 7 * DAY_MILLIS;
  private static final double SLOW = 0.5;
  private static final double MEDIUM = 2;

  private final Map<String, TreeMap<LocalDate, Forecast>> forecasts = new TreeMap<>();
  private final Map<String, Map<LocalDate, Long>> ordered = new HashMap<>();

  void take(Forecast forecast) {
    forecasts
        .computeIfAbsent(forecast.getSku(), sku -> new TreeMap<>())
        .putIfAbsent(forecast.getFirstWeekOn(), forecast);
  }

  void take(OrderLine line) {
    if (line.getChange() == OrderChange.PLACED && line.getRevision() == 1) {
      ordered
          .computeIfAbsent(line.getSku(), sku -> new HashMap<>())
          .merge(monday(line.getPlacedAt()), line.getUnits(), Long::sum);
    }
  }

  /** Fits by class over the whole weeks of a time, which may begin up to a day into the first. */
  Map<String, Fit> fits(Instant from, Instant until) {
    LocalDate first = monday(from.plusMillis(WEEK_MILLIS - DAY_MILLIS - 1));
    Map<String, Score> scores = new TreeMap<>();
    forecasts.forEach(
        (sku, known) -> {
          Map<LocalDate, Long> came = ordered.getOrDefault(sku, Map.of());
          for (LocalDate week = first; over(week, until); week = week.plusDays(7)) {
            Map.Entry<LocalDate, Forecast> entry = known.floorEntry(week);
            if (entry != null) {
              score(entry.getValue(), week, came.getOrDefault(week, 0L), scores);
            }
          }
        });
    Map<String, Fit> fits = new TreeMap<>();
    scores.forEach((name, score) -> fits.put(name, Fit.of(score, 1)));
    return fits;
  }

  private static void score(
      Forecast forecast, LocalDate week, long came, Map<String, Score> scores) {
    long ahead = (week.toEpochDay() - forecast.getFirstWeekOn().toEpochDay()) / 7;
    int index = (int) Math.min(ahead, forecast.getWeekUnits().size() - 1);
    double mean = forecast.getWeekUnits().get(index);
    double unsure = forecast.getMeanErrorCv() * mean;
    double variance = mean * forecast.getWeekVarianceToMean().get(index) + unsure * unsure;
    double rate = mean / DAYS;
    String name = rate < SLOW ? "SLOW" : rate < MEDIUM ? "MEDIUM" : "FAST";
    scores
        .computeIfAbsent(name, n -> new Score())
        .add(Quantiles.negativeBinomial(mean, variance), came);
  }

  private static boolean over(LocalDate week, Instant until) {
    return !week.plusDays(7).atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(until);
  }

  private static LocalDate monday(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
