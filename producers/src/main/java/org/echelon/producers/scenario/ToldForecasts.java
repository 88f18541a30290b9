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
  private final double peakFactor;
  private final Instant peakFrom;
  private final Instant peakUntil;

  /**
   * @param peakFactor of demand during an announced peak, 1 for none
   */
  ToldForecasts(double factor, double peakFactor, Instant peakFrom, Instant peakUntil) {
    this.factor = factor;
    this.peakFactor = peakFactor;
    this.peakFrom = peakFrom;
    this.peakUntil = peakUntil;
  }

  /** A forecast as it is told. */
  Forecast told(Forecast learned) {
    if (factor == 1 && peakFactor == 1) {
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
    for (int week = 0; week < weeks(learned); week++) {
      units.add(factor * peak(learned, week) * last(learned.getWeekUnits(), week));
      spread.add(last(learned.getWeekVarianceToMean(), week));
    }
    return Forecast.newBuilder(learned).setWeekUnits(units).setWeekVarianceToMean(spread).build();
  }

  /** Who learns the same and tells it so. */
  DemandLearner told(DemandLearner learner) {
    return new DemandLearner() {
      @Override
      public void observe(OrderLine line) {
        if (peakFactor == 1 || !PeakOrders.added(line)) {
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
  private int weeks(Forecast learned) {
    int stated = learned.getWeekUnits().size();
    Instant first = start(learned);
    if (peakFactor == 1 || !peakUntil.isAfter(first)) {
      return stated;
    }
    long toEnd = Duration.between(first, peakUntil).minusNanos(1).dividedBy(WEEK) + 1;
    return (int) Math.max(stated, toEnd + 1);
  }

  /** Factor of a week: the share of it that lies in the peak counts by the factor of the peak. */
  private double peak(Forecast learned, int week) {
    Instant starts = start(learned).plus(WEEK.multipliedBy(week));
    Instant ends = starts.plus(WEEK);
    Instant from = peakFrom.isAfter(starts) ? peakFrom : starts;
    Instant until = peakUntil.isBefore(ends) ? peakUntil : ends;
    double share =
        until.isAfter(from)
            ? (double) Duration.between(from, until).toMinutes() / WEEK.toMinutes()
            : 0;
    return 1 + share * (peakFactor - 1);
  }

  private static Instant start(Forecast learned) {
    return learned.getFirstWeekOn().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static double last(List<Double> weeks, int week) {
    return weeks.get(Math.min(week, weeks.size() - 1));
  }
}
