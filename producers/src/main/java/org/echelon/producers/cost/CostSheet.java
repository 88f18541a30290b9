package org.echelon.producers.cost;

import java.time.Instant;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.command.Ack;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.Adjustment;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.network.Network;
import org.echelon.price.PriceVector;
import org.echelon.producers.partner.SiteBook;
import org.echelon.reference.DamagedTo;
import org.echelon.reference.Item;
import org.echelon.valuation.ItemTerms;

/**
 * What running a network costs, in currency, booked as goods move.
 *
 * <pre>
 * a parcel leaves     units (option + option by cube), late penalty if it comes after it is due,
 *                     handling out
 * a transfer leaves   units (lane + lane by cube), handling out;  arrives: handling in
 * a purchase arrives  units (lane + lane by cube), handling in
 * stock on hand       integral of units x capital and of cube x storage cost of the node
 * in the yard         integral of cube x storage cost of the node x a multiple
 * on the way          integral of units x capital, between nodes, for the destination
 * a customer gives up units x lost-sale value of the item, as the planner has it
 * </pre>
 *
 * What goods cost to buy is in no part: it is the same for whoever sells as much. Goods of a vendor
 * are owned when received. Fixed costs of departures are left out, as the planner has none.
 */
public final class CostSheet {
  private static final double DAY_MILLIS = 86_400_000;

  private final org.echelon.reference.Network published;
  private final Network network;
  private final long startMillis;
  private final Bookings books;
  private final Parcels parcels;
  private final Hauls hauls;
  private final PriceBook prices = new PriceBook();
  private final Distances distances;
  private final OpenOrders open;
  private final double overflowMultiple;
  private long nowMillis;

  /**
   * @param dueMillis when an order is due, epoch milliseconds
   */
  public CostSheet(
      org.echelon.reference.Network published,
      Instant startAt,
      ToLongFunction<OrderLine> dueMillis) {
    this(published, startAt, dueMillis, 0);
  }

  /**
   * @param dueMillis when an order is due, epoch milliseconds
   * @param overflowMultiple cost of a dm³ in the yard over that of one inside
   */
  public CostSheet(
      org.echelon.reference.Network published,
      Instant startAt,
      ToLongFunction<OrderLine> dueMillis,
      double overflowMultiple) {
    this.overflowMultiple = overflowMultiple;
    this.published = published;
    this.startMillis = startAt.toEpochMilli();
    this.nowMillis = startMillis;
    this.network = NetworkMapping.toCore(published, startMillis);
    this.books = new Bookings(network, startMillis);
    this.distances = new Distances(published, network);
    this.open = new OpenOrders(startMillis);
    this.parcels = new Parcels(network, books, distances, open, dueMillis);
    this.hauls = new Hauls(network, books);
  }

  /** Keeps costs by SKU as well, from now on. */
  public SkuCosts followSkus() {
    SkuCosts followed = new SkuCosts(network, startMillis);
    books.listen(followed);
    return followed;
  }

  /**
   * Keeps what regions are judged by, from now on and instead of costs by SKU.
   *
   * @param truckCube cube that a truck to customers holds, dm³
   */
  public RegionDays followRegions(double truckCube) {
    RegionDays followed = new RegionDays(network, distances, truckCube);
    books.listen(followed);
    return followed;
  }

  /** The outside world says something. */
  public void fed(SpecificRecord record) {
    if (record instanceof Item item) {
      books.item(ItemMapping.terms(item, network), ItemMapping.unitCost(item));
    } else if (record instanceof OrderLine line) {
      parcels.ordered(line);
    } else if (record instanceof Adjustment adjustment) {
      adjusted(adjustment);
    } else if (record instanceof Receipt receipt) {
      received(receipt);
    } else if (record instanceof Ack ack) {
      parcels.answered(ack);
      hauls.answered(ack);
    }
  }

  /** Echelon publishes something. */
  public void published(SpecificRecord record) {
    if (record instanceof AssignmentCommand command) {
      parcels.assigned(command);
    } else if (record instanceof TransferCommand command) {
      hauls.commanded(command.getCommandId(), command.getLane(), false);
    } else if (record instanceof PurchaseCommand command) {
      hauls.commanded(command.getCommandId(), command.getLane(), true);
    } else if (record instanceof PriceVector vector) {
      prices.take(vector, books.day(vector.getComputedAt().toEpochMilli()));
      books.listener().prices(vector);
    }
  }

  /** A customer gives up units of a line. */
  public void lost(OrderLine line, long units, Instant at) {
    parcels.lost(line, units, at.toEpochMilli());
  }

  /** Time has come so far. */
  public void upTo(Instant now) {
    nowMillis = now.toEpochMilli();
    books.upTo(nowMillis);
  }

  /** The book of the sites, which knows what lies in them and is told what waits there. */
  public SiteBook sites() {
    return new YardBook(network, books.items(), stock(), startMillis, this::inYard);
  }

  /** Units that lie at a node, as booked here. */
  public long onHand(String sku, String node) {
    return stock().units(sku, network.ordinal(node));
  }

  /** Units on the way between nodes, all SKUs, as booked here. */
  public long inTransit() {
    return stock().inTransit();
  }

  /** Mean cube of what lies at a node over a day, dm³. */
  public double meanCube(String node, int day) {
    return stock().room(network.ordinal(node)).cube.of(day);
  }

  /** Units that left a node on a day, to customers and to other nodes. */
  public double unitsOut(String node, int day) {
    return stock().room(network.ordinal(node)).out.of(day);
  }

  /** What the whole days from one on have cost; the last day only if the run ends with it. */
  public CostSummary summary(int fromDay) {
    int until = (int) Math.floor((nowMillis - startMillis) / DAY_MILLIS + 1e-6);
    return summary(Math.min(fromDay, Math.max(0, until - 1)), Math.max(1, until));
  }

  /** What the days {@code from} to before {@code until} have cost, all of them over. */
  public CostSummary summary(int from, int until) {
    double openThen = openOrders(until) - openOrders(from);
    return new CostTotals(
            published,
            network,
            startMillis,
            books.table(),
            stock(),
            parcels.service(),
            books.bought(),
            prices,
            overflowMultiple)
        .between(from, until)
        .of(parcels.waiting(), distances.mean(), openThen);
  }

  private double openOrders(int day) {
    long at = startMillis + (long) (day * DAY_MILLIS);
    return open.leastCost(at, nowMillis, network, books.items()::get);
  }

  private void adjusted(Adjustment adjustment) {
    int node = network.ordinal(adjustment.getNode());
    long units = adjustment.getUnits();
    long change =
        switch (adjustment.getKind()) {
          case COUNT -> units - stock().units(adjustment.getSku(), node);
          case DELTA, FOUND, RETURN -> units;
          case DAMAGE, LOST, DISPOSE -> -units;
          default -> 0;
        };
    books.move(adjustment.getSku(), node, change, adjustment.getOccurredAt());
    ItemTerms item = books.item(adjustment.getSku());
    long at = adjustment.getOccurredAt().toEpochMilli();
    if (item != null && node >= 0 && change < 0) {
      stock().gone(item, node, -change, at);
    } else if (item != null && node >= 0) {
      stock().given(item, node, change, 0, at);
    }
  }

  /** A delivery that no command of ours asked for. */
  private void received(Receipt receipt) {
    if (receipt.getCommandId() == null) {
      int node = network.ordinal(receipt.getNode());
      long held = receipt.getDamagedTo() == DamagedTo.HELD ? receipt.getDamagedUnits() : 0;
      long units = receipt.getGoodUnits() + held;
      books.move(receipt.getSku(), node, units, receipt.getOccurredAt());
      books.arrived(receipt.getSku(), node, units, receipt.getOccurredAt());
      ItemTerms item = books.item(receipt.getSku());
      if (item != null && node >= 0) {
        double booked = Deliveries.in(network.node(node), item);
        stock().given(item, node, units, booked, receipt.getOccurredAt().toEpochMilli());
      }
      books.buy(receipt.getSku(), units, receipt.getOccurredAt());
    }
  }

  private void inYard(ItemTerms item, int node, long units, long atMillis) {
    books.listener().inYard(item, node, units, overflowMultiple, atMillis);
  }

  private StockBook stock() {
    return books.stock();
  }
}
