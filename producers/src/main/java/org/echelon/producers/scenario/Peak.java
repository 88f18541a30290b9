package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import org.echelon.producers.chance.Chance;

/**
 * How many times the usual demand comes during a peak.
 *
 * @param factor of demand, of a ramp that of its middle; 1 is no peak
 * @param ramp whether it grows evenly until its middle, and falls likewise
 * @param skuShare chance that a SKU has the peak
 * @param seed by which SKUs are chosen
 */
record Peak(double factor, Instant from, Instant until, boolean ramp, double skuShare, long seed) {
  private static final Duration HOUR = Duration.ofHours(1);

  /** Whether a SKU has it. */
  boolean reaches(String sku) {
    return factor != 1 && (skuShare >= 1 || Chance.of(seed, "peak-sku", sku).happens(skuShare));
  }

  /** The factor at an instant, for a SKU that has it. */
  double at(Instant instant) {
    if (instant.isBefore(from) || !instant.isBefore(until)) {
      return 1;
    }
    if (!ramp) {
      return factor;
    }
    double gone = (double) Duration.between(from, instant).toSeconds();
    double share = gone / Duration.between(from, until).toSeconds();
    return 1 + (factor - 1) * (1 - Math.abs(2 * share - 1));
  }

  /** The mean factor of a span. */
  double mean(Instant starts, Instant ends) {
    if (ramp) {
      double sum = 0;
      int hours = 0;
      for (Instant hour = starts; hour.isBefore(ends); hour = hour.plus(HOUR)) {
        sum += at(hour);
        hours++;
      }
      return sum / hours;
    }
    Instant begins = from.isAfter(starts) ? from : starts;
    Instant stops = until.isBefore(ends) ? until : ends;
    double share =
        stops.isAfter(begins)
            ? (double) Duration.between(begins, stops).toMinutes()
                / Duration.between(starts, ends).toMinutes()
            : 0;
    return 1 + share * (factor - 1);
  }
}
