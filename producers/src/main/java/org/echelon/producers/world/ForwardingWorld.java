package org.echelon.producers.world;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongBiFunction;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.reference.Item;
import org.echelon.reference.Network;

/** A world that is another one but for what a subclass says. */
public abstract class ForwardingWorld implements World {
  private final World world;

  protected ForwardingWorld(World world) {
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
    return world.openingCounts(levels);
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
  public NavigableMap<Instant, Network> publishedOverTime() {
    return world.publishedOverTime();
  }

  @Override
  public NavigableMap<Instant, List<Control>> controlsOverTime() {
    return world.controlsOverTime();
  }

  @Override
  public NavigableMap<Instant, Network> carriedOutOverTime() {
    return world.carriedOutOverTime();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return world.orders(shipped);
  }

  @Override
  public OptionalDouble linesOn(String sku, int day) {
    return world.linesOn(sku, day);
  }

  @Override
  public Optional<OrderFeed> ordersRedrawn(int draw) {
    return world.ordersRedrawn(draw);
  }
}
