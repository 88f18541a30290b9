package org.echelon.fulfillment.middlemile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.junit.jupiter.api.Test;

/** From F at 18:00 to S, seven hours on the way, and from there at 04:00 to D in five. */
class MileOptionsTest {
  private static final double SEVEN_HOURS = 7 / 24.0;
  private static final double FIVE_HOURS = 5 / 24.0;

  private final MileWorld world =
      new MileWorld()
          .node("F", NodeKind.FC)
          .node("S", NodeKind.SORT)
          .station("D")
          .lane("F", "S", "18:00", SEVEN_HOURS, 200);

  @Test
  void shouldWaitForTheNextDepartureWhereAConnectionIsMissed() {
    // Loading for 04:00 ends at 03:00, for 01:30 half an hour before the parcels are there.
    ParcelPath made = path("04:00");
    ParcelPath missed = path("01:30");

    assertThat(made.from(at("2026-11-23T17:00")))
        .hasSize(2)
        .last()
        .satisfies(
            leg -> {
              assertThat(leg.departureMillis()).isEqualTo(at("2026-11-24T04:00"));
              assertThat(leg.arrivalMillis()).isEqualTo(at("2026-11-24T09:00"));
            });
    assertThat(made.from(at("2026-11-23T17:01")).get(0).departureMillis())
        .isEqualTo(at("2026-11-24T18:00"));
    assertThat(missed.from(at("2026-11-23T17:00")).get(1).departureMillis())
        .isEqualTo(at("2026-11-25T01:30"));
  }

  @Test
  void shouldMakeAnOptionOfEachSpeedThatThePathKeeps() {
    world.lane("S", "D", "04:00", FIVE_HOURS, 100);
    MiddleMile mile = new MiddleMile(world.network(), List.of(world.flow("F", "D", 500)));

    // when
    List<ShipOption> options =
        MileOptions.of(world.network(), mile.design(), at("2026-11-23T00:00"), 0.25, 2.5);

    assertThat(options)
        .extracting(ShipOption::speed)
        .containsExactly(Speed.NEXT_DAY, Speed.TWO_DAY, Speed.STANDARD);
    ShipOption option = options.get(0);
    assertThat(option.cutOff()).isEqualTo(LocalTime.of(17, 0));
    assertThat(option.transitDays()).isEqualTo(16 / 24.0 + 0.25, within(1e-9));
    // Both trucks are shared by 500 dm³; each node handles for 0.55 a parcel and 0.30 a dm³.
    assertThat(option.costPerUnit()).isEqualTo(2 * 0.55, within(1e-12));
    assertThat(option.costPerCube()).isEqualTo(300 / 500.0 + 2 * 0.3, within(1e-12));
    assertThat(options)
        .allSatisfy(
            each -> assertThat(each.via()).containsExactly(world.ordinal("S"), world.ordinal("D")));
  }

  private ParcelPath path(String departs) {
    MileWorld other =
        new MileWorld()
            .node("F", NodeKind.FC)
            .node("S", NodeKind.SORT)
            .station("D")
            .lane("F", "S", "18:00", SEVEN_HOURS, 200)
            .lane("S", "D", departs, FIVE_HOURS, 100);
    return ParcelPaths.between(other.network(), other.ordinal("F"), other.ordinal("D")).get(0);
  }

  private static long at(String instant) {
    return Instant.parse(instant + ":00Z").toEpochMilli();
  }
}
