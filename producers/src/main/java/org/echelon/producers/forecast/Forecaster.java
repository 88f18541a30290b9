package org.echelon.producers.forecast;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandFamily;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;

/**
 * Learns each SKU's rate from the orders seen so far (gamma-Poisson, prior shape 16, 7% forgotten a
 * week) and writes a new forecast of every known SKU each week. A SKU without a first forecast
 * starts from the median of those that have one, at its first order.
 */
public final class Forecaster implements DemandLearner {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final double RATE_WITHOUT_ANY_PRIOR = 0.1;

  /** A zone and speed in which demand comes. */
  private record ClassKey(String zone, Speed speed) {}

  private final List<ClassKey> classes;
  private final double[] commonShares;
  private final double medianRatePerDay;
  private final Map<String, DemandMemory> memories = new TreeMap<>();
  private final SeenLines seen = new SeenLines();
  private Instant informedAt;
  private Instant nextIssueAt;

  /**
   * @param priors the first forecasts, at least one; every class known to any of them is learned
   */
  public Forecaster(Collection<Forecast> priors, Instant startAt) {
    AvroTrust.ensure();
    classes =
        priors.stream()
            .flatMap(f -> f.getClasses().stream())
            .map(c -> new ClassKey(c.getZone(), c.getSpeed()))
            .distinct()
            .sorted(Comparator.comparing(ClassKey::zone).thenComparing(ClassKey::speed))
            .toList();
    double[] rates =
        priors.stream().mapToDouble(f -> f.getWeekUnits().get(0) / 7).sorted().toArray();
    medianRatePerDay = rates.length == 0 ? RATE_WITHOUT_ANY_PRIOR : rates[rates.length / 2];
    priors.forEach(f -> memories.put(f.getSku(), DemandMemory.ofPrior(f, shares(f))));
    commonShares = priors.stream().findFirst().map(this::shares).orElse(new double[0]);
    informedAt = startAt;
    nextIssueAt = startAt.plus(WEEK);
  }

  /** Takes note of an order line; later revisions count by what they change. */
  @Override
  public void observe(OrderLine line) {
    long change = seen.change(line);
    if (change == 0) {
      return;
    }
    if (line.getOccurredAt().isAfter(informedAt)) {
      informedAt = line.getOccurredAt();
    }
    String zone = line.getZone();
    // Only the network knows the zone of an order that says a postal code alone.
    int demandClass = zone == null ? -1 : classes.indexOf(new ClassKey(zone, line.getSpeed()));
    memories
        .computeIfAbsent(
            line.getSku(), sku -> DemandMemory.ofUnknown(medianRatePerDay, commonShares))
        .add(demandClass, change);
  }

  /** New forecasts of all known SKUs when a week has passed since the last; else none. */
  @Override
  public List<Forecast> issue(Instant now) {
    if (now.isBefore(nextIssueAt)) {
      return List.of();
    }
    while (!now.isBefore(nextIssueAt)) {
      memories.values().forEach(DemandMemory::closeWeek);
      nextIssueAt = nextIssueAt.plus(WEEK);
    }
    List<Forecast> forecasts = new ArrayList<>();
    memories.forEach((sku, memory) -> forecasts.add(forecast(sku, memory, now)));
    return forecasts;
  }

  private Forecast forecast(String sku, DemandMemory memory, Instant now) {
    return Forecast.newBuilder()
        .setSku(sku)
        .setVersion(memory.nextVersion())
        .setSource("forecaster")
        .setInformedAt(informedAt.isAfter(now) ? now : informedAt)
        .setIssuedAt(now)
        .setFamily(DemandFamily.NEGATIVE_BINOMIAL)
        .setFirstWeekOn(
            LocalDate.ofInstant(now, ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
        .setWeekUnits(List.of(7 * memory.ratePerDay()))
        .setWeekVarianceToMean(List.of(memory.varianceToMean()))
        .setMeanErrorCv(memory.errorCv())
        .setClasses(demandClasses(memory.shares()))
        .build();
  }

  private List<DemandClass> demandClasses(double[] shares) {
    return IntStream.range(0, shares.length)
        .mapToObj(
            c ->
                DemandClass.newBuilder()
                    .setZone(classes.get(c).zone())
                    .setSpeed(classes.get(c).speed())
                    .setShare(shares[c])
                    .build())
        .toList();
  }

  private double[] shares(Forecast forecast) {
    double[] shares = new double[classes.size()];
    for (DemandClass c : forecast.getClasses()) {
      shares[classes.indexOf(new ClassKey(c.getZone(), c.getSpeed()))] += c.getShare();
    }
    return shares;
  }
}
