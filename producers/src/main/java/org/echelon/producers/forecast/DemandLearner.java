package org.echelon.producers.forecast;

import java.time.Instant;
import java.util.List;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;

/** Learns demand in the course of a run and forecasts it each week. */
public interface DemandLearner {

  /** Takes note of an order line. */
  void observe(OrderLine line);

  /** New forecasts when a week has passed since the last; else none. */
  List<Forecast> issue(Instant now);
}
