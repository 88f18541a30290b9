package org.echelon.producers.world;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;

/**
 * A world that starts with the same stock each time: what is counted follows from the levels of the
 * first run alone, so that whoever plans the later ones inherits it.
 */
public final class CommonStart implements World {
  private final World world;
  private @Nullable List<Adjustment> counts;

  public CommonStart(World world) {
    this.world = world;
  }

  @Override
  public String name() {
    return world.name();
  }

  @Override
  public Instant startAt() {
    return world.startAt();
  }

  @Override
  public Network network() {
    return world.network();
  }

  @Override
  public List<Item> items() {
    return world.items();
  }

  @Override
  public List<Forecast> forecasts() {
    return world.forecasts();
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    if (counts == null) {
      counts = List.copyOf(world.openingCounts(levels));
    }
    return counts;
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    return world.ordersOnTheWay();
  }

  @Override
  public DemandLearner learner() {
    return world.learner();
  }

  @Override
  public Network asCarriedOut() {
    return world.asCarriedOut();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return world.orders(shipped);
  }
}
