package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.network.ShipOption;
import org.echelon.textbook.RefilledPool;
import org.echelon.valuation.Affinity;
import org.echelon.valuation.NodeLadder;
import org.junit.jupiter.api.Test;

/**
 * Random small networks, each order routed by trying every departure of every option of every node
 * as the network states them: nothing is left out, sorted or chosen before.
 */
class OrderRouterTwinTest {
  private static final long SEED = 20265;
  private static final int ORDERS = 6000;
  private static final int DAYS = 12;
  private static final double SAME = 1e-9;

  /** One way to serve an order. */
  private record Try(ShipOption option, Instant departure, boolean inTime, double cost) {

    Instant arrival() {
      return departure.plus(Duration.ofMinutes(Math.round(option.transitDays() * 1440)));
    }
  }

  /** What of the tests happened. */
  private int refused;

  private int late;
  private int unusual;
  private int waited;
  private int equal;

  @Test
  void shouldChooseWhatTryingEverythingChooses() {
    System.out.println("random orders " + ORDERS + ", seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < ORDERS; i++) {
      check(RoutedOrder.random(random));
    }
    assertThat(refused).isGreaterThan(ORDERS / 50);
    assertThat(late).isGreaterThan(ORDERS / 50);
    assertThat(unusual).as("an instant decides the option").isGreaterThan(ORDERS / 20);
    assertThat(waited).as("waits more than a day for its day").isGreaterThan(ORDERS / 100);
    assertThat(equal).as("equal costs").isGreaterThan(ORDERS / 100);
  }

  private void check(RoutedOrder order) {
    List<Route> ranked = order.ranked();
    int served = 0;
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < order.network().replacement.length; n++) {
      List<Try> tries = tries(order, n);
      if (!tries.isEmpty()) {
        int node = n;
        Route route = ranked.stream().filter(r -> r.node() == node).findFirst().orElseThrow();
        double cost = checkNode(order, tries, route);
        served++;
        // Nobody is paid the out-of-region amount: it is not weighed against the lost sale.
        double amount = order.network().outside.get(n) ? order.network().outOfRegion : 0;
        if (cost - amount + kept(order, n) < order.item().lostSaleValue()) {
          best = cost < least ? n : best;
          least = Math.min(least, cost);
        }
      }
    }
    Route choice = OrderRouter.choice(ranked, order.item()).orElse(null);
    assertThat(ranked).hasSize(served).isSortedAccordingTo(Comparator.comparing(Route::cost));
    assertThat(choice == null ? -1 : choice.node()).isEqualTo(best);
    refused += choice == null && served > 0 ? 1 : 0;
  }

  /** What a unit is worth more than the quarter that is in the cost, by births and deaths. */
  private static double kept(RoutedOrder order, int node) {
    NodeLadder ladder = order.plan().ladder(node);
    if (ladder == null) {
      return 0;
    }
    int units = (int) order.free()[node];
    int level = (int) order.plan().levelUnits(node);
    double counted = ladder.stockValue(units);
    double worth = 0;
    double before = 0;
    double rate = 0;
    for (int j = 0; j < ladder.streams(); j++) {
      rate += ladder.rates()[j];
      double missed =
          RefilledPool.eachOnItsOwn(
                  ladder.savings(), ladder.rates(), Math.max(units, level), ladder.protectionDays())
              .missedChances(rate)[units];
      worth += ladder.savings()[j] * (missed - before);
      before = missed;
    }
    boolean replaced = level > 0 && !order.network().closed.get(node);
    return Math.max(0, (replaced ? worth : counted) - counted / 4);
  }

  /** The least cost from a node, which the route must have; of ways as cheap the best. */
  private double checkNode(RoutedOrder order, List<Try> tries, Route route) {
    double least = tries.stream().mapToDouble(Try::cost).min().orElseThrow();
    List<Try> cheapest = tries.stream().filter(t -> t.cost() <= least + SAME).toList();
    Try best =
        cheapest.stream()
            .min(Comparator.comparing((Try t) -> !t.inTime()).thenComparing(Try::arrival))
            .orElseThrow();
    assertThat(route.cost()).isCloseTo(least, within(SAME));
    assertThat(route.inTime()).isEqualTo(best.inTime());
    assertThat(Instant.ofEpochMilli(route.arrivalAt())).isEqualTo(best.arrival());
    assertThat(cheapest)
        .anyMatch(
            t ->
                t.option().equals(route.option())
                    && t.departure().toEpochMilli() == route.departureAt());
    late += best.inTime() ? 0 : 1;
    waited += best.departure().isAfter(ready(order, route.node()).plusSeconds(90_000)) ? 1 : 0;
    equal += cheapest.stream().map(Try::option).distinct().count() > 1 ? 1 : 0;
    unusual += best.option().equals(usual(order, tries)) ? 0 : 1;
    return least;
  }

  /** What would be chosen without a look at the clock, for a unit without cube. */
  private static ShipOption usual(RoutedOrder order, List<Try> tries) {
    return tries.stream()
        .map(Try::option)
        .min(
            Comparator.comparingDouble(
                o -> o.costPerUnit() + (o.speed() == order.speed() ? 0 : o.lateCostPerUnit())))
        .orElseThrow();
  }

  /** Every option and departure by which a node could serve. */
  private static List<Try> tries(RoutedOrder order, int node) {
    List<Try> tries = new ArrayList<>();
    if (order.free()[node] <= 0 || !order.allowed(node) || order.network().closed.get(node)) {
      return tries;
    }
    Instant ready = ready(order, node);
    for (ShipOption option : order.network().options) {
      if (option.node() == node
          && option.zone() == order.zone()
          && option.speed().compareTo(order.speed()) >= 0) {
        LocalDate day = ready.atZone(ZoneOffset.UTC).toLocalDate().minusDays(2);
        for (int i = 0; i < DAYS; i++, day = day.plusDays(1)) {
          Instant departure = ZonedDateTime.of(day, option.cutOff(), option.timeZone()).toInstant();
          if (option.days().contains(day.getDayOfWeek()) && departure.isAfter(ready)) {
            tries.add(attempt(order, option, departure));
          }
        }
      }
    }
    return tries;
  }

  /** When the order has passed the queue of a node. */
  private static Instant ready(RoutedOrder order, int node) {
    long wait = Math.round(Math.max(0, order.queue()[node] - 0.5) * 86_400_000.0);
    return order.now().plusMillis(wait);
  }

  private static Try attempt(RoutedOrder order, ShipOption option, Instant departure) {
    Instant arrival = new Try(option, departure, true, 0).arrival();
    boolean kept = order.promised().equals(Instant.EPOCH) || !arrival.isAfter(order.promised());
    boolean inTime = option.speed() == order.speed() && kept;
    int node = option.node();
    double queue = order.queue()[node];
    double cube = order.item().unitCube();
    double cost = option.costPerUnit() + cube * option.costPerCube();
    cost += inTime ? 0 : option.lateCostPerUnit();
    cost += order.network().outside.get(node) ? order.network().outOfRegion : 0;
    cost += queue <= 0.5 ? 0 : option.lateCostPerUnit() * Math.min(3, queue);
    // The same for every option of the node.
    double worth = order.network().replacement[node] + cube * order.network().handlingPerCube;
    worth += order.flow()[node] + 0.25 * given(order, node);
    worth += Affinity.of(Affinity.seed(order.item().sku()), node);
    return new Try(option, departure, inTime, cost + worth);
  }

  /** What the unit would have saved here. */
  private static double given(RoutedOrder order, int node) {
    NodeLadder ladder = order.plan().ladder(node);
    int x = (int) order.free()[node] - 1;
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
