package org.echelon.producers.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.echelon.event.DemandClass;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;

/**
 * Orders of one line each for any network, drawn day by day: the lines of a SKU are Poisson around
 * its mean times the factor of the weekday, have whole packs, and fall on a zone and speed by their
 * shares.
 */
public final class ClassOrders extends FileFeed {
  private static final int DAY_SECONDS = 86_400;

  private final long seed;
  private final LocalDate firstDay;
  private final int days;
  private final List<Us8Sku> skus;
  private final Map<Us8Sku, Shares> shares = new HashMap<>();
  private final Rhythm rhythm;
  private final String source;
  private int nextDay;

  /**
   * When orders come.
   *
   * @param zone where days begin
   * @param weekdays factor of the mean on Monday to Sunday
   * @param from first time of day at which orders come
   * @param hours within which they spread evenly, above zero
   */
  public record Rhythm(ZoneId zone, List<Double> weekdays, LocalTime from, double hours) {

    /** Evenly, day and night. */
    public static Rhythm even(ZoneId zone) {
      return new Rhythm(zone, List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0), LocalTime.MIDNIGHT, 24);
    }
  }

  /** Zones and speeds with their shares, added up. */
  private record Shares(List<DemandClass> classes, double[] cumulative) {

    static Shares of(List<DemandClass> classes) {
      double[] cumulative = new double[classes.size()];
      double sum = 0;
      for (int c = 0; c < cumulative.length; c++) {
        sum += classes.get(c).getShare();
        cumulative[c] = sum;
      }
      return new Shares(List.copyOf(classes), cumulative);
    }
  }

  /**
   * Orders whose zones and speeds are the same for all SKUs.
   *
   * @param classes zones and speeds with their shares
   * @param days after which no more orders come
   */
  public ClassOrders(
      String world,
      long seed,
      LocalDate firstDay,
      int days,
      List<Us8Sku> skus,
      List<DemandClass> classes,
      Rhythm rhythm) {
    this(world, seed, firstDay, days, skus, sku -> classes, rhythm);
  }

  /**
   * @param classes zones and speeds of a SKU with their shares
   * @param days after which no more orders come
   */
  public ClassOrders(
      String world,
      long seed,
      LocalDate firstDay,
      int days,
      List<Us8Sku> skus,
      Function<Us8Sku, List<DemandClass>> classes,
      Rhythm rhythm) {
    AvroTrust.ensure();
    this.source = world + "-orders";
    this.seed = seed;
    this.firstDay = firstDay;
    this.days = days;
    this.skus = List.copyOf(skus);
    this.rhythm = rhythm;
    skus.forEach(sku -> shares.put(sku, Shares.of(classes.apply(sku))));
  }

  @Override
  public String source() {
    return source;
  }

  /** The orders of the next day that has any. */
  @Override
  protected List<FeedRow> readGroup() {
    List<FeedRow> rows = new ArrayList<>();
    while (rows.isEmpty() && nextDay < days) {
      day(firstDay.plusDays(nextDay++), rows);
    }
    rows.sort(Comparator.comparing(FeedRow::at).thenComparing(row -> orderId(row)));
    return rows;
  }

  private static String orderId(FeedRow row) {
    return ((OrderLine) ((FeedRow.Event) row).record()).getOrderId();
  }

  private void day(LocalDate day, List<FeedRow> rows) {
    double factor = rhythm.weekdays().get(day.getDayOfWeek().getValue() - 1);
    Instant opens = day.atTime(rhythm.from()).atZone(rhythm.zone()).toInstant();
    double seconds = Math.min(DAY_SECONDS, rhythm.hours() * 3600);
    for (Us8Sku sku : skus) {
      Chance chance = Chance.of(seed, "orders", sku.sku(), day.toString());
      long drawn = chance.poisson(factor * sku.linesPerDay());
      Shares its = Objects.requireNonNull(shares.get(sku));
      for (long line = 0; line < drawn; line++) {
        DemandClass of = its.classes().get(chance.index(its.cumulative()));
        Instant at = opens.plus(Duration.ofSeconds((long) (seconds * chance.uniform())));
        long packs = 1 + chance.geometric(sku.packing().furtherPacks());
        String id = String.format(Locale.ROOT, "%s-%s-%d", day, sku.sku(), line + 1);
        rows.add(order(id, at, sku.sku(), packs * sku.packing().soldUnits(), of));
      }
    }
  }

  private FeedRow order(String id, Instant at, String sku, long units, DemandClass of) {
    OrderLine line =
        OrderLine.newBuilder()
            .setEventId(id)
            .setSource(source)
            .setOccurredAt(at)
            .setOrderId(id)
            .setPlacedAt(at)
            .setLineNo(1)
            .setLineCount(1)
            .setChange(OrderChange.PLACED)
            .setSku(sku)
            .setUnits(units)
            .setZone(of.getZone())
            .setSpeed(of.getSpeed())
            .build();
    return new FeedRow.Event(at, Topic.ORDER, sku, line);
  }
}
