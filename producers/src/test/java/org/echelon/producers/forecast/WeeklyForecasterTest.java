package org.echelon.producers.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.forecast.week.Override;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;

class WeeklyForecasterTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  private final WeeklyForecaster forecaster = new WeeklyForecaster(ZoneOffset.UTC);

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
