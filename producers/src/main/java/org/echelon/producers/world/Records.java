package org.echelon.producers.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Speed;

/** The records that every world writes alike: items, forecasts and opening counts. */
final class Records {
  private static final double EARLY_ERROR_CV = 0.25;
  private static final double DRAWN_ERROR_CV = 0.25;

  private final String source;
  private final Instant startAt;

  Records(String source, Instant startAt) {
    this.source = source;
    this.startAt = startAt;
  }

  Item item(SkuProfile sku) {
    return Item.newBuilder()
        .setSku(sku.sku())
        .setRevision(1)
        .setSource(source)
        .setChangedAt(startAt)
        .setName(sku.sku())
        .setUnitCube(sku.unitCube())
        .setUnitCostMicros(micros(sku.unitCost()))
        .setSellingPriceMicros(micros(sku.sellingPrice()))
        .setHoldingRatePerYear(SkuProfile.HOLDING_RATE_PER_YEAR)
        .setVendors(List.of(ItemVendor.newBuilder().setVendor(Us8.VENDOR).build()))
        .build();
  }

  /** Forecasts at the early rates of a file; what sold nothing then has none. */
  List<Forecast> forecasts(List<SkuProfile> skus, List<DemandClass> shares) {
    return skus.stream()
        .filter(sku -> sku.ratePerDay() > 0)
        .map(sku -> forecast(sku, sku.ratePerDay(), EARLY_ERROR_CV, shares))
        .toList();
  }

  /** Forecasts that miss the true rates of generated SKUs by chance, as much as they say. */
  List<Forecast> forecastsDrawn(
      long seed, List<Us8Sku> skus, Function<Us8Sku, List<DemandClass>> shares) {
    double sigma = Math.sqrt(Math.log1p(DRAWN_ERROR_CV * DRAWN_ERROR_CV));
    double median = Math.exp(-sigma * sigma / 2);
    List<Forecast> forecasts = new ArrayList<>();
    for (Us8Sku sku : skus) {
      double error = Chance.of(seed, "forecast", sku.sku()).logNormal(median, sigma);
      double rate = sku.profile().ratePerDay() * error;
      forecasts.add(forecast(sku.profile(), rate, DRAWN_ERROR_CV, shares.apply(sku)));
    }
    return forecasts;
  }

  /** The first forecast of a SKU: one weekly mean for all weeks, shared as the classes are. */
  Forecast forecast(
      SkuProfile sku, double forecastPerDay, double errorCv, List<DemandClass> shares) {
    LocalDate monday =
        LocalDate.ofInstant(startAt, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Forecast.newBuilder()
        .setSku(sku.sku())
        .setVersion(1)
        .setSource(source)
        .setInformedAt(startAt)
        .setIssuedAt(startAt)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(monday)
        .setWeekUnits(List.of(7 * forecastPerDay))
        .setWeekVarianceToMean(List.of(sku.varianceToMean()))
        .setMeanErrorCv(errorCv)
        .setClasses(shares)
        .build();
  }

  /** Stock found at the start. */
  Adjustment openingCount(String sku, String node, long units) {
    return Adjustment.newBuilder()
        .setEventId("opening-" + sku + "-" + node)
        .setSource(source)
        .setOccurredAt(startAt)
        .setSku(sku)
        .setNode(node)
        .setAdjustmentId("opening-" + sku)
        .setKind(AdjustmentKind.COUNT)
        .setUnits(units)
        .setCountedAt(startAt)
        .setReason("OPENING")
        .build();
  }

  /** Every zone and speed with its share of demand. */
  static List<DemandClass> classShares(List<Us8.SpeedShare> speeds) {
    List<DemandClass> shares = new ArrayList<>();
    for (Us8.Area area : Us8.AREAS) {
      for (Us8.SpeedShare speed : speeds) {
        shares.add(
            DemandClass.newBuilder()
                .setZone(area.zone())
                .setSpeed(speed.speed())
                .setShare(area.share() * speed.share())
                .build());
      }
    }
    return shares;
  }

  /** The same speeds without those that large items do not have, in their old proportions. */
  static List<Us8.SpeedShare> withoutSameDay(List<Us8.SpeedShare> speeds) {
    List<Us8.SpeedShare> slower = speeds.stream().filter(s -> s.speed() != Speed.SAME_DAY).toList();
    double total = slower.stream().mapToDouble(Us8.SpeedShare::share).sum();
    return slower.stream().map(s -> new Us8.SpeedShare(s.speed(), s.share() / total)).toList();
  }

  /** The seed of a further draw of the arrivals of a world. */
  static long redrawn(long seed, int draw) {
    return seed + 1_000_003L * draw;
  }

  static long micros(double money) {
    return Math.round(money * 1_000_000);
  }
}
