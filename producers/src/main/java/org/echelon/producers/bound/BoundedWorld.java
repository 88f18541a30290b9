package org.echelon.producers.bound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.event.Adjustment;
import org.echelon.event.Receipt;
import org.echelon.network.Network;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.cost.ServiceMoments;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.valuation.ItemTerms;

/**
 * Bounds what a world costs in the counted days of a run, whoever plans it.
 *
 * <p>Windows end a day and the patience of customers before the run does, so that every cost of
 * their orders has been booked by then, or is owed to the days after it. Limits of rooms and flows
 * are left out: they are never cheaper to keep. Overflow is a cost beside those bounded here, and
 * never below zero.
 */
public final class BoundedWorld {
  private static final Duration SHIPPED_AFTER = Duration.ofDays(1);

  private final World world;
  private final Network network;
  private final Instant from;
  private final Instant until;
  private final Windows windows;
  private final ServiceMoments moments;
  private final boolean heldBack;

  /** The bound of sites that take in and send out everything at once. */
  public BoundedWorld(World world, int days, int warmUpDays, Duration patience) {
    this(world, days, warmUpDays, patience, false);
  }

  /**
   * @param world whose opening counts are known
   * @param patience how long customers wait
   * @param limited whether sites keep to their flows and rooms
   */
  public BoundedWorld(World world, int days, int warmUpDays, Duration patience, boolean limited) {
    this.world = world;
    this.heldBack = limited || world.carriedOutOverTime().size() > 1;
    Instant start = world.startAt();
    this.network = NetworkMapping.toCore(world.network(), start.toEpochMilli());
    this.from = start.plus(Duration.ofDays(warmUpDays));
    this.until = start.plus(Duration.ofDays(days));
    Instant settled = until.minus(patience).minus(SHIPPED_AFTER);
    this.windows =
        Windows.between(world.network(), network, from, settled.isBefore(from) ? from : settled);
    this.moments = new ServiceMoments(network, start.toEpochMilli(), until.toEpochMilli());
  }

  /**
   * @param draws how often arrivals are drawn anew
   * @return empty where the law of the world's orders is not known
   */
  public Optional<CostBound> bound(long seed, int draws) {
    List<Lines> redrawn = new ArrayList<>();
    for (int draw = 1; draw <= draws; draw++) {
      Optional<OrderFeed> feed = world.ordersRedrawn(draw);
      if (feed.isEmpty()) {
        return Optional.empty();
      }
      redrawn.add(Lines.read(feed.get(), network, until));
    }
    Lines lines = Lines.read(world.orders(), network, until);
    Map<String, List<StockFloor.Supply>> supplies = supplies();
    ItemBound.Sums sums = new ItemBound.Sums(0, 0, 0);
    for (Item item : world.items()) {
      String sku = item.getSku();
      ItemTerms terms = ItemMapping.terms(item, network);
      ItemBound.Sums one =
          new ItemBound(network, terms, moments, windows, heldBack)
              .over(
                  world.startAt().toEpochMilli(),
                  from.toEpochMilli(),
                  until.toEpochMilli(),
                  lines.of(sku),
                  supplies.getOrDefault(sku, List.of()),
                  redrawn.stream().map(draw -> draw.of(sku)).toList(),
                  linesOn(sku),
                  Chance.of(seed, "bound", sku));
      sums =
          new ItemBound.Sums(
              sums.serving() + one.serving(),
              sums.stock() + one.stock(),
              sums.placement() + one.placement());
    }
    double days = Duration.between(from, until).toDays();
    return Optional.of(
        new CostBound(
            seed,
            sums.serving() / days,
            sums.stock() / days,
            sums.placement() / days,
            windows.earlyMost(),
            draws));
  }

  private double[] linesOn(String sku) {
    double[] lines = new double[(int) Duration.between(world.startAt(), until).toDays() + 1];
    Arrays.setAll(lines, day -> world.linesOn(sku, day).orElse(0));
    return lines;
  }

  /** What lies there at the start and what comes by itself, in order of time. */
  private Map<String, List<StockFloor.Supply>> supplies() {
    Map<String, List<StockFloor.Supply>> bySku = new TreeMap<>();
    for (Adjustment count : world.openingCounts((sku, node) -> 0)) {
      add(bySku, count.getSku(), world.startAt(), count.getUnits());
    }
    for (Receipt receipt : world.ordersOnTheWay()) {
      add(bySku, receipt.getSku(), receipt.getOccurredAt(), receipt.getGoodUnits());
    }
    bySku.values().forEach(s -> s.sort(Comparator.comparingLong(StockFloor.Supply::atMillis)));
    return bySku;
  }

  private static void add(
      Map<String, List<StockFloor.Supply>> bySku, String sku, Instant at, long units) {
    bySku
        .computeIfAbsent(sku, s -> new ArrayList<>())
        .add(new StockFloor.Supply(at.toEpochMilli(), units));
  }
}
