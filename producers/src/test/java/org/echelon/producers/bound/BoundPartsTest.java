package org.echelon.producers.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.producers.cost.LeastService;
import org.echelon.producers.cost.ServiceMoments;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.valuation.ItemTerms;
import org.junit.jupiter.api.Test;

/** What the bound of a world is made of, each part against a plain reckoning. */
class BoundPartsTest {
  private static final long DAY = 86_400_000;

  @Test
  void shouldKeepWhatCannotHaveBeenSold() {
    Random random = new Random(5);
    for (int trial = 0; trial < 50; trial++) {
      List<StockFloor.Supply> supplies = new ArrayList<>();
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        supplies.add(new StockFloor.Supply(random.nextInt(40) * DAY / 10, random.nextInt(4)));
        lines.add(new Line(random.nextInt(40) * DAY / 10, 0, Speed.NEXT_DAY, random.nextInt(6)));
      }
      supplies.sort(Comparator.comparingLong(StockFloor.Supply::atMillis));
      lines.sort(Comparator.comparingLong(Line::atMillis));

      double[] spans =
          new StockFloor(supplies, lines)
              .unitDays(new long[] {DAY, 2 * DAY}, new long[] {2 * DAY, 4 * DAY});

      assertThat(spans[0]).isCloseTo(plain(supplies, lines, 10, 20), within(1e-9));
      assertThat(spans[1]).isCloseTo(plain(supplies, lines, 20, 40), within(1e-9));
    }
  }

  /** Tenths of days, one by one. */
  private static double plain(
      List<StockFloor.Supply> supplies, List<Line> lines, int from, int until) {
    double sum = 0;
    for (int tenth = from; tenth < until; tenth++) {
      long at = tenth * DAY / 10;
      long units =
          supplies.stream()
                  .filter(s -> s.atMillis() <= at)
                  .mapToLong(StockFloor.Supply::units)
                  .sum()
              - lines.stream().filter(l -> l.atMillis() <= at).mapToLong(Line::units).sum();
      sum += Math.max(0, units) / 10.0;
    }
    return sum;
  }

  @Test
  void shouldCountOnNoDeliveryThatComesTooLate() {
    LeadTimeDuration gamma =
        LeadTimeDuration.newBuilder()
            .setFamily(LeadTimeFamily.GAMMA)
            .setMeanDays(3)
            .setSdDays(1)
            .build();

    assertThat(Windows.within(gamma, 0)).isZero();
    assertThat(Windows.within(gamma, 0.25)).isBetween(1e-12, 1e-6);
    assertThat(Windows.within(gamma, 30)).isCloseTo(1, within(1e-9));
    Us8World world = new Us8World(1, 2, 10);
    Network network = NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
    Instant from = world.startAt().plus(Duration.ofDays(1));
    Windows windows =
        Windows.between(world.network(), network, from, from.plus(Duration.ofDays(6)));
    assertThat(windows.fromMillis()).hasSizeBetween(5, 6);
    assertThat(windows.earlyMost()).isLessThan(1e-6);
    for (String node : List.of("FC-PA1", "SSD-NE")) {
      assertThat(windows.charged(network.ordinal(node))).isCloseTo(23.0 / 24, within(1e-9));
    }
    // Vendors fill it, and theirs is nobody's stock before it is there.
    assertThat(windows.charged(network.ordinal("DC-EAST"))).isZero();
  }

  @Test
  void shouldFindTheLeastOfAllWaysToServe() {
    Us8World world = new Us8World(1, 3, 10);
    Network network = NetworkMapping.toCore(world.network(), world.startAt().toEpochMilli());
    long start = world.startAt().toEpochMilli();
    ServiceMoments moments = new ServiceMoments(network, start, start + 10 * DAY);
    ItemTerms item = ItemMapping.terms(world.items().get(0), network);
    LeastService service = new LeastService(network, item);
    Random random = new Random(6);
    for (int trial = 0; trial < 100; trial++) {
      int zone = random.nextInt(network.zones().size());
      Speed speed = Speed.values()[random.nextInt(Speed.COUNT)];
      long placed = start + (long) (7 * DAY * random.nextDouble());
      long leaves = placed + (random.nextBoolean() ? 0 : (long) (2 * DAY * random.nextDouble()));

      double least = service.of(moments.leaving(moments.key(zone, speed, placed, leaves)));

      assertThat(least).isCloseTo(plain(network, item, zone, speed, placed, leaves), within(1e-9));
    }
  }

  private static double plain(
      Network network, ItemTerms item, int zone, Speed speed, long placed, long leaves) {
    long due = Long.MIN_VALUE;
    for (ShipOption o : network.shipOptions()) {
      if (o.zone() == zone && o.speed() == speed) {
        due = Math.max(due, o.nextCutOff(placed) + Math.round(o.transitDays() * DAY));
      }
    }
    double least = item.lostSaleValue();
    for (ShipOption o : network.shipOptions()) {
      if (o.zone() == zone && o.speed().compareTo(speed) >= 0 && item.mayShip(o.node())) {
        long arrives = o.nextCutOff(leaves - 1) + Math.round(o.transitDays() * DAY);
        var node = network.node(o.node());
        double bring =
            network.feeder(o.node()).orElseThrow().cost(item.unitCube())
                + node.handlingInPerUnit()
                + node.handlingOutPerUnit();
        double late = due > Long.MIN_VALUE && arrives > due ? o.lateCostPerUnit() : 0;
        least = Math.min(least, o.costPerUnit() + late + bring);
      }
    }
    return least;
  }
}
