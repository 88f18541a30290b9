package org.echelon.producers.calibration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.producers.forecast.week.Score;

/**
 * Times from departure, or from the order on a vendor, to the first delivery, beside the lead time
 * that the plan has for the lane. Orders of the warm-up count as well: those of vendors would else
 * seldom arrive in time to be seen.
 */
final class ArrivalBook {
  private static final double HOUR_MILLIS = 3_600_000;
  private static final double DAYS_OF_AN_HOUR = 1 / 24.0;

  private final Network network;
  private final Map<String, Trip> open = new HashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<String, LeadTimeTable> tables = new HashMap<>();

  private record Trip(String lane, Instant leavesAt) {}

  private record Arrival(Trip trip, Instant at) {}

  ArrivalBook(Network network) {
    this.network = network;
  }

  /** Units leave, or are ordered. */
  void leaves(String commandId, String lane, Instant at) {
    open.putIfAbsent(commandId, new Trip(lane, at));
  }

  void take(Ack ack) {
    if (ack.getKind() == AckKind.RECEIVED) {
      Trip trip = open.remove(ack.getCommandId());
      if (trip != null) {
        arrivals.add(new Arrival(trip, ack.getOccurredAt()));
      }
    }
  }

  /** Fits by kind of lane of what has arrived by an instant. */
  Map<String, Fit> fits(Instant until) {
    Map<String, Score> scores = new TreeMap<>();
    for (Arrival arrival : arrivals) {
      Trip trip = arrival.trip();
      network
          .lane(trip.lane())
          .ifPresent(lane -> score(lane, trip.leavesAt(), arrival.at(), until, scores));
    }
    Map<String, Fit> fits = new TreeMap<>();
    scores.forEach((kind, score) -> fits.put(kind, Fit.of(score, DAYS_OF_AN_HOUR)));
    return fits;
  }

  private void score(
      Lane lane, Instant left, Instant arrived, Instant until, Map<String, Score> scores) {
    LeadTimeTable table =
        tables.computeIfAbsent(lane.id(), id -> new LeadTimeTable(lane.leadTime()));
    double took = hours(left, arrived);
    scores
        .computeIfAbsent(lane.kind().name(), kind -> new Score())
        .add(table.within(Math.max(took, hours(left, until))), took);
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / HOUR_MILLIS;
  }
}
