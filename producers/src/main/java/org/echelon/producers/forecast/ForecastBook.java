package org.echelon.producers.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.producers.client.Names;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderFeed;

/**
 * The forecasts that recorded orders give Monday by Monday, each from the orders before its Monday
 * alone. They are made once, by the forecaster that runs live, and read by every run on the same
 * orders.
 */
public final class ForecastBook {
  private final ZoneId zone;
  private final OrderFeed orders;
  private final WeeklyForecaster forecaster;
  private final TreeMap<LocalDate, List<Forecast>> pages = new TreeMap<>();

  /**
   * @param orders from the first on; read here and nowhere else
   * @param zone where weeks begin on Monday
   */
  public ForecastBook(OrderFeed orders, ZoneId zone) {
    this.orders = orders;
    this.zone = zone;
    this.forecaster = new WeeklyForecaster(zone, Names.unknown());
  }

  /**
   * The forecasts made as a week begins.
   *
   * @param monday not before one whose forecasts were asked for, unless it is itself one of those
   */
  public List<Forecast> of(LocalDate monday) {
    List<Forecast> page = pages.get(monday);
    if (page != null) {
      return page;
    }
    Map.Entry<LocalDate, List<Forecast>> later = pages.higherEntry(monday);
    if (later != null) {
      throw new IllegalStateException("orders up to " + later.getKey() + " are already known");
    }
    Instant begins = monday.atStartOfDay(zone).toInstant();
    for (FeedRow row : orders.until(begins.minusMillis(1))) {
      if (row instanceof FeedRow.Event event && event.record() instanceof OrderLine line) {
        forecaster.observe(line);
      }
    }
    List<Forecast> made = List.copyOf(forecaster.issue(begins, pages.size() + 1L, List.of()));
    pages.put(monday, made);
    return made;
  }

  /** Reads the book in the course of a run that begins on a Monday, whose page is already told. */
  public DemandLearner readFrom(LocalDate monday) {
    return new Reader(monday.plusWeeks(1));
  }

  private final class Reader implements DemandLearner {
    private LocalDate next;

    Reader(LocalDate next) {
      this.next = next;
    }

    /** The book has read the orders itself, so that all runs see the same. */
    @Override
    public void observe(OrderLine line) {}

    @Override
    public List<Forecast> issue(Instant now) {
      List<Forecast> newest = List.of();
      while (!now.isBefore(next.atStartOfDay(zone).toInstant())) {
        newest = of(next);
        next = next.plusWeeks(1);
      }
      return newest;
    }
  }
}
