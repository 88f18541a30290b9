package org.echelon.fulfillment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.echelon.fulfillment.OrderRouter.Wish;
import org.echelon.network.Speed;

/**
 * Keeps a promise by a faster option where nothing else does. Where no node serves an order in time
 * at its own speed or a slower one, what faster options cost that do is weighed against being late:
 *
 * <pre>
 * cost(n) = min( cost(n, class), min over faster classes f of cost(n, f), in time only )
 * </pre>
 *
 * <p>each at its full cost, paid by whoever made the promise. Where being late is cheaper the order
 * is promised the later arrival. While anything is in time faster options stay out, so that a
 * network may keep a node for fast orders. Exact; O(speeds) rankings at most, one as a rule.
 *
 * <p>Source: model, section 7.
 */
public final class Upgrades {
  private static final Comparator<Route> CHEAPEST_FIRST =
      Comparator.comparingDouble(Route::cost).thenComparingInt(Route::node);

  private Upgrades() {}

  /**
   * The routes of an order, cheapest first, each node once.
   *
   * @param rank ranks the nodes for a wish, see {@link OrderRouter#rank}
   */
  public static List<Route> routes(Wish wish, Function<Wish, List<Route>> rank) {
    List<Route> own = rank.apply(wish);
    int faster = wish.serviceClass() % Speed.COUNT;
    if (faster == 0 || own.stream().anyMatch(Route::inTime)) {
      return own;
    }
    Map<Integer, Route> byNode = new TreeMap<>();
    own.forEach(route -> byNode.put(route.node(), route));
    for (int up = 1; up <= faster; up++) {
      Wish upgraded =
          new Wish(
              wish.serviceClass() - up,
              wish.now(),
              wish.promisedAt(),
              wish.siblings(),
              wish.units());
      for (Route route : rank.apply(upgraded)) {
        if (route.inTime()) {
          byNode.merge(
              route.node(), route, (one, other) -> other.cost() < one.cost() ? other : one);
        }
      }
    }
    List<Route> routes = new ArrayList<>(byNode.values());
    routes.sort(CHEAPEST_FIRST);
    return routes;
  }
}
