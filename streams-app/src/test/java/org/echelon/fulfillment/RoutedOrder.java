package org.echelon.fulfillment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.NodeSizing;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;

/**
 * A random order with all that decides where it goes. Half of the orders have amounts in halves, so
 * that costs are often equal; half come within two days of a change of clocks; half of the options
 * leave on some days of the week only.
 */
record RoutedOrder(
    RoutedNetwork network,
    ItemTerms item,
    SkuPlan plan,
    double[] flow,
    long[] free,
    double[] queue,
    int zone,
    Speed speed,
    Instant now,
    Instant promised) {

  static final int ZONES = 2;

  /** Clocks that change by an hour, by half an hour, at midnight, before midnight, never. */
  private static final List<ZoneId> PLACES =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("America/Havana"),
          ZoneId.of("America/Nuuk"),
          ZoneId.of("UTC"));

  private static final List<Instant> CHANGES =
      List.of(
          Instant.parse("2026-03-08T07:00:00Z"),
          Instant.parse("2026-03-29T01:00:00Z"),
          Instant.parse("2026-04-04T15:00:00Z"),
          Instant.parse("2026-10-03T15:30:00Z"),
          Instant.parse("2026-10-25T01:00:00Z"),
          Instant.parse("2026-11-01T06:00:00Z"));

  static RoutedOrder random(SplittableRandom random) {
    boolean halves = random.nextBoolean();
    int nodes = 2 + random.nextInt(4);
    double[] replacement = new double[nodes];
    double[] flow = new double[nodes + 1];
    long[] free = new long[nodes + 1];
    double[] queue = new double[nodes + 1];
    NodeLadder[] ladders = new NodeLadder[nodes + 1];
    for (int n = 0; n < nodes; n++) {
      replacement[n] = 0.3 + random.nextDouble();
      flow[n] = random.nextBoolean() ? 0 : random.nextDouble();
      free[n] = Math.max(0, random.nextInt(12) - 3);
      queue[n] = Math.max(0, amount(random, halves, 6) - 2);
      ladders[n] = random.nextInt(4) == 0 ? null : ladder(random);
    }
    return new RoutedOrder(
            network(random, halves, replacement),
            RoutedNetwork.item(
                "SKU-" + random.nextInt(1000),
                amount(random, halves, 3),
                6 + 8 * random.nextDouble()),
            RoutedNetwork.plan(ladders),
            flow,
            free,
            queue,
            zone(random),
            speed(random),
            instant(random),
            Instant.EPOCH)
        .promised(random);
  }

  private static RoutedNetwork network(
      SplittableRandom random, boolean halves, double[] replacement) {
    RoutedNetwork network = new RoutedNetwork(replacement);
    network.outOfRegion = random.nextBoolean() ? 0 : amount(random, halves, 2);
    network.handlingPerCube = random.nextDouble();
    for (int n = 0; n < replacement.length; n++) {
      network.closed.set(n, random.nextInt(8) == 0);
      network.outside.set(n, random.nextInt(3) == 0);
      ZoneId home = PLACES.get(random.nextInt(PLACES.size()));
      LocalTime usual = cutOff(random);
      for (int o = random.nextInt(8); o > 0; o--) {
        Speed speed = speed(random);
        network.ship(
            new ShipOption(
                n,
                zone(random),
                speed,
                "O" + o,
                0.25 + speed.ordinal() / 2.0 + random.nextInt(4) / 2.0,
                random.nextBoolean() ? usual : cutOff(random),
                random.nextBoolean() ? home : PLACES.get(random.nextInt(PLACES.size())),
                days(random),
                4 - speed.ordinal() / 2.0 + amount(random, halves, 2),
                random.nextBoolean() ? 0 : amount(random, halves, 2),
                random.nextBoolean() ? 2.5 : amount(random, halves, 5),
                List.of()));
      }
    }
    return network;
  }

  /** Mostly the same zone and next day, so that there is much to choose from. */
  private static int zone(SplittableRandom random) {
    return random.nextInt(4) == 0 ? 1 : 0;
  }

  private static Speed speed(SplittableRandom random) {
    return random.nextBoolean() ? Speed.NEXT_DAY : Speed.values()[random.nextInt(Speed.COUNT)];
  }

  private static LocalTime cutOff(SplittableRandom random) {
    return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
  }

  /** Every day, working days, or whatever days. */
  private static Set<DayOfWeek> days(SplittableRandom random) {
    int mask =
        switch (random.nextInt(4)) {
          case 0, 1 -> 0;
          case 2 -> 0b0011111;
          default -> 1 + random.nextInt(127);
        };
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if ((mask >> day.ordinal() & 1) == 1) {
        days.add(day);
      }
    }
    return days;
  }

  private static double amount(SplittableRandom random, boolean halves, int most) {
    return halves ? random.nextInt(2 * most + 1) / 2.0 : most * random.nextDouble();
  }

  private static Instant instant(SplittableRandom random) {
    return random.nextBoolean()
        ? Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(525_600)))
        : CHANGES
            .get(random.nextInt(CHANGES.size()))
            .plus(Duration.ofMinutes(15 * (random.nextInt(384) - 192)));
  }

  private RoutedOrder promised(SplittableRandom random) {
    Instant latest =
        random.nextInt(3) == 0 ? Instant.EPOCH : now.plus(Duration.ofMinutes(random.nextInt(4320)));
    return new RoutedOrder(network, item, plan, flow, free, queue, zone, speed, now, latest);
  }

  private static NodeLadder ladder(SplittableRandom random) {
    double[] savings = {4 + 8 * random.nextDouble(), 3 * random.nextDouble()};
    double[] rates = {0.1 + random.nextDouble(), 0.1 + 2 * random.nextDouble()};
    return new NodeSizing(new Turn(3, 1, 1), 0.2, 0.01, rates[0] + rates[1], 1.5)
        .ladder(savings, rates, 60);
  }

  List<Route> ranked() {
    return new OrderRouter(NetworkTerms.of(network.build(ZONES)))
        .rank(
            item,
            plan,
            new PriceView(1, new double[flow.length], flow),
            new OrderRouter.Wish(
                zone * Speed.COUNT + speed.ordinal(), now.toEpochMilli(), promised.toEpochMilli()),
            n -> free[n],
            this::allowed,
            n -> queue[n]);
  }

  boolean allowed(int node) {
    return node != 1 || item.lostSaleValue() > 7;
  }
}
