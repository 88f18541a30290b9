package org.echelon.console.view;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.jspecify.annotations.Nullable;

/**
 * Prices of limits and the shares of them that the prices plan to use, over the weeks to come,
 * beside those of the version before.
 */
public final class PriceCurves {
  static final int LINES_AT_MOST = 6;

  /** How many weeks are drawn where one price holds for all. */
  static final int WEEKS = 13;

  private PriceCurves() {}

  /**
   * The curves.
   *
   * @param version empty where no prices are in force
   * @param resources that have prices
   * @param steady whether the price of each limit is the same in all weeks
   * @param total limits of this resource, drawn or not
   */
  public record Curves(
      Optional<Instant> asOf,
      Optional<Long> version,
      Optional<Long> formerVersion,
      String resource,
      List<String> resources,
      boolean steady,
      List<Week> weeks,
      List<Line> lines,
      int total) {}

  /** A period by its first day, and the ISO week that most of its seven days are in. */
  public record Week(LocalDate startsOn, String week) {}

  /**
   * A limit.
   *
   * @param values price by period
   * @param former price of the version before in the same weeks, empty before that began
   * @param shares planned use over capacity by period, empty without a capacity
   */
  public record Line(
      String node,
      List<Double> values,
      List<Optional<Double>> former,
      List<Optional<Double>> shares) {}

  /**
   * The curves of some nodes.
   *
   * @param resource STORAGE, FLOW, INBOUND or OUTBOUND; empty for the first that has prices
   * @param nodes the first six of them that have such a limit; empty for the six dearest
   */
  public static Curves of(ConsoleTables tables, String resource, List<String> nodes) {
    NavigableMap<Long, Priced> vectors = tables.prices().vectors();
    if (vectors.isEmpty()) {
      return new Curves(
          tables.ticks().at(),
          Optional.empty(),
          Optional.empty(),
          resource,
          List.of(),
          true,
          List.of(),
          List.of(),
          0);
    }
    PriceVector vector = vectors.lastEntry().getValue().vector();
    Optional<PriceVector> former =
        Optional.ofNullable(vectors.lowerEntry(vector.getVersion()))
            .map(Map.Entry::getValue)
            .map(Priced::vector);
    List<String> resources =
        vector.getPrices().stream().map(price -> price.getResource().name()).distinct().toList();
    String shown = resource.isEmpty() && !resources.isEmpty() ? resources.get(0) : resource;
    List<Price> all =
        vector.getPrices().stream()
            .filter(price -> price.getResource().name().equals(shown))
            .toList();
    List<LocalDate> starts = starts(tables, vector);
    Map<String, Price> before = new TreeMap<>();
    former.ifPresent(
        vectorBefore ->
            vectorBefore.getPrices().stream()
                .filter(price -> price.getResource().name().equals(shown))
                .forEach(price -> before.put(price.getNode(), price)));
    List<LocalDate> startsBefore = former.map(PriceVector::getPeriodStartsOn).orElse(List.of());
    return new Curves(
        tables.ticks().at(),
        Optional.of(vector.getVersion()),
        former.map(PriceVector::getVersion),
        shown,
        resources,
        vector.getPrices().stream()
            .allMatch(price -> price.getValues().stream().distinct().count() <= 1),
        starts.stream().map(PriceCurves::week).toList(),
        chosen(all, nodes).stream()
            .map(price -> line(price, starts, before.get(price.getNode()), startsBefore))
            .toList(),
        all.size());
  }

  /** The weeks of the vector, or where it has none so many from this week on. */
  private static List<LocalDate> starts(ConsoleTables tables, PriceVector vector) {
    if (vector.getPeriodStartsOn().size() > 1) {
      return vector.getPeriodStartsOn();
    }
    LocalDate monday =
        LocalDate.ofInstant(Instant.ofEpochMilli(tables.ticks().nowMillis()), ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<LocalDate> starts = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      starts.add(monday.plusWeeks(week));
    }
    return starts;
  }

  private static Week week(LocalDate startsOn) {
    LocalDate day = startsOn.plusDays(3);
    return new Week(
        startsOn,
        String.format(
            Locale.ROOT,
            "%d-W%02d",
            day.get(IsoFields.WEEK_BASED_YEAR),
            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
  }

  private static List<Price> chosen(List<Price> all, List<String> nodes) {
    if (nodes.isEmpty()) {
      return all.stream()
          .sorted(
              Comparator.comparingDouble((Price price) -> -most(price.getValues()))
                  .thenComparingDouble(price -> -most(shares(price)))
                  .thenComparing(Price::getNode))
          .limit(LINES_AT_MOST)
          .toList();
    }
    return nodes.stream()
        .distinct()
        .flatMap(node -> all.stream().filter(price -> price.getNode().equals(node)))
        .limit(LINES_AT_MOST)
        .toList();
  }

  private static double most(List<Double> values) {
    return values.isEmpty() ? 0 : Collections.max(values);
  }

  /** By period of the vector; no more than have a capacity. */
  private static List<Double> shares(Price price) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(price.getUsage().size(), price.getCapacity().size()); i++) {
      double capacity = price.getCapacity().get(i);
      shares.add(capacity > 0 ? price.getUsage().get(i) / capacity : Double.NaN);
    }
    return shares;
  }

  private static Line line(
      Price price, List<LocalDate> starts, @Nullable Price former, List<LocalDate> startsBefore) {
    List<Double> values = new ArrayList<>();
    List<Optional<Double>> before = new ArrayList<>();
    List<Optional<Double>> used = new ArrayList<>();
    List<Double> shares = shares(price);
    for (int i = 0; i < starts.size(); i++) {
      values.add(last(price.getValues(), i).orElse(0.0));
      used.add(last(shares, i).filter(Double::isFinite));
      before.add(former == null ? Optional.empty() : on(former, startsBefore, starts.get(i)));
    }
    return new Line(price.getNode(), values, before, used);
  }

  /** What comes after the last period is as then. */
  private static Optional<Double> last(List<Double> values, int period) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(values.get(Math.min(period, values.size() - 1)));
  }

  /** The price on a day; empty before the first period. */
  static Optional<Double> on(Price price, List<LocalDate> starts, LocalDate day) {
    if (price.getValues().size() <= 1 || starts.isEmpty()) {
      return last(price.getValues(), 0);
    }
    int period = -1;
    while (period + 1 < starts.size() && !starts.get(period + 1).isAfter(day)) {
      period++;
    }
    return period < 0 ? Optional.empty() : last(price.getValues(), period);
  }
}
