package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** A promise that nothing of its own speed keeps is kept by a faster option, if that costs less. */
class UpgradesTest {
  private static final ItemTerms ITEM = RoutedNetwork.item("A", 12);
  private static final long NOW = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();
  private static final long PROMISED = Instant.parse("2026-05-05T18:00:00Z").toEpochMilli();
  private static final int NEXT_DAY = Speed.NEXT_DAY.ordinal();

  /** Next-day delivery for 4 has left at nine; the late penalty is 2.5. */
  private static RoutedNetwork network(double sameDayCost) {
    return new RoutedNetwork(0.5)
        .ship(0, 0, Speed.NEXT_DAY, 1, LocalTime.of(9, 0), ZoneOffset.UTC, 4)
        .ship(0, 0, Speed.SAME_DAY, 0.3, LocalTime.of(13, 0), ZoneOffset.UTC, sameDayCost);
  }

  @Test
  void shouldKeepThePromiseByAFasterOption() {
    // when
    Route route = routes(network(6), NOW, PROMISED, 5).get(0);

    assertThat(route.option().speed()).isEqualTo(Speed.SAME_DAY);
    assertThat(route.inTime()).isTrue();
    assertThat(route.shipping()).as("at full cost, without a penalty").isCloseTo(6, within(1e-12));
  }

  @Test
  void shouldPromiseLaterWhereThatCostsLess() {
    // when
    Route route = routes(network(7), NOW, PROMISED, 5).get(0);

    assertThat(route.option().speed()).isEqualTo(Speed.NEXT_DAY);
    assertThat(route.inTime()).isFalse();
    assertThat(Instant.ofEpochMilli(route.arrivalAt())).isEqualTo("2026-05-06T09:00:00Z");
  }

  @Test
  void shouldLeaveTheFastOptionToFastOrdersWhileItsOwnSpeedIsInTime() {
    long beforeNine = NOW - 2 * 3_600_000L;

    // when
    List<Route> routes = routes(network(1), beforeNine, PROMISED, 5);

    assertThat(routes).hasSize(1);
    assertThat(routes.get(0).option().speed()).isEqualTo(Speed.NEXT_DAY);
  }

  @Test
  void shouldServeFromANodeThatOnlyHasTheFasterOption() {
    RoutedNetwork network =
        new RoutedNetwork(0.5, 0.5)
            .ship(0, 0, Speed.NEXT_DAY, 4)
            .ship(1, 0, Speed.SAME_DAY, 0.3, LocalTime.of(13, 0), ZoneOffset.UTC, 6);

    // when
    List<Route> routes = routes(network, NOW, 0, 0, 5);

    assertThat(routes).extracting(Route::node).containsExactly(1);
  }

  @Test
  void shouldNameEachNodeOnceCheapestFirst() {
    RoutedNetwork network = network(6).ship(0, 0, Speed.TWO_DAY, 3);
    RoutedNetwork two = new RoutedNetwork(0.5, 0.1);
    two.options.addAll(network.options);
    two.ship(1, 0, Speed.NEXT_DAY, 1, LocalTime.of(9, 0), ZoneOffset.UTC, 3);

    // when
    List<Route> routes = routes(two, NOW, PROMISED, 5, 5);

    assertThat(routes).extracting(Route::node).containsExactly(1, 0);
    assertThat(routes).isSortedAccordingTo((a, b) -> Double.compare(a.cost(), b.cost()));
  }

  private static List<Route> routes(RoutedNetwork network, long now, long promised, long... free) {
    OrderRouter router = new OrderRouter(NetworkTerms.of(network.build(1)));
    return Upgrades.routes(
        new OrderRouter.Wish(NEXT_DAY, now, promised),
        wish ->
            router.rank(
                ITEM,
                null,
                PriceView.none(free.length + 1),
                wish,
                n -> n < free.length ? free[n] : 0,
                n -> true,
                n -> 0));
  }
}
