package org.echelon.processor.intake;

import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.codec.RefusalCode;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;

/** The form of a forecast: weeks that fit together, shares that add up, spreads that can be. */
final class ForecastCheck {
  private static final int WEEKS_MAX = 53;
  private static final double SHARE_TOLERANCE = 0.001;

  private ForecastCheck() {}

  static void check(Forecast forecast, Form form) {
    int weeks = forecast.getWeekUnits().size();
    form.id("sku", forecast.getSku())
        .range("version", forecast.getVersion(), 0, Long.MAX_VALUE)
        .label("source", forecast.getSource())
        .instant("informedAt", forecast.getInformedAt())
        .instant("issuedAt", forecast.getIssuedAt())
        .rule(
            !forecast.getInformedAt().isAfter(forecast.getIssuedAt()),
            RefusalCode.FIELD_CONFLICT,
            "informedAt",
            forecast.getInformedAt())
        .kind("family", forecast.getFamily())
        .day("firstWeekOn", forecast.getFirstWeekOn())
        .rule(
            forecast.getFirstWeekOn().getDayOfWeek() == DayOfWeek.MONDAY,
            RefusalCode.FC_HORIZON,
            "firstWeekOn",
            forecast.getFirstWeekOn())
        .rule(weeks >= 1 && weeks <= WEEKS_MAX, RefusalCode.FC_HORIZON, "weekUnits", weeks)
        .range("meanErrorCv", forecast.getMeanErrorCv(), 0.0, 2.0);
    amounts("weekUnits", forecast.getWeekUnits(), form);
    spread(forecast, weeks, form);
    classes(forecast.getClasses(), weeks, form);
    if (forecast.getFamily() == DemandFamily.QUANTILES) {
      quantiles(forecast, weeks, form);
    }
    for (int week : forecast.getPromotionWeeks()) {
      form.range("promotionWeeks", week, 0, weeks - 1);
    }
  }

  private static void spread(Forecast forecast, int weeks, Form form) {
    List<Double> ratios = forecast.getWeekVarianceToMean();
    form.rule(
        ratios.size() == weeks,
        RefusalCode.FC_VARIANCE,
        "weekVarianceToMean",
        ratios.size() + " weeks of " + weeks);
    boolean poisson = forecast.getFamily() == DemandFamily.POISSON;
    for (double ratio : ratios) {
      boolean possible = Double.isFinite(ratio) && (poisson ? ratio == 1 : ratio >= 1);
      form.rule(possible, RefusalCode.FC_VARIANCE, "weekVarianceToMean", ratio);
    }
  }

  private static void classes(List<DemandClass> classes, int weeks, Form form) {
    double sum = 0;
    Set<String> seen = new HashSet<>();
    for (DemandClass demand : classes) {
      String name = demand.getZone() + " " + demand.getSpeed();
      form.id("classes.zone", demand.getZone())
          .kind("classes.speed", demand.getSpeed())
          .range("classes.share", demand.getShare(), 0.0, 1.0)
          .rule(seen.add(name), RefusalCode.FC_SHARES, "classes", name + " twice")
          .rule(
              demand.getWeekUnits().isEmpty() || demand.getWeekUnits().size() == weeks,
              RefusalCode.FC_HORIZON,
              "classes.weekUnits",
              demand.getWeekUnits().size() + " weeks of " + weeks);
      amounts("classes.weekUnits", demand.getWeekUnits(), form);
      sum += demand.getShare();
    }
    form.rule(Math.abs(sum - 1) <= SHARE_TOLERANCE, RefusalCode.FC_SHARES, "classes", sum);
  }

  private static void quantiles(Forecast forecast, int weeks, Form form) {
    List<Double> levels = forecast.getQuantileLevels();
    List<Double> units = forecast.getQuantileUnits();
    form.range("quantileLevels", levels.size(), 3, 19)
        .rule(
            Numbers.rising(levels, 0, levels.size())
                && levels.stream().allMatch(level -> level > 0 && level < 1),
            RefusalCode.FC_VARIANCE,
            "quantileLevels",
            levels)
        .rule(
            units.size() == weeks * levels.size(),
            RefusalCode.FC_VARIANCE,
            "quantileUnits",
            units.size());
    amounts("quantileUnits", units, form);
    for (int week = 0; week < weeks && !form.failed(); week++) {
      int from = week * levels.size();
      form.rule(
          Numbers.notFalling(units, from, from + levels.size()),
          RefusalCode.FC_VARIANCE,
          "quantileUnits",
          "week " + week);
    }
  }

  private static void amounts(String field, List<Double> values, Form form) {
    for (Double value : values) {
      form.amount(field, value);
    }
  }
}
