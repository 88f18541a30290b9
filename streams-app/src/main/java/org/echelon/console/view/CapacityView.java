package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.SkuRow;
import org.echelon.console.table.StockRow;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.price.Price;
import org.echelon.reference.Item;

/** How full each limit of each node is, now and as planned, and what it costs. */
public final class CapacityView {
  private static final double DEFAULT_CUBE = 1;

  private CapacityView() {}

  /**
   * All limits, fullest first.
   *
   * @param over85 how many are above 85%
   */
  public record Capacities(Optional<Instant> asOf, List<Row> rows, long over85) {}

  /**
   * A limit of a node: storage in dm³, flow in units a day.
   *
   * @param capacity empty where the network states none
   * @param now measured use, storage only
   * @param coming use when all that is in transit and on order has come, storage only
   * @param planned use that the prices plan for, empty without prices
   * @param share of the capacity: the measured one of storage, the planned one of flow
   * @param price of a dm³ and day, or of a unit; empty where there is no price
   */
  public record Row(
      String node,
      String name,
      String kind,
      String region,
      String resource,
      Optional<Double> capacity,
      Optional<Double> now,
      Optional<Double> coming,
      Optional<Double> planned,
      Optional<Double> share,
      Optional<Double> comingShare,
      Optional<Double> plannedShare,
      Optional<Double> price) {}

  /** Every node that holds stock, with a row for storage and one for flow. */
  public static Capacities of(ConsoleTables tables) {
    Map<String, Price> prices = new HashMap<>();
    tables
        .prices()
        .inForce()
        .ifPresent(
            priced ->
                priced
                    .vector()
                    .getPrices()
                    .forEach(p -> prices.put(p.getNode() + " " + p.getResource(), p)));
    List<Row> rows = new ArrayList<>();
    tables
        .reference()
        .networkAt(tables.ticks().nowMillis())
        .ifPresent(network -> addRows(tables, network, prices, rows));
    rows.sort(
        Comparator.comparingDouble((Row row) -> -fullness(row))
            .thenComparing(Row::node)
            .thenComparing(Row::resource));
    return new Capacities(
        tables.ticks().at(), rows, rows.stream().filter(row -> fullness(row) > 0.85).count());
  }

  private static void addRows(
      ConsoleTables tables, Network network, Map<String, Price> prices, List<Row> rows) {
    Map<String, Cubes> cubes = cubes(tables);
    for (Node node : network.nodes()) {
      if (!node.kind().holdsStock()) {
        continue;
      }
      Cubes there = cubes.getOrDefault(node.id(), new Cubes());
      double now = there.now;
      double coming = there.coming;
      Optional<Price> storage = Optional.ofNullable(prices.get(node.id() + " STORAGE"));
      Optional<Price> flow = Optional.ofNullable(prices.get(node.id() + " FLOW"));
      double room = node.capacity().storageCube();
      rows.add(
          row(tables, node, "STORAGE", room, Optional.of(now), Optional.of(now + coming), storage));
      rows.add(
          row(
              tables,
              node,
              "FLOW",
              node.capacity().flowUnitsPerDay(),
              Optional.empty(),
              Optional.empty(),
              flow));
    }
  }

  /** What lies at a node and what comes there, dm³. */
  private static final class Cubes {
    private double now;
    private double coming;
  }

  /** By node. O(pairs), with one look for the item of each SKU. */
  private static Map<String, Cubes> cubes(ConsoleTables tables) {
    Map<String, Cubes> byNode = new HashMap<>();
    for (SkuRow sku : tables.stock().all().values()) {
      double cube = cube(tables, sku.sku());
      for (StockRow stock : sku.nodes()) {
        Cubes there = byNode.computeIfAbsent(stock.node(), node -> new Cubes());
        there.now += Math.max(0, stock.present()) * cube;
        there.coming += (stock.inTransit() + stock.onOrder()) * cube;
      }
    }
    return byNode;
  }

  private static Row row(
      ConsoleTables tables,
      Node node,
      String resource,
      double limit,
      Optional<Double> now,
      Optional<Double> coming,
      Optional<Price> price) {
    Optional<Double> capacity = Double.isInfinite(limit) ? Optional.empty() : Optional.of(limit);
    Optional<Double> planned = price.map(p -> PricesView.first(p.getUsage()));
    return new Row(
        node.id(),
        Optional.ofNullable(tables.reference().nodes().get(node.id()))
            .map(org.echelon.reference.Node::getName)
            .orElse(""),
        node.kind().name(),
        node.region(),
        resource,
        capacity,
        now,
        coming,
        planned,
        share(now.isPresent() ? now : planned, capacity),
        share(coming, capacity),
        share(planned, capacity),
        price.map(p -> PricesView.first(p.getValues())));
  }

  private static Optional<Double> share(Optional<Double> use, Optional<Double> capacity) {
    return use.isEmpty() || capacity.isEmpty() || capacity.get() <= 0
        ? Optional.empty()
        : Optional.of(use.get() / capacity.get());
  }

  /** The share by which limits are compared: as it is now, else as it is planned. */
  static double fullness(Row row) {
    return row.share().orElse(0.0);
  }

  private static double cube(ConsoleTables tables, String sku) {
    Item item = tables.reference().items().get(sku);
    return item == null ? DEFAULT_CUBE : item.getUnitCube();
  }
}
