package org.echelon.console.table;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.codec.ForecastMapping;
import org.echelon.demand.WeeksAhead;
import org.echelon.event.Forecast;

/** The newest forecast of every SKU that has one, its weeks alone: some 600 bytes each. */
public final class ForecastTable {
  private final Map<String, Weeks> bySku = new HashMap<>();

  /**
   * Demand of an item by week, over all classes.
   *
   * @param firstWeekOn Monday of the first week
   * @param units mean units of each week; the last one holds for all later weeks
   */
  public record Weeks(long version, String source, LocalDate firstWeekOn, double[] units) {

    /** The weeks from a day on, as a multiple of the week that the day lies in. */
    public WeeksAhead ahead(LocalDate day) {
      return ForecastMapping.ahead(firstWeekOn, units, day);
    }
  }

  void take(Forecast forecast) {
    Weeks known = bySku.get(forecast.getSku());
    boolean newer = known == null || forecast.getVersion() >= known.version();
    double[] units = forecast.getWeekUnits().stream().mapToDouble(week -> week).toArray();
    // Intake refuses such a one too, so the last good one stays.
    boolean sound = Arrays.stream(units).allMatch(week -> week >= 0 && Double.isFinite(week));
    if (newer && sound && units.length > 0) {
      bySku.put(
          forecast.getSku(),
          new Weeks(
              forecast.getVersion(),
              forecast.getSource().intern(),
              forecast.getFirstWeekOn(),
              units));
    }
  }

  void remove(String sku) {
    bySku.remove(sku);
  }

  /** The forecast of a SKU; empty where demand is learned from orders. */
  public Optional<Weeks> of(String sku) {
    return Optional.ofNullable(bySku.get(sku));
  }
}
