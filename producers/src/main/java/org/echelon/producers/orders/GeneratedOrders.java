package org.echelon.producers.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Sibling;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.DemandRhythm;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;
import org.echelon.topic.Topic;

/**
 * Orders drawn day by day: the lines of a SKU are Poisson around a mean that moves with the rhythm
 * of demand, each has whole packs and falls on a zone, a speed and a local time of day by itself,
 * and lines of one class that lie within an hour make orders of one to three lines.
 */
public final class GeneratedOrders implements OrderFeed {
  private static final String SOURCE = "us8-orders";
  private static final int DAY_SECONDS = 86_400;

  /** Relative demand by local hour: little at night, a hump at noon and one in the evening. */
  private static final double[] HOURS = {
    2, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 7, 6, 6, 6, 6, 7, 8, 8, 7, 5, 3
  };

  private static final double[] LINES_PER_ORDER = {0.60, 0.85, 1.0};

  private final long arrivals;
  private final Instant startAt;
  private final int days;
  private final List<Us8Sku> skus;
  private final DemandRhythm rhythm;
  private final double[] cumulativeHours = cumulative(HOURS);
  private final double[] cumulativeClasses = classShares(true);

  /** Large items have no same-day service. */
  private final double[] cumulativeSlow = classShares(false);

  private final Deque<FeedRow> ready = new ArrayDeque<>();
  private int nextDay;
  private long rowsRead;

  /** Units of a SKU that are ordered together. */
  private record Part(int serviceClass, int second, int sku, long units) {}

  public GeneratedOrders(long seed, Instant startAt, int days, List<Us8Sku> skus) {
    this(seed, seed, startAt, days, skus);
  }

  /**
   * @param seed of the weeks in which more or less sells
   * @param arrivals seed of everything else: how many lines come, where, when and for how much
   */
  public GeneratedOrders(long seed, long arrivals, Instant startAt, int days, List<Us8Sku> skus) {
    AvroTrust.ensure();
    this.arrivals = arrivals;
    this.startAt = startAt;
    this.days = days;
    this.skus = List.copyOf(skus);
    this.rhythm = new DemandRhythm(seed);
  }

  @Override
  public List<FeedRow> until(Instant until) {
    List<FeedRow> rows = new ArrayList<>();
    while (nextAt().filter(at -> !at.isAfter(until)).isPresent()) {
      rows.add(ready.poll());
    }
    rowsRead += rows.size();
    return rows;
  }

  @Override
  public Optional<Instant> nextAt() {
    while (ready.isEmpty() && nextDay < days) {
      generate(nextDay++);
    }
    return Optional.ofNullable(ready.peek()).map(FeedRow::at);
  }

  @Override
  public long rowsRead() {
    return rowsRead;
  }

  @Override
  public long rowsRefused() {
    return 0;
  }

  private void generate(int day) {
    Instant dayStart = startAt.plus(Duration.ofDays(day));
    List<List<Part>> orders =
        orders(parts(day, dayStart), Chance.of(arrivals, "baskets", "" + day));
    orders.sort(
        Comparator.<List<Part>>comparingInt(o -> o.get(0).second())
            .thenComparingInt(o -> o.get(0).serviceClass()));
    int number = 0;
    for (List<Part> order : orders) {
      number++;
      write("US8-%d-%d".formatted(day + 1, number), dayStart, order);
    }
  }

  private List<Part> parts(int day, Instant dayStart) {
    List<Part> units = new ArrayList<>();
    for (int s = 0; s < skus.size(); s++) {
      Us8Sku sku = skus.get(s);
      Us8Sku.Packing packing = sku.packing();
      Chance chance = Chance.of(arrivals, "orders", sku.sku(), "" + day);
      long drawn = chance.poisson(sku.linesPerDay() * rhythm.factor(sku.sku(), day));
      for (long i = 0; i < drawn; i++) {
        int serviceClass = chance.index(sku.large() ? cumulativeSlow : cumulativeClasses);
        int local = (int) ((chance.index(cumulativeHours) + chance.uniform()) / 24 * DAY_SECONDS);
        long ordered = packing.soldUnits() * (1 + chance.geometric(packing.furtherPacks()));
        units.add(new Part(serviceClass, second(serviceClass, local, dayStart), s, ordered));
      }
    }
    units.sort(
        Comparator.comparingInt(Part::serviceClass)
            .thenComparingInt(Part::second)
            .thenComparingInt(Part::sku));
    return units;
  }

  /** Seconds after the start of a day at which it is a local time of day in the class's zone. */
  private static int second(int serviceClass, int localSecond, Instant dayStart) {
    ZoneId zone = Us8.AREAS.get(serviceClass / Us8.SPEEDS.size()).timeZone();
    int atStart = dayStart.atZone(zone).toLocalTime().toSecondOfDay();
    return Math.floorMod(localSecond - atStart, DAY_SECONDS);
  }

  private static List<List<Part>> orders(List<Part> units, Chance chance) {
    List<List<Part>> orders = new ArrayList<>();
    for (int i = 0; i < units.size(); ) {
      Part first = units.get(i);
      int most = 1 + chance.index(LINES_PER_ORDER);
      List<Part> order = new ArrayList<>();
      while (i < units.size()
          && order.size() < most
          && units.get(i).serviceClass() == first.serviceClass()
          && units.get(i).second() - first.second() < 3600) {
        order.add(units.get(i++));
      }
      orders.add(order);
    }
    return orders;
  }

  private void write(String orderId, Instant dayStart, List<Part> order) {
    Map<Integer, Long> unitsBySku = new TreeMap<>();
    order.forEach(part -> unitsBySku.merge(part.sku(), part.units(), Long::sum));
    List<Sibling> lines = new ArrayList<>();
    unitsBySku.forEach((s, units) -> lines.add(line(lines.size() + 1, s, units)));
    int serviceClass = order.get(0).serviceClass();
    Instant at = dayStart.plusSeconds(order.get(0).second());
    for (Sibling line : lines) {
      OrderLine record =
          OrderLine.newBuilder()
              .setEventId(orderId + "-" + line.getLineNo())
              .setSource(SOURCE)
              .setOccurredAt(at)
              .setOrderId(orderId)
              .setPlacedAt(at)
              .setLineNo(line.getLineNo())
              .setLineCount(lines.size())
              .setSiblings(lines.stream().filter(other -> other != line).toList())
              .setChange(OrderChange.PLACED)
              .setSku(line.getSku())
              .setUnits(line.getUnits())
              .setZone(Us8.AREAS.get(serviceClass / Us8.SPEEDS.size()).zone())
              .setSpeed(Us8.SPEEDS.get(serviceClass % Us8.SPEEDS.size()).speed())
              .build();
      ready.add(new FeedRow.Event(at, Topic.ORDER, record.getSku(), record));
    }
  }

  private Sibling line(int lineNo, int sku, long units) {
    return Sibling.newBuilder()
        .setLineNo(lineNo)
        .setSku(skus.get(sku).sku())
        .setUnits(units)
        .build();
  }

  private static double[] classShares(boolean sameDay) {
    double[] shares = new double[Us8.AREAS.size() * Us8.SPEEDS.size()];
    for (int c = 0; c < shares.length; c++) {
      Us8.SpeedShare speed = Us8.SPEEDS.get(c % Us8.SPEEDS.size());
      boolean served = sameDay || speed.speed() != Speed.SAME_DAY;
      shares[c] = served ? Us8.AREAS.get(c / Us8.SPEEDS.size()).share() * speed.share() : 0;
    }
    return cumulative(shares);
  }

  private static double[] cumulative(double[] weights) {
    double[] rising = weights.clone();
    for (int i = 1; i < rising.length; i++) {
      rising[i] += rising[i - 1];
    }
    return rising;
  }

  @Override
  public String source() {
    return SOURCE;
  }
}
