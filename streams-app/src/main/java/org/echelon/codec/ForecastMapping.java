package org.echelon.codec;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.demand.WeeksAhead;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.network.Speed;

/** Reads a forecast as daily rates of each service class in one week. */
public final class ForecastMapping {
  private static final double DAYS_PER_WEEK = 7;
  private static final int WEEK = 7;

  private ForecastMapping() {}

  /**
   * The demand of the week that a day lies in; weeks after the last stated one are like it, weeks
   * before the first like the first. Classes of zones unknown to the network are left out.
   */
  public static DemandProfile profile(Forecast forecast, Network network, LocalDate day) {
    int week = week(forecast, day);
    double[] rates = new double[network.zones().size() * Speed.COUNT];
    double total = forecast.getWeekUnits().get(week);
    for (DemandClass demand : forecast.getClasses()) {
      int zone = network.zone(demand.getZone());
      if (zone >= 0) {
        List<Double> own = demand.getWeekUnits();
        double units = own.isEmpty() ? demand.getShare() * total : own.get(week);
        rates[zone * Speed.COUNT + demand.getSpeed().ordinal()] += units / DAYS_PER_WEEK;
      }
    }
    DemandProfile ofWeek =
        new DemandProfile(
            forecast.getVersion(),
            rates,
            forecast.getWeekVarianceToMean().get(week),
            forecast.getMeanErrorCv());
    WeeksAhead ahead = ahead(forecast, day);
    return ahead.steady() ? ofWeek : ofWeek.with(ahead);
  }

  /**
   * What a forecast says of the weeks after the one that a day lies in, as a multiple of it; of all
   * classes alike.
   */
  public static WeeksAhead ahead(Forecast forecast, LocalDate day) {
    double[] units = forecast.getWeekUnits().stream().mapToDouble(u -> u).toArray();
    return ahead(forecast.getFirstWeekOn(), units, day);
  }

  /** The same of the units of each week from a Monday on, at least one. */
  public static WeeksAhead ahead(LocalDate firstWeekOn, double[] weekUnits, LocalDate day) {
    long days = ChronoUnit.DAYS.between(firstWeekOn, day);
    int gone = days < 0 ? 0 : (int) (days % WEEK);
    int week = week(firstWeekOn, weekUnits.length, day);
    return WeeksAhead.of(gone, Arrays.copyOfRange(weekUnits, week, weekUnits.length));
  }

  /** The variance of demand over its mean in the week that a day lies in. */
  public static double varianceToMean(Forecast forecast, LocalDate day) {
    return forecast.getWeekVarianceToMean().get(week(forecast, day));
  }

  private static int week(Forecast forecast, LocalDate day) {
    return week(forecast.getFirstWeekOn(), forecast.getWeekUnits().size(), day);
  }

  private static int week(LocalDate firstWeekOn, int weeks, LocalDate day) {
    long gone = ChronoUnit.DAYS.between(firstWeekOn, day) / WEEK;
    return (int) Math.max(0, Math.min(gone, weeks - 1));
  }
}
