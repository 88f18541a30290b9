package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.producers.forecast.DemandLearner;

/**
 * Forecasts as the planner is told them: too high or too low by a factor, and with the peak in its
 * weeks where it is announced. Who learns demand then leaves out the orders that the peak adds.
 */
final class ToldForecasts {
  private static final Duration WEEK = Duration.ofDays(7);

  private final double factor;
  private final boolean announced;
  private final Peak peak;
  private final Duration known;

  /**
   * @param announced whether the peak is told
   * @param known how long before it
   */
  ToldForecasts(double factor, boolean announced, Peak peak, Duration known) {
    this.factor = factor;
    this.announced = announced && peak.factor() != 1;
    this.peak = peak;
    this.known = known;
  }

  /** A forecast as it is told. */
  Forecast told(Forecast learned) {
    boolean peaks =
        announced
            && peak.reaches(learned.getSku())
            && Duration.between(learned.getIssuedAt(), peak.from()).compareTo(known) <= 0;
    if (factor == 1 && !peaks) {
      return learned;
    }
    boolean plain =
        learned.getQuantileUnits().isEmpty()
            && learned.getClasses().stream().allMatch(c -> c.getWeekUnits().isEmpty());
    if (!plain) {
      throw new IllegalArgumentException(
          "a scenario changes forecasts that are one mean a week, not that of " + learned.getSku());
    }
    List<Double> units = new ArrayList<>();
    List<Double> spread = new ArrayList<>();
    for (int week = 0; week < weeks(learned, peaks); week++) {
      units.add(factor * (peaks ? peak(learned, week) : 1) * last(learned.getWeekUnits(), week));
      spread.add(last(learned.getWeekVarianceToMean(), week));
    }
    return Forecast.newBuilder(learned).setWeekUnits(units).setWeekVarianceToMean(spread).build();
  }

  /** Who learns the same and tells it so. */
  DemandLearner told(DemandLearner learner) {
    return new DemandLearner() {
      @Override
      public void observe(OrderLine line) {
        if (!announced || !PeakOrders.added(line)) {
          learner.observe(line);
        }
      }

      @Override
      public List<Forecast> issue(Instant now) {
        return learner.issue(now).stream().map(ToldForecasts.this::told).toList();
      }
    };
  }

  /** Weeks to state: those of the forecast, those to the end of the peak, and one as ever. */
  private int weeks(Forecast learned, boolean peaks) {
    int stated = learned.getWeekUnits().size();
    Instant first = start(learned);
    if (!peaks || !peak.until().isAfter(first)) {
      return stated;
    }
    long toEnd = Duration.between(first, peak.until()).minusNanos(1).dividedBy(WEEK) + 1;
    return (int) Math.max(stated, toEnd + 1);
  }

  /** Factor of a week: its mean. */
  private double peak(Forecast learned, int week) {
    Instant starts = start(learned).plus(WEEK.multipliedBy(week));
    return peak.mean(starts, starts.plus(WEEK));
  }

  private static Instant start(Forecast learned) {
    return learned.getFirstWeekOn().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static double last(List<Double> weeks, int week) {
    return weeks.get(Math.min(week, weeks.size() - 1));
  }
}
