package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.echelon.network.ServiceOption;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

class CutOffsTest {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  @Test
  void shouldRememberNothingWrong() {
    List<ServiceOption> options = new ArrayList<>();
    for (String place : List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe")) {
      for (String time : List.of("00:00", "01:30", "02:30", "17:00")) {
        options.add(served(time, place, options.size()));
      }
    }
    SplittableRandom random = Seeds.splittable(20266);
    CutOffs kept = new CutOffs();
    for (int day = 0; day < 365; day++) {
      for (int i = 0; i < 60; i++) {
        long at = START + (day * 1440L + random.nextInt(2880)) * MINUTE;
        ServiceOption option = options.get(random.nextInt(options.size()));
        assertThat(kept.next(option, at)).isEqualTo(option.option().nextCutOff(at));
      }
    }
  }

  /** In Toronto the half hour before midnight, and that after it, were skipped on 30 March 1919. */
  @Test
  void shouldComeEarlyOnTheNextDayWhereClocksSkipTheLastHour() {
    ServiceOption option = served("23:45", "America/Toronto", 0);
    long at = Instant.parse("1919-03-31T04:35:00Z").toEpochMilli();

    assertThat(Instant.ofEpochMilli(option.option().nextCutOff(at)))
        .isEqualTo("1919-03-31T04:45:00Z");
    assertThat(new CutOffs().next(option, at)).isEqualTo(option.option().nextCutOff(at));
  }

  private static ServiceOption served(String cutOff, String place, int clock) {
    ShipOption option =
        new ShipOption(
            0, 0, Speed.NEXT_DAY, "O", 1, LocalTime.parse(cutOff), ZoneId.of(place), 1, 0, 0);
    return new ServiceOption(option, 1, true, clock);
  }
}
