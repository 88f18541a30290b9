package org.echelon.gate;

import java.util.Comparator;
import java.util.List;

/** Lanes of a gate that leave together and are to be asked for, and why. */
public record DueDeparture(long departureMillis, List<String> lanes, boolean dry, String reason) {
  /** Real asks before dry ones, sooner departures first. */
  static final Comparator<DueDeparture> SOONEST_FIRST =
      Comparator.comparing(DueDeparture::dry)
          .thenComparingLong(DueDeparture::departureMillis)
          .thenComparing(DueDeparture::reason)
          .thenComparing(due -> due.lanes().get(0));

  public DueDeparture {
    lanes = List.copyOf(lanes);
  }
}
