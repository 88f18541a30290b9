package org.echelon.producers.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import org.echelon.control.Control;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.forecast.Forecaster;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.reference.Item;
import org.echelon.reference.Network;

/** Everything a run is fed with, starting in the middle of its life. */
public interface World {

  /** A short name, such as us8. */
  String name();

  /** The first instant of virtual time. */
  Instant startAt();

  /** Version one of the network, in force from the start. */
  Network network();

  /** All items, in order of SKU. */
  List<Item> items();

  /** One forecast for each SKU that has one, in order of SKU. */
  List<Forecast> forecasts();

  /**
   * What is counted at the start, one record for each SKU and node with stock.
   *
   * @param levels units to order up to, by SKU and node
   */
  List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels);

  /** Deliveries of purchases made before the start, in order of time; each enters when due. */
  List<Receipt> ordersOnTheWay();

  /** The orders, read once from the start; a cancellation looks up what has been shipped. */
  OrderFeed orders(ShippedFrom shipped);

  /** Who learns demand and forecasts it each week, starting from the first forecasts. */
  default DemandLearner learner() {
    return new Forecaster(forecasts(), startAt());
  }

  /** The network as partners really keep to it; planners see {@link #network}. */
  default Network asCarriedOut() {
    return network();
  }

  /** Networks as they are published in the course of a run, by the instant at which each is. */
  default NavigableMap<Instant, Network> publishedOverTime() {
    return new TreeMap<>(Map.of(startAt(), network()));
  }

  /** What people order in the course of a run, by the instant at which they do. */
  default NavigableMap<Instant, List<Control>> controlsOverTime() {
    return new TreeMap<>();
  }

  /** Networks as partners really keep to them, by the instant from which each holds. */
  default NavigableMap<Instant, Network> carriedOutOverTime() {
    return new TreeMap<>(Map.of(startAt(), asCarriedOut()));
  }

  /** The orders, as if nothing were shipped before its cancellation. */
  default OrderFeed orders() {
    return orders(ShippedFrom.nowhere());
  }

  /**
   * Orders of the same law as those of this world and independent of them: the same rates, week by
   * week, with other arrivals. Empty where the law is not known, as for orders that are replayed.
   *
   * @param draw which of them, from 1
   */
  default Optional<OrderFeed> ordersRedrawn(int draw) {
    return Optional.empty();
  }

  /**
   * Mean number of order lines of a SKU on a day, counted from the start; lines are Poisson. Empty
   * where the law is not known.
   */
  default OptionalDouble linesOn(String sku, int day) {
    return OptionalDouble.empty();
  }
}
