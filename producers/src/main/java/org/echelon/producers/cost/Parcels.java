package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.ShipOption;
import org.echelon.valuation.ItemTerms;
import org.jspecify.annotations.Nullable;

/** Books what customers order, what leaves for them, and what they give up. */
final class Parcels {
  private static final double DAY_MILLIS = 86_400_000;

  private final Network network;
  private final Bookings books;
  private final ToLongFunction<OrderLine> dueMillis;
  private final Map<String, ShipOption> options = new HashMap<>();
  private final Map<String, Customer> lines = new HashMap<>();
  private final Map<String, Parcel> parcels = new HashMap<>();
  private final ServiceDays service = new ServiceDays();
  private final Distances distances;
  private final OpenOrders open;

  /** Who ordered a line. */
  private record Customer(String line, int zone, String speed, long dueMillis) {}

  /** Units to ship to a customer. */
  private record Parcel(Customer customer, ShipOption option) {}

  /**
   * @param dueMillis when an order is due, epoch milliseconds
   */
  Parcels(
      Network network,
      Bookings books,
      Distances distances,
      OpenOrders open,
      ToLongFunction<OrderLine> dueMillis) {
    this.network = network;
    this.books = books;
    this.distances = distances;
    this.open = open;
    this.dueMillis = dueMillis;
    for (ShipOption option : network.shipOptions()) {
      options.put(optionKey(option.node(), option.zone(), option.option()), option);
    }
  }

  void ordered(OrderLine line) {
    if (line.getChange() == OrderChange.PLACED && line.getRevision() == 1) {
      placed(line);
    } else {
      boolean stands = line.getChange() != OrderChange.CANCELLED && !line.getWithdrawn();
      open.revised(id(line), stands ? line.getUnits() : 0);
    }
  }

  private void placed(OrderLine line) {
    int zone =
        line.getZone() != null
            ? network.zone(line.getZone())
            : network.zoneOfPostalCode(String.valueOf(line.getPostalCode()));
    String id = id(line);
    String speed = line.getSpeed().name();
    Customer customer = new Customer(id, zone, speed, dueMillis.applyAsLong(line));
    if (lines.putIfAbsent(id, customer) == null) {
      long at = line.getPlacedAt().toEpochMilli();
      open.placed(id, line.getSku(), zone, speed, at, line.getUnits());
      int day = books.day(line.getOccurredAt().toEpochMilli());
      books.listener().ordered(line.getSku(), zone, day, line.getUnits());
    }
  }

  void assigned(AssignmentCommand command) {
    Customer customer = lines.get(command.getOrderId() + "/" + command.getLineNo());
    if (customer != null && command.getChange() == CommandChange.ISSUE) {
      int node = network.ordinal(command.getNode());
      ShipOption option = options.get(optionKey(node, customer.zone(), command.getOption()));
      if (option != null) {
        parcels.put(command.getCommandId(), new Parcel(customer, option));
      }
    }
  }

  void answered(Ack ack) {
    if (ack.getKind() == AckKind.SHIPPED) {
      Parcel parcel = parcels.remove(ack.getCommandId());
      ItemTerms item = books.item(ack.getSku());
      if (parcel != null && item != null && ack.getUnits() != 0) {
        shipped(ack, item, parcel);
      }
    }
  }

  private void shipped(Ack ack, ItemTerms item, Parcel parcel) {
    long units = ack.getUnits();
    ShipOption option = parcel.option();
    long at = ack.getOccurredAt().toEpochMilli();
    int day = books.day(at);
    long arrives = option.nextCutOff(at - 1) + Math.round(option.transitDays() * DAY_MILLIS);
    double lateDays =
        parcel.customer().dueMillis() == Long.MAX_VALUE
            ? 0
            : (arrives - parcel.customer().dueMillis()) / DAY_MILLIS;
    double cost = units * (option.costPerUnit() + option.costPerCube() * item.unitCube());
    Node node = network.node(option.node());
    books.book(item.sku(), day, node.kind(), CostPart.SHIPPING, cost);
    if (lateDays > 0) {
      double late = units * option.lateCostPerUnit();
      books.book(item.sku(), day, node.kind(), CostPart.LATE, late);
    }
    books.left(item, node, units, at);
    books.move(ack.getSku(), option.node(), -units, ack.getOccurredAt());
    open.closed(parcel.customer().line(), units, at);
    boolean inRegion = node.region().equals(network.zones().get(option.zone()).region());
    service.shipped(parcel.customer().speed(), day, units, lateDays, cost, inRegion);
    distances.add(option.node(), option.zone(), units);
    books.listener().parcel(item, option, day, units);
  }

  void lost(OrderLine line, long units, long atMillis) {
    ItemTerms item = books.item(line.getSku());
    double value = item == null ? 0 : item.lostSaleValue();
    int day = books.day(atMillis);
    open.lost(id(line), units, atMillis);
    books.book(line.getSku(), day, null, CostPart.LOST_SALES, units * value);
    books.listener().lost(line.getSku(), day, units);
    service.lost(line.getSpeed().name(), day, units);
  }

  /** Units ordered that have neither left nor been lost. */
  long waiting() {
    return open.units();
  }

  ServiceDays service() {
    return service;
  }

  private static String id(OrderLine line) {
    return line.getOrderId() + "/" + line.getLineNo();
  }

  private static String optionKey(int node, int zone, @Nullable String option) {
    return node + "/" + zone + "/" + option;
  }
}
