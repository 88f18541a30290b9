package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRouterTest {
  private static final int SAME_DAY = Speed.SAME_DAY.ordinal();
  private static final int NEXT_DAY = Speed.NEXT_DAY.ordinal();
  private static final int TWO_DAY = Speed.TWO_DAY.ordinal();
  private static final LocalTime FIVE = LocalTime.of(17, 0);
  private static final ItemTerms ITEM = RoutedNetwork.item("A", 12);
  private static final long NOW = Instant.parse("2026-05-04T10:00:00Z").toEpochMilli();

  @ParameterizedTest(name = "{0} with cut-off {1} leaves {2}")
  @CsvSource({
    // an ordinary day in New York, the cut-off itself included
    "2026-05-04T20:59:59Z, 17:00, 2026-05-04T21:00:00Z",
    "2026-05-04T21:00:00Z, 17:00, 2026-05-05T21:00:00Z",
    // clocks go forward on 8 March, back on 1 November
    "2026-03-07T22:30:00Z, 17:00, 2026-03-08T21:00:00Z",
    "2026-03-08T21:30:00Z, 17:00, 2026-03-09T21:00:00Z",
    "2026-10-31T21:30:00Z, 17:00, 2026-11-01T22:00:00Z",
    "2026-11-01T21:30:00Z, 17:00, 2026-11-01T22:00:00Z",
    // a cut-off in the hour that is left out comes an hour later by the clock
    "2026-03-08T06:45:00Z, 02:30, 2026-03-08T07:30:00Z",
    // one in the hour that comes twice is the first of the two
    "2026-11-01T05:15:00Z, 01:30, 2026-11-01T05:30:00Z",
    "2026-11-01T05:45:00Z, 01:30, 2026-11-02T06:30:00Z",
  })
  void shouldLeaveAtTheNextCutOffOfTheNodesOwnClock(String now, LocalTime cutOff, String leaves) {
    RoutedNetwork network =
        new RoutedNetwork(0.5)
            .ship(0, 0, Speed.NEXT_DAY, 1, cutOff, ZoneId.of("America/New_York"), 4);

    // when
    Route route =
        rank(network, null, Speed.NEXT_DAY.ordinal(), Instant.parse(now).toEpochMilli(), 0, 5)
            .get(0);

    assertThat(Instant.ofEpochMilli(route.departureAt())).isEqualTo(leaves);
    assertThat(route.arrivalAt() - route.departureAt()).isEqualTo(24 * 3_600_000L);
  }

  @Test
  void shouldPayForLatenessWhereThePromiseCannotBeKept() {
    RoutedNetwork network =
        new RoutedNetwork(0.5, 0.5)
            .ship(0, 0, Speed.NEXT_DAY, 1, LocalTime.of(9, 0), ZoneOffset.UTC, 4)
            .ship(1, 0, Speed.NEXT_DAY, 1, FIVE, ZoneOffset.UTC, 5);
    long promised = Instant.parse("2026-05-05T18:00:00Z").toEpochMilli();

    // when
    List<Route> early = rank(network, null, 1, NOW - 2 * 3_600_000L, promised, 5, 5);
    List<Route> late = rank(network, null, 1, NOW, promised, 5, 5);

    assertThat(early.get(0).node()).as("cheaper, and in time before nine").isZero();
    assertThat(early.get(0).inTime()).isTrue();
    assertThat(late.get(0).node()).as("still makes its cut-off").isEqualTo(1);
    assertThat(late.get(1).inTime()).isFalse();
    assertThat(late.get(1).shipping()).isCloseTo(4 + 2.5, within(1e-12));
  }

  @Test
  void shouldTakeTheDearerOptionOfANodeWhereTheCheaperHasLeft() {
    RoutedNetwork network =
        new RoutedNetwork(0.5)
            .ship(0, 0, Speed.NEXT_DAY, 1, LocalTime.of(9, 0), ZoneOffset.UTC, 4)
            .ship(0, 0, Speed.NEXT_DAY, 1, FIVE, ZoneOffset.UTC, 4.5);
    long promised = Instant.parse("2026-05-05T18:00:00Z").toEpochMilli();

    // when
    Route early = rank(network, null, NEXT_DAY, NOW - 2 * 3_600_000L, promised, 5).get(0);
    Route late = rank(network, null, NEXT_DAY, NOW, promised, 5).get(0);

    assertThat(early.shipping()).as("before nine").isEqualTo(4);
    assertThat(late.shipping()).as("after nine, instead of 4 + 2.5").isEqualTo(4.5);
    assertThat(late.inTime()).isTrue();
    assertThat(Instant.ofEpochMilli(late.departureAt())).isEqualTo("2026-05-04T17:00:00Z");
  }

  @Test
  void shouldTakeTheSlowerOptionOfANodeWhereBothAreLate() {
    RoutedNetwork network =
        new RoutedNetwork(0.5)
            .ship(0, 0, Speed.NEXT_DAY, 1, LocalTime.of(9, 0), ZoneOffset.UTC, 3.6)
            .ship(0, 0, Speed.TWO_DAY, 2, FIVE, ZoneOffset.UTC, 3.0);
    long promised = Instant.parse("2026-05-05T18:00:00Z").toEpochMilli();

    // when
    Route early = rank(network, null, NEXT_DAY, NOW - 2 * 3_600_000L, promised, 5).get(0);
    Route late = rank(network, null, NEXT_DAY, NOW, promised, 5).get(0);

    assertThat(early.shipping()).as("before nine").isEqualTo(3.6);
    assertThat(late.option().speed()).isEqualTo(Speed.TWO_DAY);
    assertThat(late.shipping()).as("instead of 3.6 + 2.5").isCloseTo(5.5, within(1e-12));
    assertThat(late.inTime()).isFalse();
  }

  @Test
  void shouldChooseTheOptionByTheCubeOfTheItem() {
    RoutedNetwork network =
        new RoutedNetwork(0.5)
            .ship(parcel("PARCEL", 3, 2))
            .ship(parcel("PALLET", 6, 0.5))
            .ship(parcel("COURIER", 4, 2.5));
    for (double cube : new double[] {0.5, 1.9, 2.1, 8}) {
      Route route =
          new OrderRouter(NetworkTerms.of(network.build(1)))
              .rank(
                  RoutedNetwork.item("A", cube, 50),
                  null,
                  PriceView.none(2),
                  new OrderRouter.Wish(TWO_DAY, NOW, 0),
                  n -> 5,
                  n -> true,
                  n -> 0)
              .get(0);
      assertThat(route.option().option()).isEqualTo(cube < 2 ? "PARCEL" : "PALLET");
      assertThat(route.shipping()).isEqualTo(Math.min(3 + 2 * cube, 6 + 0.5 * cube));
    }
  }

  private static ShipOption parcel(String option, double perUnit, double perCube) {
    return new ShipOption(
        0, 0, Speed.TWO_DAY, option, 2, FIVE, ZoneOffset.UTC, perUnit, perCube, 2.5);
  }

  @Test
  void shouldCountWhatBringingTheNextUnitCosts() {
    RoutedNetwork network =
        new RoutedNetwork(2.0, 0.5).ship(0, 0, Speed.TWO_DAY, 4.2).ship(1, 0, Speed.TWO_DAY, 5.0);
    assertThat(rank(network, null, TWO_DAY, NOW, 0, 5, 5).get(0).node())
        .as("cheaper to ship from 0, dearer to refill")
        .isEqualTo(1);
  }

  @Test
  void shouldLeaveABusyNodeAlone() {
    RoutedNetwork network =
        new RoutedNetwork(0.5, 0.5).ship(0, 0, Speed.TWO_DAY, 4).ship(1, 0, Speed.TWO_DAY, 5);
    double[] queue = {0.5, 0};
    assertThat(rank(network, null, TWO_DAY, NOW, 0, queue, 5, 5).get(0).node()).isZero();
    queue[0] = 1;
    List<Route> busy = rank(network, null, TWO_DAY, NOW, 0, queue, 5, 5);
    assertThat(busy.get(0).node()).isEqualTo(1);
    assertThat(busy.get(1).queueing()).isCloseTo(2.5, within(1e-12));
  }

  /**
   * Node 0 is the only one that delivers the same day, and slightly cheaper than node 1 for a far
   * zone; a same-day order saves 7.8 there, a far one 0.4.
   */
  @Test
  void shouldKeepScarceStockForTheOrdersThatOnlyItCanServe() {
    RoutedNetwork network =
        new RoutedNetwork(0.3, 0.3)
            .ship(0, 0, Speed.SAME_DAY, 4.2)
            .ship(0, 1, Speed.TWO_DAY, 10.2)
            .ship(1, 1, Speed.TWO_DAY, 10.8);
    NodeLadder ladder =
        new NodeSizing(new Turn(3, 1, 1), 0.2, 0.01, 2, 1)
            .ladder(new double[] {7.8, 0.4}, new double[] {1.5, 0.5}, 60);
    SkuPlan plan = RoutedNetwork.plan(ladder, null, null);
    int farTwoDay = Speed.COUNT + TWO_DAY;

    assertThat(chosen(network, plan, farTwoDay, 30, 5)).as("plenty").isZero();
    assertThat(chosen(network, plan, farTwoDay, 1, 5)).as("scarce").isEqualTo(1);
    assertThat(chosen(network, plan, farTwoDay, 30, 0)).as("plenty, nobody else").isZero();
    assertThat(chosen(network, plan, farTwoDay, 1, 0)).as("scarce, nobody else").isEqualTo(-1);
    assertThat(chosen(network, plan, SAME_DAY, 1, 5)).as("what the unit is kept for").isZero();
  }

  private static int chosen(RoutedNetwork network, SkuPlan plan, int serviceClass, long... free) {
    return OrderRouter.choice(rank(network, plan, serviceClass, NOW, 0, free), ITEM)
        .map(Route::node)
        .orElse(-1);
  }

  @Test
  void shouldTellEqualNodesApartByTheItem() {
    RoutedNetwork network =
        new RoutedNetwork(0.5, 0.5).ship(0, 0, Speed.TWO_DAY, 4).ship(1, 0, Speed.TWO_DAY, 4);
    List<Route> routes = rank(network, null, TWO_DAY, NOW, 0, 5, 5);
    long seed = Affinity.seed("A");
    assertThat(routes.get(0).node()).isEqualTo(Affinity.of(seed, 0) < Affinity.of(seed, 1) ? 0 : 1);
  }

  private static List<Route> rank(
      RoutedNetwork network,
      SkuPlan plan,
      int serviceClass,
      long now,
      long promised,
      long... free) {
    return rank(network, plan, serviceClass, now, promised, new double[free.length], free);
  }

  private static List<Route> rank(
      RoutedNetwork network,
      SkuPlan plan,
      int serviceClass,
      long now,
      long promised,
      double[] queue,
      long... free) {
    return new OrderRouter(NetworkTerms.of(network.build(2)))
        .rank(
            ITEM,
            plan,
            PriceView.none(free.length + 1),
            new OrderRouter.Wish(serviceClass, now, promised),
            n -> n < free.length ? free[n] : 0,
            n -> true,
            n -> queue[n]);
  }
}
