package org.echelon.codec;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.echelon.demand.DemandProfile;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.network.Speed;

/** Reads a forecast as daily rates of each service class in one week. */
public final class ForecastMapping {
  private static final double DAYS_PER_WEEK = 7;

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
    return new DemandProfile(
        forecast.getVersion(),
        rates,
        forecast.getWeekVarianceToMean().get(week),
        forecast.getMeanErrorCv());
  }

  /** The variance of demand over its mean in the week that a day lies in. */
  public static double varianceToMean(Forecast forecast, LocalDate day) {
    return forecast.getWeekVarianceToMean().get(week(forecast, day));
  }

  private static int week(Forecast forecast, LocalDate day) {
    long weeks = ChronoUnit.DAYS.between(forecast.getFirstWeekOn(), day) / 7;
    return (int) Math.max(0, Math.min(weeks, forecast.getWeekUnits().size() - 1));
  }
}
