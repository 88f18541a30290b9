package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.echelon.network.ServiceOption;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffsTest {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final Set<DayOfWeek> WORKING_DAYS =
      EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  @Test
  void shouldRememberNothingWrong() {
    List<ServiceOption> options = new ArrayList<>();
    for (String place : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      for (String time : List.of("00:00", "01:30", "02:30", "17:00")) {
        options.add(served(time, place, Set.of(), options.size()));
        options.add(served(time, place, WORKING_DAYS, options.size()));
        options.add(served(time, place, Set.of(DayOfWeek.SUNDAY), options.size()));
      }
    }
    SplittableRandom random = Seeds.splittable(20266);
    CutOffs kept = new CutOffs();
    for (int day = 0; day < 365; day++) {
      for (int i = 0; i < 180; i++) {
        long at = START + (day * 1440L + random.nextInt(2880)) * MINUTE;
        ServiceOption option = options.get(random.nextInt(options.size()));
        assertThat(kept.next(option, at)).isEqualTo(option.option().nextCutOff(at));
      }
    }
  }

  /** In Toronto the half hour before midnight, and that after it, were skipped on 30 March 1919. */
  @Test
  void shouldComeEarlyOnTheNextDayWhereClocksSkipTheLastHour() {
    ServiceOption option = served("23:45", "America/Toronto", Set.of(), 0);
    long at = Instant.parse("1919-03-31T04:35:00Z").toEpochMilli();

    assertThat(Instant.ofEpochMilli(option.option().nextCutOff(at)))
        .isEqualTo("1919-03-31T04:45:00Z");
    assertThat(new CutOffs().next(option, at)).isEqualTo(option.option().nextCutOff(at));
  }

  @ParameterizedTest(name = "{0} {1}: {2} to {3}")
  @CsvSource({
    // Friday's cut-off has passed; on Saturday, on Sunday, and where clocks change in between.
    "17:00, America/New_York, 2026-11-20T21:59:00Z, 2026-11-20T22:00:00Z",
    "17:00, America/New_York, 2026-11-20T22:00:00Z, 2026-11-23T22:00:00Z",
    "17:00, America/New_York, 2026-11-22T22:00:00Z, 2026-11-23T22:00:00Z",
    "17:00, America/New_York, 2026-10-30T21:00:00Z, 2026-11-02T22:00:00Z",
    // Monday morning is still Sunday in UTC, and Friday night already Saturday.
    "08:00, Australia/Sydney, 2026-11-21T00:00:00Z, 2026-11-22T21:00:00Z",
    "23:00, America/New_York, 2026-11-20T23:00:00Z, 2026-11-21T04:00:00Z"
  })
  void shouldLeaveOnWorkingDaysOfThePlace(String cutOff, String place, Instant at, Instant leaves) {
    ServiceOption option = served(cutOff, place, WORKING_DAYS, 0);

    assertThat(Instant.ofEpochMilli(option.option().nextCutOff(at.toEpochMilli())))
        .isEqualTo(leaves);
    assertThat(new CutOffs().next(option, at.toEpochMilli())).isEqualTo(leaves.toEpochMilli());
  }

  /** On Lord Howe Island summer is half an hour ahead, from 3 October to 4 April in UTC. */
  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource({
    // Back: the next cut-off is 24.5 hours off, and one by the clock of summer would be too early.
    "17:00, 2026-04-04T05:59:59Z, 2026-04-04T06:00:00Z",
    "17:00, 2026-04-04T06:00:00Z, 2026-04-05T06:30:00Z",
    "17:00, 2026-04-05T06:15:00Z, 2026-04-05T06:30:00Z",
    // Forward: 23.5 hours, and one by the clock of winter would be too late.
    "17:00, 2026-10-03T06:30:00Z, 2026-10-04T06:00:00Z",
    "17:00, 2026-10-04T06:15:00Z, 2026-10-05T06:00:00Z",
    // Of the half hour that comes twice the first, and once only.
    "01:45, 2026-04-04T14:00:00Z, 2026-04-04T14:45:00Z",
    "01:45, 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z",
    // One in the half hour that is left out comes half an hour later by the clock.
    "02:15, 2026-10-03T15:00:00Z, 2026-10-03T15:45:00Z",
    "02:15, 2026-10-03T15:45:00Z, 2026-10-04T15:15:00Z"
  })
  void shouldFollowAClockThatMovesByHalfAnHour(String cutOff, Instant at, Instant leaves) {
    ServiceOption option = served(cutOff, "Australia/Lord_Howe", Set.of(), 0);

    assertThat(Instant.ofEpochMilli(option.option().nextCutOff(at.toEpochMilli())))
        .isEqualTo(leaves);
    assertThat(new CutOffs().next(option, at.toEpochMilli())).isEqualTo(leaves.toEpochMilli());
  }

  private static ServiceOption served(String cutOff, String place, Set<DayOfWeek> days, int clock) {
    ShipOption option =
        new ShipOption(
            0,
            0,
            Speed.NEXT_DAY,
            "O",
            1,
            LocalTime.parse(cutOff),
            ZoneId.of(place),
            days,
            1,
            0,
            0,
            List.of());
    return new ServiceOption(option, 1, true, clock);
  }
}
