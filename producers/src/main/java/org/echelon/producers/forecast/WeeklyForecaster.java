package org.echelon.producers.forecast;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.producers.client.Names;
import org.echelon.producers.forecast.week.LearnedMix;
import org.echelon.producers.forecast.week.Override;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;

/**
 * Forecasts from order lines and demand history for a shop without a forecaster: each SKU's weeks
 * by {@link LearnedMix}, shared by zone and speed as its demand was, told as negative binomials of
 * its mean and variance; the plan reads no more of a forecast than these. The week that has begun
 * is not learned from until it is over.
 */
public final class WeeklyForecaster {
  private static final int WEEKS_AHEAD = 13;

  private static final double LEAST_UNITS = 1e-3;
  private static final int WEEKS_REMEMBERED = 26;

  private final ZoneId zone;
  private final Names names;
  private final Map<String, DemandWeeks> demand = new TreeMap<>();
  private final Map<String, Integer> historyRevisions = new HashMap<>();
  private final Map<String, Long> historyUnits = new HashMap<>();
  private final SeenLines seen = new SeenLines();
  private Instant informedAt = Instant.EPOCH;
  private long unplacedUnits;

  /**
   * @param zone where weeks begin on Monday
   * @param names of the network in force, which tells where lines that say no zone belong
   */
  public WeeklyForecaster(ZoneId zone, Names names) {
    AvroTrust.ensure();
    this.zone = zone;
    this.names = names;
  }

  /** Takes note of an order line; later revisions count by what they change. */
  public void observe(OrderLine line) {
    long change = seen.change(line);
    if (change == 0) {
      return;
    }
    Optional<String> place = names.zone(line);
    if (place.isEmpty()) {
      unplacedUnits += change;
      return;
    }
    informed(line.getPlacedAt());
    add(line.getSku(), monday(line.getPlacedAt()), place.get(), line.getSpeed(), change);
  }

  /** Units ordered that are left out because no zone can be found for them. */
  public long unplacedUnits() {
    return unplacedUnits;
  }

  /** Takes note of a week of the past; the highest revision of it counts. */
  public void observe(DemandHistory week) {
    String key = week.getSku() + "|" + week.getZone() + "|" + week.getWeekOn();
    if (week.getRevision() > historyRevisions.getOrDefault(key, 0)) {
      historyRevisions.put(key, week.getRevision());
      long units = week.getWithdrawn() ? 0 : week.getUnits();
      Long former = historyUnits.put(key, units);
      informed(week.getWeekOn().plusDays(7).atStartOfDay(zone).toInstant());
      add(
          week.getSku(),
          week.getWeekOn(),
          week.getZone(),
          Speed.NEXT_DAY,
          units - (former == null ? 0 : former));
    }
  }

  /** How many SKUs have been asked for. */
  public int skus() {
    return demand.size();
  }

  /**
   * Forecasts of all SKUs that were asked for before the present week.
   *
   * @param version of all of them; higher than any before
   * @param overrides what is known of weeks to come
   */
  public List<Forecast> issue(Instant now, long version, Collection<Override> overrides) {
    LocalDate first = monday(now);
    Map<String, Double> factors = new HashMap<>();
    overrides.forEach(o -> factors.merge(o.sku() + "|" + o.weekOn(), o.factor(), (a, b) -> a * b));
    List<Forecast> forecasts = new ArrayList<>();
    demand.forEach(
        (sku, weeks) -> {
          if (weeks.before(first) && !weeks.shares().isEmpty()) {
            forecasts.add(forecast(sku, weeks, first, now, version, factors));
          }
        });
    return forecasts;
  }

  private Forecast forecast(
      String sku,
      DemandWeeks weeks,
      LocalDate first,
      Instant now,
      long version,
      Map<String, Double> factors) {
    LearnedMix mix = weeks.learned(first);
    List<Double> means = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    List<Integer> promotions = new ArrayList<>();
    double errorCv = errorCv(mix);
    for (int w = 0; w < WEEKS_AHEAD; w++) {
      Double factor = factors.get(sku + "|" + first.plusDays(7L * w));
      double scale = factor == null ? 1 : factor;
      if (factor != null) {
        promotions.add(w);
      }
      double mean = Math.max(LEAST_UNITS, scale * mix.level());
      double own = scale * scale * mix.spread() - errorCv * errorCv * mean * mean;
      means.add(mean);
      ratios.add(Math.max(1, own / mean));
    }
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(version)
        .setSource("forecaster")
        .setInformedAt(informedAt.isAfter(now) ? now : informedAt)
        .setIssuedAt(now)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(first)
        .setWeekUnits(means)
        .setWeekVarianceToMean(ratios)
        .setMeanErrorCv(errorCv)
        .setClasses(classes(weeks.shares()))
        .setPromotionWeeks(promotions)
        .build();
  }

  /**
   * How wrong the mean itself may be: the error of an average over the weeks remembered. It moves
   * all weeks alike, so it must not be counted once more in the variance of each.
   */
  private static double errorCv(LearnedMix mix) {
    double mean = Math.max(LEAST_UNITS, mix.level());
    double weeks = Math.min(mix.weeks(), WEEKS_REMEMBERED);
    return Math.min(1, Math.sqrt(mix.spread() / (weeks + 1)) / mean);
  }

  private static List<DemandClass> classes(Map<DemandWeeks.ClassKey, Double> shares) {
    List<DemandClass> classes = new ArrayList<>();
    shares.forEach(
        (key, share) ->
            classes.add(
                DemandClass.newBuilder()
                    .setZone(key.zone())
                    .setSpeed(key.speed())
                    .setShare(share)
                    .build()));
    return classes;
  }

  private void add(String sku, LocalDate monday, String place, Speed speed, double units) {
    demand
        .computeIfAbsent(sku, s -> new DemandWeeks())
        .add(monday, new DemandWeeks.ClassKey(place, speed), units);
  }

  private void informed(Instant at) {
    informedAt = at.isAfter(informedAt) ? at : informedAt;
  }

  private LocalDate monday(Instant at) {
    return LocalDate.ofInstant(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
