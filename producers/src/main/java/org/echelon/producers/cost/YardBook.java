package org.echelon.producers.cost;

import java.time.Instant;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.producers.partner.SiteBook;
import org.echelon.valuation.ItemTerms;

/** What waits at the doors of sites, kept beside the stock inside them. */
final class YardBook implements SiteBook {
  private static final double DAY_MILLIS = 86_400_000;

  private final Network network;
  private final Map<String, ItemTerms> items;
  private final StockBook stock;
  private final long startMillis;
  private final Moves moves;

  /** Is told what else follows when units of an item go into a yard or leave it. */
  @FunctionalInterface
  interface Moves {
    void moved(ItemTerms item, int node, long units, long atMillis);
  }

  YardBook(
      Network network,
      Map<String, ItemTerms> items,
      StockBook stock,
      long startMillis,
      Moves moves) {
    this.moves = moves;
    this.network = network;
    this.items = items;
    this.stock = stock;
    this.startMillis = startMillis;
  }

  @Override
  public double cube(String node) {
    return room(node).cube.value();
  }

  @Override
  public double unitCube(String sku) {
    ItemTerms item = items.get(sku);
    return item == null ? 0 : item.unitCube();
  }

  @Override
  public void waits(String sku, String node, long units, boolean expected, Instant at) {
    StockBook.Room room = room(node);
    ItemTerms item = items.get(sku);
    if (item != null) {
      moves.moved(item, network.ordinal(node), units, at.toEpochMilli());
    }
    if (expected && item != null) {
      stock.expected(item, network.ordinal(node), units, at.toEpochMilli());
    }
    room.yardUnits.change(at.toEpochMilli(), units);
    room.yardCube.change(at.toEpochMilli(), units * unitCube(sku));
    room.heldIn.add(day(at), Math.max(0, units));
  }

  @Override
  public void leftLate(String node, long units, Instant readyAt, Instant at) {
    StockBook.Room room = room(node);
    room.heldOut.add(day(at), units);
    double days = (at.toEpochMilli() - readyAt.toEpochMilli()) / DAY_MILLIS;
    room.heldOutDays.add(day(at), units * days);
  }

  private StockBook.Room room(String node) {
    return stock.room(network.ordinal(node));
  }

  private int day(Instant at) {
    return (int) Math.max(0, Math.floor((at.toEpochMilli() - startMillis) / DAY_MILLIS));
  }
}
