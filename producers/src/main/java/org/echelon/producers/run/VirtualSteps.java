package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.producers.world.World;

/**
 * The instants of the ticks of a run: every cut-off of a lane, every whole step counted from the
 * epoch, and every price run. Where prices come at whole steps, runs with and without prices tick
 * at the same instants.
 */
final class VirtualSteps {
  private final Duration step;
  private final Duration priceEvery;
  private final Instant end;
  private final List<DepartureCalendar> calendars;

  VirtualSteps(World world, RunSettings settings) {
    this.step = settings.step();
    this.priceEvery = settings.priceEvery();
    this.end = world.startAt().plus(Duration.ofDays(settings.days()));
    this.calendars =
        NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli()).lanes().stream()
            .map(Lane::calendar)
            .distinct()
            .toList();
  }

  /** Whether the days have ended. */
  boolean ended(Instant now) {
    return !now.isBefore(end);
  }

  /** The instant of the next tick. */
  Instant after(Instant now) {
    Instant next = turn(now, step);
    Instant prices = turn(now, priceEvery);
    next = prices.isBefore(next) ? prices : next;
    for (DepartureCalendar calendar : calendars) {
      long departure = calendar.nextDeparture(now.toEpochMilli());
      Instant cutOff = Instant.ofEpochMilli(calendar.cutOff(departure));
      next = cutOff.isBefore(next) ? cutOff : next;
    }
    return next.isAfter(end) ? end : next;
  }

  /** The price run that an instant belongs to. */
  long runOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), priceEvery.toMillis());
  }

  /** The next whole period after an instant. */
  private static Instant turn(Instant now, Duration period) {
    long whole = Math.floorDiv(now.toEpochMilli(), period.toMillis());
    return Instant.ofEpochMilli((whole + 1) * period.toMillis());
  }
}
