package org.echelon.producers.cost;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.valuation.ItemTerms;
import org.jspecify.annotations.Nullable;

/** Amounts by virtual day and stock by place, as each move of goods changes them. */
final class Bookings {
  private static final double DAY_MILLIS = 86_400_000;

  private final Network network;
  private final long startMillis;
  private final Map<String, ItemTerms> items = new HashMap<>();
  private final Map<String, Double> unitCosts = new HashMap<>();
  private final CostTable table = new CostTable();
  private final StockBook stock;
  private final DaySums bought = new DaySums();
  private CostListener listener = CostListener.NONE;

  Bookings(Network network, long startMillis) {
    this.network = network;
    this.startMillis = startMillis;
    this.stock = new StockBook(network, startMillis);
  }

  /** Tells somebody else as well, from now on. */
  void listen(CostListener other) {
    listener = other;
  }

  /** Whoever is told as well. */
  CostListener listener() {
    return listener;
  }

  void item(ItemTerms item, double unitCost) {
    items.put(item.sku(), item);
    unitCosts.put(item.sku(), unitCost);
  }

  /** An item, null before it is known. */
  @Nullable ItemTerms item(String sku) {
    return items.get(sku);
  }

  /** All items known so far, a view. */
  Map<String, ItemTerms> items() {
    return items;
  }

  void book(String sku, int day, @Nullable NodeKind kind, CostPart part, double currency) {
    table.add(day, kind, part, currency);
    listener.booked(sku, day, currency);
  }

  /** More or fewer units lie at a node. */
  void move(String sku, int node, long units, Instant at) {
    ItemTerms item = items.get(sku);
    if (item != null && node >= 0 && units != 0) {
      stock.change(item, unitCost(sku), node, units, at.toEpochMilli());
      listener.change(item, node, units, at.toEpochMilli());
    }
  }

  /** More or fewer units are on the way to a node. */
  void onTheWay(ItemTerms item, int to, long units, long atMillis) {
    stock.onTheWay(item, unitCost(item.sku()), to, units, atMillis);
    listener.onTheWay(item, to, units, atMillis);
  }

  /** Units leave a node, to customers or to another node. */
  void left(ItemTerms item, Node node, long units, long atMillis) {
    double cost = units * Deliveries.out(node, item);
    book(item.sku(), day(atMillis), node.kind(), CostPart.HANDLING_OUT, cost);
    stock.room(node.ordinal()).out.add(day(atMillis), units);
  }

  /** Units come in at a node. */
  void arrived(String sku, int ordinal, long units, Instant at) {
    ItemTerms item = items.get(sku);
    if (item != null && ordinal >= 0) {
      Node node = network.node(ordinal);
      int day = day(at.toEpochMilli());
      book(sku, day, node.kind(), CostPart.HANDLING_IN, units * Deliveries.in(node, item));
      listener.arrived(sku, ordinal, day, units);
      stock.room(ordinal).in.add(day, units);
    }
  }

  /** Units were bought, damaged ones among them. */
  void buy(String sku, long units, Instant at) {
    bought.add(day(at.toEpochMilli()), units * unitCost(sku));
  }

  void upTo(long atMillis) {
    stock.upTo(atMillis);
    listener.upTo(atMillis);
  }

  /** The virtual day of an instant, epoch milliseconds. */
  int day(long atMillis) {
    return (int) Math.max(0, Math.floor((atMillis - startMillis) / DAY_MILLIS));
  }

  StockBook stock() {
    return stock;
  }

  CostTable table() {
    return table;
  }

  DaySums bought() {
    return bought;
  }

  private double unitCost(String sku) {
    return unitCosts.getOrDefault(sku, 0.0);
  }
}
