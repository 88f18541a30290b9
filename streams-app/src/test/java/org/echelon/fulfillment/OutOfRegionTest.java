package org.echelon.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** FC 0 lies in the customer's region, FC 1 outside; both ship for 3. */
class OutOfRegionTest {
  private static final ItemTerms ITEM = RoutedNetwork.item("MUG", 14);
  private static final double AMOUNT = 100;

  private final OrderRouter router = new OrderRouter(NetworkTerms.of(network().build(1)));

  @Test
  void shouldPreferTheRegionHoweverLittleItHas() {
    List<Route> routes = rank(node -> node == 0 ? 1 : 500);

    assertThat(routes).extracting(Route::node).containsExactly(0, 1);
    assertThat(routes.get(1).cost()).isGreaterThan(AMOUNT);
  }

  @Test
  void shouldForbidNothing() {
    List<Route> routes = rank(node -> node == 0 ? 0 : 500);

    assertThat(OrderRouter.choice(routes, ITEM))
        .hasValueSatisfying(
            route -> {
              assertThat(route.node()).isEqualTo(1);
              assertThat(route.outOfRegion()).isEqualTo(AMOUNT);
              assertThat(route.spent()).isLessThan(ITEM.lostSaleValue());
            });
  }

  private List<Route> rank(OrderRouter.Stock free) {
    var wish = new OrderRouter.Wish(Speed.NEXT_DAY.ordinal(), 0, 0);
    return router.rank(ITEM, null, PriceView.none(3), wish, free, node -> true, node -> 0);
  }

  private static RoutedNetwork network() {
    RoutedNetwork network = new RoutedNetwork(1, 1);
    network.outside.set(1);
    network.outOfRegion = AMOUNT;
    return network.ship(0, 0, Speed.NEXT_DAY, 3).ship(1, 0, Speed.NEXT_DAY, 3);
  }
}
