package org.echelon.producers.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.network.LeadTime;
import org.echelon.producers.forecast.week.Score;
import org.echelon.producers.us8.DirectDelivery;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;
import org.junit.jupiter.api.Test;

/** Right predictions are told from wrong ones. */
class CalibrationTest {
  static {
    AvroTrust.ensure();
  }

  private static final int SEED = 20_261;
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final Instant START = MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final double WEEK_UNITS = 40;
  private static final double RATIO = 5;

  @Test
  void shouldTellAForecastThatFitsFromOneThatIsTooHigh() {
    Fit right = demand(WEEK_UNITS);
    Fit high = demand(1.5 * WEEK_UNITS);

    assertThat(right.count()).isEqualTo(2_000);
    assertThat(right.expected()).isCloseTo(right.came(), within(1.0));
    assertThat(right.inside50()).isCloseTo(0.50, within(0.03));
    assertThat(right.inside90()).isCloseTo(0.90, within(0.02));
    assertThat(right.inside98()).isCloseTo(0.98, within(0.01));
    assertThat(high.inside90()).isLessThan(0.8);
    assertThat(high.loss()).isGreaterThan(1.2 * right.loss());
    assertThat(high.expected()).isCloseTo(1.5 * right.came(), within(1.5));
  }

  /** Only what arrives within 10 days is seen; a law that is cut there still fits it. */
  @Test
  void shouldFitLeadTimesThatAreCutByTheEnd() {
    LeadTimeTable planned = new LeadTimeTable(new LeadTime(12, 6));
    Fit right = leadTimes(planned, 12);
    Fit twice = leadTimes(planned, 24);

    assertThat(right.count()).isGreaterThan(800);
    assertThat(right.expected()).isCloseTo(right.came(), within(0.2));
    assertThat(right.inside50()).isCloseTo(0.50, within(0.04));
    assertThat(right.inside90()).isCloseTo(0.90, within(0.03));
    assertThat(right.inside98()).isCloseTo(0.98, within(0.015));
    assertThat(twice.came()).isGreaterThan(twice.expected() + 0.3);
    assertThat(twice.inside50()).isLessThan(right.inside50());
  }

  /** The fast vendor is learned apart from the slow one; later orders come as before. */
  @Test
  void shouldLearnLeadTimesOfVendorsFromEarlierOrders() {
    Well19937c random = new Well19937c(SEED);
    List<DirectDelivery> deliveries = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      boolean fast = i % 2 == 0;
      double days = new GammaDistribution(random, 4, fast ? 5 : 20).sample();
      deliveries.add(new DirectDelivery(fast ? "FAST" : "SLOW", MONDAY.plusDays(i), days));
    }

    LeadTimeBacktest backtest = new LeadTimeBacktest(deliveries, 0.6);

    Fit one = backtest.fits().get("one law");
    Fit each = backtest.fits().get("by vendor");
    assertThat(backtest.learned()).isBetween(500L, 600L);
    assertThat(each.count()).isEqualTo(400);
    assertThat(each.loss()).isLessThan(0.8 * one.loss());
    assertThat(each.expected()).isCloseTo(each.came(), within(6.0));
  }

  @Test
  void shouldWeighRunsByWhatTheyCount() {
    Calibration one = calibration(new Fit(1, 10, 10, 0.1, 0.2, 0.3, 0.4), 0.5);
    Calibration three = calibration(new Fit(3, 30, 20, 0.5, 0.6, 0.7, 0.8), 0.9);

    Calibration both = Calibration.together(List.of(one, three));

    Fit fit = both.demand().get("FAST");
    assertThat(fit.count()).isEqualTo(4);
    assertThat(fit.expected()).isCloseTo(25, within(1e-12));
    assertThat(fit.came()).isCloseTo(17.5, within(1e-12));
    assertThat(fit.inside98()).isCloseTo(0.7, within(1e-12));
    assertThat(fit.loss()).isCloseTo((10 * 0.1 + 60 * 0.5) / 70, within(1e-12));
    assertThat(both.capacity().get(0).actual()).isCloseTo(0.7, within(1e-12));
    assertThat(both.capacity().get(0).ratio()).isCloseTo(0.7 / 0.8, within(1e-12));
  }

  private static Calibration calibration(Fit fit, double used) {
    FacilityUse use = new FacilityUse("FC-1", "FLOW", 2, 0.8, used, Math.abs(0.8 - used));
    return new Calibration(Map.of("FAST", fit), Map.of(), List.of(use));
  }

  /** Demand of the negative binomial of the mean and ratio, as a gamma-mixed count. */
  private static Fit demand(double forecast) {
    Well19937c random = new Well19937c(SEED);
    double shape = WEEK_UNITS / RATIO;
    GammaDistribution weeks = new GammaDistribution(random, shape, RATIO);
    DemandBook book = new DemandBook();
    for (int sku = 0; sku < 1_000; sku++) {
      book.take(forecast("SKU-" + sku, forecast));
      for (int week = 0; week < 2; week++) {
        book.take(line("SKU-" + sku, week, Math.round(weeks.sample())));
      }
    }
    return book.fits(START, START.plus(Duration.ofDays(14))).get("FAST");
  }

  private static Fit leadTimes(LeadTimeTable planned, double meanDays) {
    double shape = 4;
    GammaDistribution times =
        new GammaDistribution(new Well19937c(SEED), shape, 24 * meanDays / shape);
    Score score = new Score();
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      all.add(times.sample());
    }
    all.stream()
        .filter(hours -> hours <= 240)
        .forEach(hours -> score.add(planned.within(240), hours));
    return Fit.of(score, 1 / 24.0);
  }

  private static Forecast forecast(String sku, double units) {
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(1)
        .setSource("test")
        .setInformedAt(START)
        .setIssuedAt(START)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(MONDAY)
        .setWeekUnits(List.of(units))
        .setWeekVarianceToMean(List.of(RATIO))
        .build();
  }

  private static OrderLine line(String sku, int week, long units) {
    Instant at = START.plus(Duration.ofDays(7L * week + 2));
    return OrderLine.newBuilder()
        .setEventId(sku + "-" + week)
        .setOrderId(sku + "-" + week)
        .setLineNo(1)
        .setRevision(1)
        .setChange(OrderChange.PLACED)
        .setSku(sku)
        .setZone("Z-1")
        .setSpeed(Speed.TWO_DAY)
        .setUnits(units)
        .setPlacedAt(at)
        .setOccurredAt(at)
        .setSource("test")
        .build();
  }
}
