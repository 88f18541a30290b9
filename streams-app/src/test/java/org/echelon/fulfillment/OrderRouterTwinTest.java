package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.NodeSizing;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;
import org.junit.jupiter.api.Test;

/** Random small networks, each order routed by trying every option of every node by the rule. */
class OrderRouterTwinTest {
  private static final long SEED = 20265;
  private static final int ORDERS = 4000;
  private static final List<ZoneId> PLACES =
      List.of(
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("UTC"));

  /** One order with all that decides where it goes. */
  private record Order(
      RoutedNetwork network,
      ItemTerms item,
      SkuPlan plan,
      double[] flow,
      long[] free,
      double[] queue,
      Speed speed,
      Instant now,
      Instant promised) {

    static Order random(SplittableRandom random) {
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
        queue[n] = Math.max(0, 4 * random.nextDouble() - 2);
        ladders[n] = random.nextInt(4) == 0 ? null : ladder(random);
      }
      RoutedNetwork network = new RoutedNetwork(replacement);
      for (int n = 0; n < nodes; n++) {
        for (int o = random.nextInt(4); o > 0; o--) {
          network.ship(
              n,
              0,
              Speed.values()[random.nextInt(Speed.COUNT)],
              0.5 + random.nextInt(6) / 2.0,
              LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
              PLACES.get(random.nextInt(PLACES.size())),
              2 + 9 * random.nextDouble());
        }
      }
      // around the days on which clocks change
      Instant day =
          Instant.parse(random.nextBoolean() ? "2026-03-06T00:00:00Z" : "2026-10-23T00:00:00Z");
      Instant now = day.plus(Duration.ofMinutes(random.nextInt(24 * 60 * 26)));
      Instant promised =
          random.nextBoolean() ? Instant.EPOCH : now.plus(Duration.ofMinutes(random.nextInt(5760)));
      ItemTerms item =
          RoutedNetwork.item("SKU-" + random.nextInt(1000), 6 + 8 * random.nextDouble());
      return new Order(
          network,
          item,
          RoutedNetwork.plan(ladders),
          flow,
          free,
          queue,
          Speed.values()[random.nextInt(Speed.COUNT)],
          now,
          promised);
    }

    private static NodeLadder ladder(SplittableRandom random) {
      double[] savings = {4 + 8 * random.nextDouble(), 3 * random.nextDouble()};
      double[] rates = {0.1 + random.nextDouble(), 0.1 + 2 * random.nextDouble()};
      return new NodeSizing(new Turn(3, 1, 1), 0.2, 0.01, rates[0] + rates[1], 1.5)
          .ladder(savings, rates, 60);
    }

    List<Route> ranked() {
      return new OrderRouter(NetworkTerms.of(network.build(1)))
          .rank(
              item,
              plan,
              new PriceView(1, new double[flow.length], flow),
              new OrderRouter.Wish(speed.ordinal(), now.toEpochMilli(), promised.toEpochMilli()),
              n -> free[n],
              n -> n != 1 || item.lostSaleValue() > 7,
              n -> queue[n]);
    }

    /** Cost from a node by the rule, infinite where it cannot serve. */
    double cost(int node) {
      if (free[node] <= 0 || (node == 1 && item.lostSaleValue() <= 7)) {
        return Double.POSITIVE_INFINITY;
      }
      ShipOption best = null;
      for (ShipOption option : network.options) {
        boolean serves = option.node() == node && option.speed().compareTo(speed) >= 0;
        if (serves && (best == null || carrier(option) < carrier(best))) {
          best = option;
        }
      }
      if (best == null) {
        return Double.POSITIVE_INFINITY;
      }
      double late = best.speed() == speed && misses(best) ? 2.5 : 0;
      double congestion = queue[node] <= 0.5 ? 0 : 2.5 * Math.min(3, queue[node]);
      return carrier(best)
          + late
          + network.replacement[node]
          + flow[node]
          + 0.25 * given(node)
          + congestion
          + Affinity.of(Affinity.seed(item.sku()), node);
    }

    private double carrier(ShipOption option) {
      return option.costPerUnit() + (option.speed() == speed ? 0 : option.lateCostPerUnit());
    }

    private boolean misses(ShipOption option) {
      return !promised.equals(Instant.EPOCH) && arrival(option).isAfter(promised);
    }

    /** The earliest of the cut-offs of some days that is after the order has passed the queue. */
    private Instant arrival(ShipOption option) {
      long wait = Math.round(Math.max(0, queue[option.node()] - 0.5) * 86_400_000.0);
      Instant ready = now.plusMillis(wait);
      Instant first = Instant.MAX;
      for (int day = -2; day <= 3; day++) {
        ZonedDateTime cutOff =
            ZonedDateTime.of(
                ready.atZone(option.timeZone()).toLocalDate().plusDays(day),
                option.cutOff(),
                option.timeZone());
        if (cutOff.toInstant().isAfter(ready) && cutOff.toInstant().isBefore(first)) {
          first = cutOff.toInstant();
        }
      }
      return first.plus(Duration.ofMinutes(Math.round(option.transitDays() * 1440)));
    }

    /** What the unit would have saved here. */
    private double given(int node) {
      NodeLadder ladder = plan.ladder(node);
      int x = (int) free[node] - 1;
      if (ladder == null || x >= ladder.levels()) {
        return 0;
      }
      double value = ladder.savings()[0] * ladder.tails()[0][x];
      for (int j = 1; j < ladder.streams(); j++) {
        value += ladder.savings()[j] * (ladder.tails()[j][x] - ladder.tails()[j - 1][x]);
      }
      return value;
    }
  }

  @Test
  void shouldChooseWhatTryingEveryNodeChooses() {
    System.out.println("random orders " + ORDERS + ", seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;
    int late = 0;
    for (int i = 0; i < ORDERS; i++) {
      Order order = Order.random(random);
      int best = -1;
      double least = order.item.lostSaleValue();
      for (int n = 0; n < order.free.length - 1; n++) {
        if (order.cost(n) < least) {
          least = order.cost(n);
          best = n;
        }
      }
      List<Route> ranked = order.ranked();
      Route choice = OrderRouter.choice(ranked, order.item).orElse(null);
      assertThat(choice == null ? -1 : choice.node()).isEqualTo(best);
      for (Route route : ranked) {
        assertThat(route.cost()).isCloseTo(order.cost(route.node()), within(1e-9));
        late += route.inTime() ? 0 : 1;
      }
      refused += choice == null && !ranked.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(ORDERS / 50);
    assertThat(late).isGreaterThan(ORDERS / 50);
  }
}
