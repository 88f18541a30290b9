package org.echelon.producers.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final int WEEKS = 30;

  private final Us8World world = new Us8World(4, 60, 7 * WEEKS);
  private final Instant start = world.startAt();

  @Test
  void shouldComeNearerToTheTruthThanItsFirstForecasts() {
    Forecaster forecaster = new Forecaster(world.forecasts(), start);
    List<Forecast> latest = List.of();
    var feed = world.orders();
    for (int week = 1; week <= WEEKS; week++) {
      Instant now = start.plus(Duration.ofDays(7L * week));
      for (FeedRow row : feed.until(now)) {
        forecaster.observe((OrderLine) ((FeedRow.Event) row).record());
      }
      latest = forecaster.issue(now);
      assertThat(forecaster.issue(now)).isEmpty();
    }

    assertThat(latest).hasSize(60).allMatch(f -> f.getVersion() == 1 + WEEKS);
    assertThat(error(latest)).isLessThan(0.95 * error(world.forecasts()));
    for (Forecast forecast : latest) {
      assertThat(forecast.getClasses().stream().mapToDouble(DemandClass::getShare).sum())
          .isCloseTo(1, within(0.001));
      assertThat(forecast.getInformedAt()).isBeforeOrEqualTo(forecast.getIssuedAt());
      assertThat(forecast.getWeekVarianceToMean().get(0)).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void shouldStayAtItsPriorWhenDemandIsAsForecast() {
    Forecast prior =
        Forecast.newBuilder(world.forecasts().get(0)).setWeekUnits(List.of(14.0)).build();
    Forecaster forecaster = new Forecaster(List.of(prior), start);
    forecaster.observe(line("SO-1", 1, 14, OrderChange.PLACED, prior.getSku()));

    double units = forecaster.issue(start.plus(Duration.ofDays(7))).get(0).getWeekUnits().get(0);

    assertThat(units).isCloseTo(14.0, within(1e-9));
  }

  @Test
  void shouldNotCountDuplicatesOrWhatWasCancelled() {
    Forecast prior = world.forecasts().get(0);
    Forecaster plain = new Forecaster(List.of(prior), start);
    Forecaster shaken = new Forecaster(List.of(prior), start);
    OrderLine kept = line("SO-1", 1, 3, OrderChange.PLACED, prior.getSku());
    plain.observe(kept);
    shaken.observe(line("SO-2", 1, 74_215, OrderChange.PLACED, prior.getSku()));
    shaken.observe(kept);
    shaken.observe(kept);
    shaken.observe(line("SO-2", 2, 0, OrderChange.CANCELLED, prior.getSku()));

    Instant week = start.plus(Duration.ofDays(7));
    assertThat(shaken.issue(week)).isEqualTo(plain.issue(week));
  }

  @Test
  void shouldStartAnUnknownSkuFromTheMedianOfTheOthers() {
    Forecaster forecaster = new Forecaster(world.forecasts(), start);
    forecaster.observe(line("SO-1", 1, 1, OrderChange.PLACED, "NEW"));

    List<Forecast> issued = forecaster.issue(start.plus(Duration.ofDays(7)));

    double[] rates =
        world.forecasts().stream().mapToDouble(f -> f.getWeekUnits().get(0)).sorted().toArray();
    assertThat(issued)
        .filteredOn(f -> f.getSku().equals("NEW"))
        .singleElement()
        .satisfies(f -> assertThat(f.getWeekUnits().get(0)).isBetween(rates[10], rates[50]));
  }

  private double error(List<Forecast> forecasts) {
    double sum = 0;
    int fast = 0;
    for (int i = 0; i < forecasts.size(); i++) {
      SkuProfile truth = world.skus().get(i).profile();
      if (truth.ratePerDay() > 1) {
        sum += Math.abs(Math.log(forecasts.get(i).getWeekUnits().get(0) / 7 / truth.ratePerDay()));
        fast++;
      }
    }
    return sum / fast;
  }

  private OrderLine line(String order, int revision, long units, OrderChange change, String sku) {
    return OrderLine.newBuilder()
        .setEventId(order + "-" + revision)
        .setSource("test")
        .setOccurredAt(start.plusSeconds(60))
        .setRevision(revision)
        .setOrderId(order)
        .setPlacedAt(start.plusSeconds(60))
        .setChange(change)
        .setSku(sku)
        .setUnits(units)
        .setZone("Z1")
        .setSpeed(Speed.NEXT_DAY)
        .build();
  }
}
