package org.echelon.producers.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.client.Names;
import org.echelon.producers.forecast.week.Override;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;
import org.junit.jupiter.api.Test;

class WeeklyForecasterTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  private final WeeklyForecaster forecaster = new WeeklyForecaster(ZoneOffset.UTC, Names.unknown());

  @Test
  void shouldForecastWhatHistoryAndOrdersSay() {
    for (int week = 0; week < 20; week++) {
      forecaster.observe(history(week, 1, 30 + week % 3));
    }
    forecaster.observe(order("O-1", 1, 10, MONDAY.plusWeeks(20)));
    forecaster.observe(order("O-1", 2, 31, MONDAY.plusWeeks(20)));

    // when
    List<Forecast> issued = forecaster.issue(at(MONDAY.plusWeeks(21)), 7, List.of());

    Forecast forecast = issued.get(0);
    assertThat(FormCheck.check(forecast)).isEmpty();
    assertThat(forecast.getFirstWeekOn()).isEqualTo(MONDAY.plusWeeks(21));
    assertThat(forecast.getWeekUnits().get(0)).isCloseTo(31, within(2.0));
    assertThat(forecast.getWeekUnits()).hasSize(13);
    assertThat(forecast.getVersion()).isEqualTo(7);
    assertThat(forecast.getClasses())
        .extracting(c -> c.getZone() + " " + c.getSpeed())
        .containsExactly("Z1 SAME_DAY", "Z1 NEXT_DAY");
  }

  @Test
  void shouldTakeCorrectedHistoryOnce() {
    for (int week = 0; week < 10; week++) {
      forecaster.observe(history(week, 1, 500));
      forecaster.observe(history(week, 2, 20));
      forecaster.observe(history(week, 2, 20));
    }

    // when
    Forecast forecast = forecaster.issue(at(MONDAY.plusWeeks(10)), 1, List.of()).get(0);

    assertThat(forecast.getWeekUnits().get(0)).isCloseTo(20, within(1.0));
  }

  @Test
  void shouldLeaveOutTheWeekThatHasOnlyBegun() {
    for (int week = 0; week < 10; week++) {
      forecaster.observe(history(week, 1, 20));
    }
    forecaster.observe(order("O-1", 1, 900, MONDAY.plusWeeks(10)));

    // when
    Forecast forecast = forecaster.issue(at(MONDAY.plusWeeks(10).plusDays(2)), 1, List.of()).get(0);

    assertThat(forecast.getWeekUnits().get(0)).isCloseTo(20, within(1.0));
  }

  @Test
  void shouldRaiseTheWeekOfAPromotion() {
    for (int week = 0; week < 10; week++) {
      forecaster.observe(history(week, 1, 20));
    }
    Override promotion = new Override("A", MONDAY.plusWeeks(12), 3, "leaflet");

    // when
    Forecast forecast = forecaster.issue(at(MONDAY.plusWeeks(10)), 1, List.of(promotion)).get(0);

    assertThat(forecast.getWeekUnits().get(2)).isCloseTo(60, within(3.0));
    assertThat(forecast.getWeekUnits().get(3)).isCloseTo(20, within(1.0));
    assertThat(forecast.getPromotionWeeks()).containsExactly(2);
  }

  @Test
  void shouldCountNothingOfWhatWasCancelledAndAllOfWhatIsFirstSeenLater() {
    for (int week = 0; week < 10; week++) {
      forecaster.observe(order("O-" + week, 2, 20, MONDAY.plusWeeks(week)));
      OrderLine gone = order("C-" + week, 1, 500, MONDAY.plusWeeks(week));
      forecaster.observe(gone);
      forecaster.observe(
          OrderLine.newBuilder(gone).setRevision(2).setChange(OrderChange.CANCELLED).build());
    }

    // when
    Forecast forecast = forecaster.issue(at(MONDAY.plusWeeks(10)), 1, List.of()).get(0);

    assertThat(forecast.getWeekUnits().get(0)).isCloseTo(20, within(1.0));
  }

  @Test
  void shouldFindTheZoneOfALineAsPlanDoes() {
    Network network = new Us8World(1, 20, 1).network();
    String west = network.getZones().get(0).getZone();
    List<Zone> zones = new ArrayList<>(network.getZones());
    zones.set(0, Zone.newBuilder(zones.get(0)).setPostalPrefixes(List.of("902")).build());
    network = Network.newBuilder(network).setZones(zones).build();
    Node node =
        network.getNodes().stream()
            .filter(n -> n.getHomeZone() != null && !n.getHomeZone().equals(west))
            .findFirst()
            .orElseThrow();
    var placing =
        new WeeklyForecaster(ZoneOffset.UTC, Names.of(network, at(MONDAY).toEpochMilli()));
    for (int week = 0; week < 10; week++) {
      placing.observe(unzoned("N-" + week, week).setAssignedNode(node.getNode()).build());
      placing.observe(unzoned("P-" + week, week).setPostalCode("90210").build());
      placing.observe(unzoned("X-" + week, week).setPostalCode("10001").build());
    }

    // when
    Forecast forecast = placing.issue(at(MONDAY.plusWeeks(10)), 1, List.of()).get(0);

    assertThat(forecast.getClasses())
        .extracting(DemandClass::getZone, DemandClass::getShare)
        .containsExactlyInAnyOrder(tuple(west, 0.5), tuple(node.getHomeZone(), 0.5));
    assertThat(placing.unplacedUnits()).isEqualTo(100);
  }

  private static OrderLine.Builder unzoned(String id, int week) {
    return OrderLine.newBuilder(order(id, 1, 10, MONDAY.plusWeeks(week))).setZone(null);
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static DemandHistory history(int week, int revision, long units) {
    return DemandHistory.newBuilder()
        .setEventId("h-" + week + "-" + revision)
        .setSource("test")
        .setOccurredAt(at(MONDAY.plusWeeks(week + 1L)))
        .setRevision(revision)
        .setSku("A")
        .setZone("Z1")
        .setWeekOn(MONDAY.plusWeeks(week))
        .setUnits(units)
        .build();
  }

  private static OrderLine order(String id, int revision, long units, LocalDate day) {
    return OrderLine.newBuilder()
        .setEventId(id + "-" + revision)
        .setSource("test")
        .setOccurredAt(at(day))
        .setRevision(revision)
        .setOrderId(id)
        .setPlacedAt(at(day))
        .setChange(OrderChange.PLACED)
        .setSku("A")
        .setUnits(units)
        .setZone("Z1")
        .setSpeed(Speed.SAME_DAY)
        .build();
  }
}
