package org.echelon.job;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.echelon.codec.ForecastMapping;
import org.echelon.demand.WeeksAhead;
import org.echelon.event.Forecast;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/** What forecasts say of the weeks to come; of one whose weeks are all alike only its version. */
final class Outlooks {
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, Forecast> uneven = new HashMap<>();

  /**
   * A forecast was published; null takes it back. An older one than the last counts for nothing.
   */
  void take(String sku, @Nullable Forecast forecast) {
    if (forecast == null) {
      versions.remove(sku);
      uneven.remove(sku);
      return;
    }
    if (forecast.getVersion() > versions.getOrDefault(sku, 0L)) {
      versions.put(sku, forecast.getVersion());
      if (forecast.getWeekUnits().stream().distinct().count() > 1) {
        uneven.put(sku, forecast);
      } else {
        uneven.remove(sku);
      }
    }
  }

  /** What is known on a day of the demand that a plan was made for. */
  WeeksAhead of(SkuPlan plan, LocalDate day) {
    Forecast forecast = uneven.get(plan.sku());
    return forecast == null || forecast.getVersion() != plan.versions().forecast()
        ? WeeksAhead.STEADY
        : ForecastMapping.ahead(forecast, day);
  }
}
